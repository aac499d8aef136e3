"""Small parts of the grammar that scanner and renderer share, so that they cannot disagree.

Fences may be indented (in a list item) and end with a fence of the same character, at least as long.
Comments are taken out before anything else is read, except in code; what they covered becomes
spaces, so that lines and columns stay.
"""

from __future__ import annotations

import re
import unicodedata

FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`\n]*$)|~{3,})[ ]*\{?\.?([\w#.+-]*)")
"""The opening line of fenced code: its fence and its language."""

BLOCK_START = re.compile(r"(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
BLOCK_END = re.compile(r"(/{3,})[ ]*$")
OPTION = re.compile(r"([\w-]+):(?:[ ]+(.*?))?[ ]*$")

TERM = re.compile(r"\[\[([^\[\]|]+?)(?:\|([^\[\]]+?))?\]\]")
CITATION = re.compile(r"\[(@[^\[\]]*)\]")
CITED = re.compile(r"@([a-z0-9][a-z0-9-]*)(?:,\s*(.*))?", re.DOTALL)
FOOTNOTE = re.compile(r"\[\^([^\]\n]*)\]")
ATTRIBUTES = r"\{(?::[ ]*|(?=[#.]\w))([^}\n]*)\}"
"""An attribute list: `{: .name #id key=value }`, or without the colon where it begins with `.` or `#`."""

ATTRIBUTE = re.compile(r"#([^\s=}#.]+)|\.([^\s=}]+)|([^\s=}]+)(?:=(\"[^\"]*\"|'[^']*'|[^\s}]+))?")

_COMMENT = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t]*(?P=fence)[`~]*[ \t]*$"
    r"|\\[\\`<]"
    r"|(?P<tick>`+)(?!`)[^`](?:(?!\n[ \t]*\n).)*?(?<!`)(?P=tick)(?!`)"
    r"|(?P<comment><!--.*?(?:-->|\Z))",
    re.DOTALL | re.MULTILINE,
)
_LEADING = "\x00"
"""Stands for a comment at the start of a line until the spaces behind it are gone; no source holds it."""

_AFTER_LEADING = re.compile(r"\x00[ \t]*")
_NOT_NEWLINE = re.compile(r"[^\n]")
_SEPARATORS = re.compile(r"[^\w]+|_+")

RESERVED = frozenset(
    (
        "opening",
        "glossary",
        "references",
        "assessment",
        "about",
        "your-data",
        "search",
        "record",
        "settings",
        "main",
        "notes",
        "progress",
    )
)
"""Names that a page uses itself; an anchor of a heading never is one of them."""


def without_comments(source: str) -> tuple[str, int]:
    """The source with HTML comments blanked out, and the offset of one that never ends (-1: none)."""
    if "<!--" not in source:
        return source, -1
    unclosed = -1

    def blank(match: re.Match[str]) -> str:
        nonlocal unclosed
        comment = match["comment"]
        if comment is None:
            return match[0]
        if not comment.endswith("-->") or comment == "<!-->":
            unclosed = match.start("comment")
        return _NOT_NEWLINE.sub(" ", comment)

    return _COMMENT.sub(blank, source), unclosed


def stripped_of_comments(source: str) -> str:
    """The source without HTML comments; only their line ends stay. What follows one at a line's start moves there."""
    if "<!--" not in source:
        return source

    def remove(match: re.Match[str]) -> str:
        comment = match["comment"]
        if comment is None:
            return match[0]
        leading = not source[: match.start()].rpartition("\n")[2].strip()
        return "\n" * comment.count("\n") + (_LEADING if leading else "")

    return _AFTER_LEADING.sub("", _COMMENT.sub(remove, source))


def parse_attributes(text: str) -> tuple[tuple[str, str], ...]:
    """The attributes of `#id .class key=value` as (name, value) pairs; a bare word has the value ''."""
    found: list[tuple[str, str]] = []
    for match in ATTRIBUTE.finditer(text):
        id, name, key, value = match.groups()
        if id:
            found.append(("id", id))
        elif name:
            found.append(("class", name))
        else:
            found.append((key, (value or "").strip("\"'")))
    return tuple(found)


def slug(text: str) -> str:
    """The anchor that a heading of this text has: its words in lower case, joined by hyphens.

    Letters of every script stay, accents go: `Où aller ?` is `ou-aller`.
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _SEPARATORS.sub("-", text.casefold()).strip("-")


def unique(name: str, taken: set[str]) -> str:
    """`name`, or `name-2`, `name-3` … where it is taken or reserved; the answer is then taken as well."""
    name = name or "section"
    found, number = name, 1
    while found in taken or found in RESERVED:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def fence_end(lines: list[str], row: int, fence: str) -> int:
    """The row, from `row` on, of the line that ends a fence, or -1."""
    for index in range(row, len(lines)):
        line = lines[index].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return index
    return -1


def code_end(lines: list[str], row: int, least: int) -> int:
    """The first row, from `row` on, that is indented by fewer than `least` spaces and not empty."""
    while row < len(lines):
        line = lines[row].expandtabs(4)
        text = line.lstrip(" ")
        if text and len(line) - len(text) < least:
            break
        row += 1
    return row


def comment_shifts(written: str, lines: list[str]) -> dict[int, int]:
    """For lines that begin with a comment: how far what follows it seems to be indented because of that."""
    found = {}
    for row, (before, after) in enumerate(zip(written.split("\n"), lines, strict=True)):
        if before != after and after.strip() and not before.startswith(after[: len(after) - len(after.lstrip())]):
            found[row] = len(after) - len(after.lstrip()) - (len(before) - len(before.lstrip()))
    return found
