"""The command `diff`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.author.diff import revisions, words
from builder.author.diff.compare import Change, compare
from builder.author.diff.contents import Contents, NotOursError, read
from builder.author.diff.effects import Effects, effects, effects_of_addition, effects_of_removal
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
        if old and new:
            changes = compare(old, new)
            compared[name] = (changes, effects(old, new, changes))
        elif old:
            compared[name] = ([Change("removed", "module", name)], effects_of_removal(name))
        else:
            compared[name] = ([Change("added", "module", name)], effects_of_addition(name))
    if arguments.format == "json":
        print(words.as_json(compared))
    else:
        print("\n\n".join(words.text(name, changes, found) for name, (changes, found) in compared.items()))
    if arguments.html:
        from builder.author.diff.page import page

        arguments.html.write_text(page(f"{arguments.old} → {arguments.new}", compared), encoding="utf-8")
        print(f"written  {shown(arguments.html)}", file=sys.stderr)
    return SOUND if all(found.safe for _, found in compared.values()) else PROBLEMS


Pairs = list[tuple[str, Contents | None, Contents | None]]
"""The name of a module, and what it was and is; None where it was not, or is no more."""


def _packages(arguments: argparse.Namespace) -> Pairs:
    for name in (arguments.old, arguments.new):
        if not Path(name).is_file():
            raise UsageError(f"{name}: there is no such file")
    old, new = read(Path(arguments.old)), read(Path(arguments.new))
    return [(new.module, old, new)]


def _revisions(arguments: argparse.Namespace) -> Pairs:
    root = root_of(arguments.root)
    if arguments.new.endswith(".zip"):
        raise UsageError("compare two zips, or two revisions")
    old, new = revisions.packages_of_both(root, arguments.old, arguments.new, tuple(arguments.modules))
    renamed = {now: was for was, now in _renamed(old, new)}
    gone = [id for id in old if id not in new and id not in renamed.values()]
    return [(id, old.get(renamed.get(id, id)), new[id]) for id in new] + [(id, old[id], None) for id in gone]


def _renamed(old: Mapping[str, Contents], new: Mapping[str, Contents]) -> Iterator[tuple[str, str]]:
    """Modules that are gone, and the new ones that hold most of their lessons under another id."""
    for was in old.keys() - new.keys():
        for now in new.keys() - old.keys():
            lessons = set(old[was].lessons)
            if 2 * len(lessons & set(new[now].lessons)) > len(lessons):
                yield was, now
                break
