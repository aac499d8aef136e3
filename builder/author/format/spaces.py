"""Spaces at the ends of lines and lines at the end of a file, which nobody sees."""

from __future__ import annotations

import re

_ENDS = re.compile(r"(?P<end>(?<=\S)  (?=\n[^\n]))|[ \t]+$", re.MULTILINE)
_OPENING = re.compile(r"(?P<spaces>[ ]*)(?P<dashes>(?:- +)*)(?P<key>[^#]*: )?\|[-+0-9]{0,2}\s*(?:#.*)?$")
"""A line of YAML after which a text in lines of its own stands, indented more."""


def trimmed(text: str, *, markdown: bool) -> str:
    """Without trailing spaces, but for the two that break a line of Markdown; one line end at the end.

    In YAML the two are kept in texts that have lines of their own (`|`), since those are Markdown.
    """
    broken = _ENDS.sub(lambda match: match["end"] or "", text)
    text = broken if markdown else _outside_texts(broken)
    return text.rstrip("\n") + "\n" if text.strip() else text


def _column(opening: re.Match[str]) -> int:
    """The column that a text must be indented beyond: that of its key, or of the dash of its item."""
    dashes = opening["dashes"]
    return len(opening["spaces"]) + len(dashes if opening["key"] else dashes.rstrip().rpartition("-")[0])


def _outside_texts(text: str) -> str:
    lines = text.split("\n")
    indent: int | None = None
    for at, line in enumerate(lines):
        inside = indent is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > indent)
        if inside:
            continue
        lines[at] = line.rstrip(" \t")
        opening = _OPENING.match(lines[at])
        indent = _column(opening) if opening else None
    return "\n".join(lines)
