"""The layout of Markdown in the course's dialect: one empty line between things, `-` for lists, plain tables.

CommonMark formatters do not know the dialect's blocks and would take them apart, so this one goes
line by line with the scanner's own grammar, and gives the text back unchanged where the outline
(what a reader sees) would differ.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from builder.author.format.spaces import trimmed
from builder.author.format.yaml import format_yaml
from builder.load.front_matter import split
from builder.markdown.lexical import BLOCK_END, BLOCK_START, FENCE
from builder.markdown.scan import scan
from builder.markdown.tables import is_rule, pieces
from builder.model.outline import Outline

ROUNDS = 4

_BULLET = re.compile(r"(\s*)[*+](\s+)(?=\S)")
_HEADING = re.compile(r"#{1,6}\s")
_RULE_CELL = re.compile(r"(:?)-+(:?)")


def format_markdown(text: str) -> str:
    """A Markdown file in the one layout."""
    page = split(text, "", [])
    if page is None:
        return text
    front = page.yaml.removeprefix("---").strip("\n")
    head = f"---\n{format_yaml(front + chr(10)) if front.strip() else ''}---\n"
    body = page.body.strip("\n")
    laid = _settled(trimmed(body, markdown=True)) if body.strip() else ""
    return f"{head}\n{laid.strip(chr(10))}\n" if laid.strip() else head


def _settled(text: str) -> str:
    """The layout that lays out as itself; the text as it is where there is none, or where it reads differently."""
    laid = text
    for _ in range(ROUNDS):
        before, laid = laid, trimmed(_body(laid), markdown=True)
        if laid == before:
            break
    stable = trimmed(_body(laid), markdown=True) == laid
    return laid if stable and _seen(laid) == _seen(text) else text


def _seen(text: str) -> object:
    """The outline without places: what rules and readers know of a text."""
    outline = scan(text)
    return tuple(_placeless(getattr(outline, field)) for field in Outline.__struct_fields__ if field != "markup")


def _placeless(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_placeless, value))
    if not isinstance(value, Struct):
        return value
    hidden = ("line", "column", "end", "body")
    return {key: entry for key, entry in structs.asdict(value).items() if key not in hidden}


def _body(text: str) -> str:
    out: list[str] = []
    fence = ""
    comment = False
    lines = text.split("\n")
    row = 0
    while row < len(lines):
        line = lines[row]
        opening = None if fence or comment else FENCE.match(line)
        if fence or comment or opening:
            out.append(line)
            if opening:
                fence = opening[1]
            elif fence and re.fullmatch(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*", line):
                fence = ""
            elif comment:
                comment = "-->" not in line
        elif "<!--" in line and "-->" not in line:
            comment = True
            out.append(line)
        elif "|" in line and row + 1 < len(lines) and is_rule(lines[row + 1]) and not line.startswith((" ", "///")):
            row = _table(lines, row, out)
            continue
        else:
            _line(line, out)
        row += 1
    return "\n".join(out)


def _line(line: str, out: list[str]) -> None:
    start = BLOCK_START.match(line)
    if start and not BLOCK_END.match(line):
        _gap(out)
        out.append(f"{start[1]} {start[2]}{f' | {start[3]}' if start[3] else ''}")
        return
    if _HEADING.match(line):
        _gap(out)
    if not line.strip():
        if out and out[-1].strip():
            out.append("")
        return
    if out and (_HEADING.match(out[-1]) or BLOCK_END.fullmatch(out[-1])) and not BLOCK_END.match(line):
        _gap(out)
    out.append(_BULLET.sub(r"\1-\2", line, count=1) if not re.fullmatch(r"\s*(?:[*]\s*){3,}", line) else line)


def _gap(out: list[str]) -> None:
    """An empty line, unless there is one or a comment for the checker stands directly above."""
    if out and out[-1].strip() and not out[-1].lstrip().startswith("<!-- check:"):
        out.append("")


def _table(lines: list[str], row: int, out: list[str]) -> int:
    """Lay a table out: one space around each cell, the rule as short as it can be."""
    while row < len(lines) and "|" in lines[row] and not lines[row].startswith("///"):
        cells = [text for _, text in pieces(lines[row])]
        if is_rule(lines[row]):
            marks = [_RULE_CELL.fullmatch(cell.replace(" ", "")) for cell in cells]
            out.append(
                "|"
                + "|".join(f"{m[1]}--{'-' if not (m[1] or m[2]) else ''}{m[2]}" if m else "---" for m in marks)
                + "|"
            )
        else:
            out.append("| " + " | ".join(cells) + " |")
            out[-1] = out[-1].replace("|  |", "| |").replace("|  |", "| |")
        row += 1
    return row
