"""Questions out of and into other tools: `course questions export|import`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from builder.cli.codes import PROBLEMS, SOUND, UsageError
from builder.cli.output import exit_code, no_such_module, note, root_of, show, shown

if TYPE_CHECKING:
    from pathlib import Path

    from builder.author.exchange.item import Item
    from builder.author.exchange.qti import Picture
    from builder.model.module import Module


def questions(arguments: argparse.Namespace) -> int:
    """Export or import questions."""
    return export(arguments) if arguments.what == "export" else take_in(arguments)


def export(arguments: argparse.Namespace) -> int:
    """Write a module's questions in another format to stdout or a file; what is lost goes to stderr."""
    from builder.author.exchange import gift, moodle_xml, qti
    from builder.author.exchange.item import KINDS
    from builder.author.exchange.of_model import items_of
    from builder.load import load_course, load_module

    root = root_of(arguments.root)
    course, found = load_course(root)
    if course is None:
        show(found, "text", root, sys.stderr)
        return PROBLEMS
    if arguments.module not in course.written:
        raise UsageError(no_such_module(arguments.module, course.written))
    module, found = load_module(root, course, arguments.module)
    if module is None or exit_code(found, strict=False):
        show(found, "text", root, sys.stderr)
        return PROBLEMS
    known = [quiz.id for quiz in module.quizzes]
    for quiz in arguments.quizzes:
        if quiz not in known:
            raise UsageError(f"the module has no quiz `{quiz}`; there are: {', '.join(known)}")
    lost = []
    taken = []
    forms: dict[str, Any] = {"gift": (gift, KINDS), "moodle": (moodle_xml, KINDS), "qti": (qti, qti.KINDS)}
    form, kinds = forms[arguments.format]
    if form is qti and not arguments.out:
        raise UsageError("QTI is a zip: name it with --out FILE")
    for quiz in module.quizzes:
        if not arguments.quizzes or quiz.id in arguments.quizzes:
            items, gone = items_of(quiz, kinds)
            lost += gone + form.lost_of(items, quiz.at.path)
            taken += items
    data = qti.write(taken, _pictures(root, module, taken)) if form is qti else form.write(taken)
    if arguments.out:
        if arguments.out.exists():
            raise UsageError(f"{shown(arguments.out)} is there already; nothing was written")
        arguments.out.write_bytes(data)
        print(shown(arguments.out))
    else:
        sys.stdout.write(data.decode())
    _say(lost)
    count = len(taken)
    note(f"{count} question{'s' * (count != 1)}, {len(lost)} thing{'s' * (len(lost) != 1)} lost", arguments)
    return SOUND


def _pictures(root: Path, module: Module, items: Iterable[Item]) -> dict[str, Picture]:
    """The pictures that items name, by that name."""
    from mimetypes import guess_type

    from builder.author.exchange.qti import Picture
    from builder.check.targets import target_of

    media = {one.path: one for one in module.media}
    named = {item.picture: target_of(item.picture, f"quizzes/{module.id}/x.yaml", module.id).file for item in items}
    return {
        name: Picture((root / path).read_bytes(), guess_type(path)[0] or "image/svg+xml", media[path].box)
        for name, path in named.items()
        if name
    }


def take_in(arguments: argparse.Namespace) -> int:
    """Write a new quiz of the questions in a file."""
    from builder.author.exchange import ExchangeError, gift, moodle_xml
    from builder.author.exchange.quizfile import import_quiz

    root = root_of(arguments.root)
    path = shown(arguments.file)
    data = arguments.file.read_bytes()
    form = arguments.format or ("moodle" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "gift")
    try:
        if form == "gift":
            items, lost = gift.read(data.decode("utf-8-sig"), path)
        else:
            items, lost = moodle_xml.read(data, path)
        _say(lost)
        if not items:
            raise UsageError(f"{path} holds no question that could be taken")
        written, found = import_quiz(
            root, arguments.module, arguments.quiz, arguments.title, arguments.kind, arguments.objective, items
        )
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8 (byte {error.start})") from error
    except ExchangeError as error:
        raise UsageError(str(error)) from error
    show(found, "text", root, sys.stderr)
    if exit_code(found, strict=False):
        note("Nothing was written.", arguments)
        return PROBLEMS
    print(shown(written))
    note(f"{len(items)} questions. Place a check in a lesson with `/// quiz | {arguments.quiz}`.", arguments)
    return SOUND


def _say(lost: Iterable[object]) -> None:
    for one in sorted(lost):  # type: ignore[type-var]
        print(one, file=sys.stderr)
