"""Markdown files: settings between two lines `---`, then the body."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import structure as codes

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ALMOST = re.compile(r"(?:-{2}|-{4,}|[–—]+|\+{3}|={3,}|\*{3,}|_{3,})[ \t]*$")
_KEY = re.compile(r"[A-Za-z_]+:(?: |$)")


class Page(NamedTuple):
    """A Markdown file taken apart. `yaml` begins at the file's first line, so that lines count alike."""

    yaml: str
    body: str
    line: int
    """The line of the file in which the body begins."""


def split(text: str, path: str, found: list[Diagnostic]) -> Page | None:
    """Take a file's text apart, or report why it cannot be."""
    if not text.strip():
        found.append(
            codes.EMPTY.at(
                Position(path), "the file is empty", "write the front matter and the text, or delete the file"
            )
        )
        return None
    opening = _FENCE.match(text)
    if opening is None:
        found.append(_missing(text, path))
        return None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        found.append(
            codes.OPEN_FRONT_MATTER.at(
                Position(path), "the front matter is never closed", "write a line `---` below its last setting"
            )
        )
        return None
    body = text[closing.end() + 1 :]
    return Page(text[: closing.start()], body, text.count("\n", 0, closing.end()) + 2)


def _missing(text: str, path: str) -> Diagnostic:
    at = Position(path)
    first = text.split("\n", 1)[0]
    if _FENCE.match(text.lstrip()):
        line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
        where = f"not in line {line}" if line > 1 else "without spaces before it"
        return codes.NO_FRONT_MATTER.at(
            at, f"the front matter begins in the file's first line, {where}", "delete what stands before `---`"
        )
    if _ALMOST.match(first):
        return codes.NO_FRONT_MATTER.at(
            at, f"front matter begins with `---`, not with `{first.strip()}`", "write three hyphens"
        )
    if _KEY.match(first):
        return codes.NO_FRONT_MATTER.at(
            at, "the line `---` before the front matter is missing", "write `---` as the first line"
        )
    return codes.NO_FRONT_MATTER.at(
        at, "the front matter is missing", "begin the file with `---`, `title: …` and `---`, each in its own line"
    )
