"""Spaces at the ends of lines and lines at the end of a file, which nobody sees."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"(?P<end>(?<=\S)  (?=\n[^\n]))|[ \t]+$", re.MULTILINE)
_PLAIN = re.compile(r"[ \t]+$", re.MULTILINE)


def trimmed(text: str, *, markdown: bool) -> str:
    """Without trailing spaces, but for the two that break a line of Markdown; one line end at the end."""
    text = _MARKDOWN.sub(lambda match: match["end"] or "", text) if markdown else _PLAIN.sub("", text)
    return text.rstrip("\n") + "\n" if text.strip() else text
