"""The command `diff`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.author.diff import revisions, words
from builder.author.diff.compare import Change, compare
from builder.author.diff.contents import Contents, NotOursError, read
from builder.author.diff.effects import Effects, effects
from builder.cli.codes import PROBLEMS, SOUND, UsageError
from builder.cli.output import root_of, show, shown


def diff(arguments: argparse.Namespace) -> int:
    """Compare; PROBLEMS where a new package is not safe to upload over its old one."""
    try:
        pairs = _packages(arguments) if arguments.old.endswith(".zip") else _revisions(arguments)
    except NotOursError as error:
        raise UsageError(str(error)) from error
    except revisions.RevisionError as error:
        show(list(error.diagnostics), "text", Path.cwd(), sys.stderr)
        raise UsageError(str(error)) from error
    compared: dict[str, tuple[list[Change], Effects]] = {}
    for name, old, new in pairs:
        changes = compare(old, new)
        compared[name] = (changes, effects(old, new, changes))
    if arguments.format == "json":
        print(words.as_json(compared))
    else:
        print("\n\n".join(words.text(name, changes, found) for name, (changes, found) in compared.items()))
    if arguments.html:
        from builder.author.diff.page import page

        arguments.html.write_text(page(f"{arguments.old} → {arguments.new}", compared), encoding="utf-8")
        print(f"written  {shown(arguments.html)}", file=sys.stderr)
    return SOUND if all(found.safe for _, found in compared.values()) else PROBLEMS


def _packages(arguments: argparse.Namespace) -> list[tuple[str, Contents, Contents]]:
    for name in (arguments.old, arguments.new):
        if not Path(name).is_file():
            raise UsageError(f"{name}: there is no such file")
    old, new = read(Path(arguments.old)), read(Path(arguments.new))
    return [(new.module, old, new)]


def _revisions(arguments: argparse.Namespace) -> list[tuple[str, Contents, Contents]]:
    root = root_of(arguments.root)
    if arguments.new.endswith(".zip"):
        raise UsageError("compare two zips, or two revisions")
    old = revisions.packages_of(root, arguments.old, tuple(arguments.modules))
    new = revisions.packages_of(root, arguments.new, tuple(arguments.modules))
    for id in dict.fromkeys((*old, *new)):
        if id not in old or id not in new:
            print(f"{id}: {'new in ' + arguments.new if id in new else 'gone from ' + arguments.new}", file=sys.stderr)
    return [(id, old[id], new[id]) for id in new if id in old]
