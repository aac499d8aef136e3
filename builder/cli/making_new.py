"""The command `new`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from builder.author.new import NewError, make
from builder.author.new.scaffold import Plan
from builder.cli.codes import SOUND, UsageError
from builder.cli.output import note, root_of, shown
from builder.load.files import COURSE


def new(arguments: argparse.Namespace) -> int:
    """Write new files; nothing is overwritten."""
    try:
        plan = _plan(arguments)
        written = plan.write()
    except NewError as error:
        raise UsageError(str(error)) from error
    for path in written:
        print(f"{'changed' if path in plan.edits else 'new    '}  {shown(plan.root / path)}")
    note("Next: `course check` says whether all is well, `course serve` shows it.", arguments)
    return SOUND


def _typed(text: str) -> str:
    """Words as they were typed: under a locale such as C, UTF-8 arrives byte by byte."""
    if text.isascii():
        return text
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        raise UsageError(f"{text.encode(errors='replace').decode()}: these words are not UTF-8") from None


def _plan(arguments: argparse.Namespace) -> Plan:
    for name, value in vars(arguments).items():
        if isinstance(value, str):
            setattr(arguments, name, _typed(value))
    what, title = arguments.what, arguments.title
    if what == "course":
        folder = (arguments.folder or Path.cwd()).absolute()
        if (folder / COURSE).exists():
            raise NewError(f"{shown(folder / COURSE)} exists already; nothing was written")
        return make.course(folder, folder.name or "course", title, arguments.language)
    root = root_of(arguments.root)
    if what == "module":
        return make.module(root, arguments.id, title, arguments.part)
    if what == "lesson":
        return make.lesson(root, arguments.module, arguments.id, title)
    if what == "quiz":
        return make.quiz(root, arguments.module, arguments.id, title, arguments.kind, arguments.lesson)
    if what == "question":
        return make.question(root, arguments.module, arguments.quiz, arguments.type, arguments.id)
    if what == "tool":
        return make.tool(root, arguments.module, arguments.id, title, arguments.lesson)
    if what == "editor":
        return make.editor(root)
    if what == "ci":
        return make.ci(root, arguments.host)
    return make.scenario(root, arguments.module, arguments.id, title, arguments.lesson)
