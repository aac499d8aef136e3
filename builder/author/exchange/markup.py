"""Texts of other tools as Markdown: plain text is escaped, HTML becomes paragraphs, lists and emphasis."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKS = re.compile(r"([\\`*_\[\]<>|~{}])|^(\s*)(#+|[-+]|\d+\.|/{3,}|={3,})(?=\s|$)", re.MULTILINE)
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_BLOCKS = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "pre", "blockquote"}
_DROPPED = {"img": "a picture", "video": "a film", "audio": "a sound", "script": "a script", "iframe": "a frame"}


def as_markdown(text: str, form: str, say: Callable[[str], None]) -> str:
    """A text in Markdown; `form` is markdown, html, moodle or plain. `say` hears of what is lost."""
    if form == "markdown":
        return text
    if form == "plain" or not re.search(r"<[a-zA-Z/!]|&[a-zA-Z#]", text):
        return escaped(text)
    return _of_html(text, say)


def escaped(text: str) -> str:
    """Plain text, such that Markdown shows it as it is."""
    return _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _of_html(text: str, say: Callable[[str], None]) -> str:
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(text, create_parent="div", parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError):
        return escaped(text)
    out: list[str] = []
    _walk(root, out, say)
    lines = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(out).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _walk(node: object, out: list[str], say: Callable[[str], None]) -> None:
    tag = getattr(node, "tag", None)
    if not isinstance(tag, str):
        return
    if tag in _DROPPED:
        say(_DROPPED[tag])
        out.append(escaped(node.get("alt", "")))  # type: ignore[attr-defined]
        return
    mark = _EMPHASIS.get(tag, "")
    if tag in _BLOCKS:
        out.append("\n\n")
    elif tag == "li":
        out.append("\n- ")
    elif tag == "br":
        out.append("\n")
    inner: list[str] = [escaped(" ".join((node.text or "").split("\n")))]  # type: ignore[attr-defined]
    for child in node:  # type: ignore[attr-defined]
        _walk(child, inner, say)
        inner.append(escaped(" ".join((child.tail or "").split("\n"))))
    words = "".join(inner)
    out.append(f"{mark}{words.strip()}{mark}" if mark and words.strip() else words)
    if tag in _BLOCKS:
        out.append("\n\n")
