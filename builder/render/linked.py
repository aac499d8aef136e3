"""Plain texts of course.yaml as HTML: paragraphs, and addresses as links."""

from __future__ import annotations

import re

from markupsafe import Markup

_ADDRESS = re.compile(
    r"(?P<url>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
)


def linked(text: str) -> Markup:
    """An escaped text whose web and e-mail addresses are links."""
    if "@" not in text and "://" not in text:
        return Markup.escape(text)
    parts: list[Markup] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        target = match["url"] or f"mailto:{match['mail']}"
        parts += [Markup.escape(text[at : match.start()]), Markup('<a href="{}">{}</a>').format(target, match[0])]
        at = match.end()
    return Markup("").join([*parts, Markup.escape(text[at:])])
