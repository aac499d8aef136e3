"""What is safe to fix: for each code, how the line that a diagnostic points at is to be written.

A fixer gets the file's lines and the place, and gives the lines that take the place of that one, or
None where it is not sure. It changes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.diagnostics import Diagnostic
from builder.load.words import as_id
from builder.load.yaml_source import compose
from builder.markdown.tables import pieces

Fixer = Callable[[list[str], int, int], list[str] | None]
"""(lines of the file, index of the line, offset in it) to new lines for that index."""

_HEADING = re.compile(r"(\s*)(#{1,6})\s*(.*?)\s*#*\s*$")
_ID = re.compile(r"(.*?\bid:\s+)([^#,}]+?)(\s*(?:[,}#].*)?)$")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_PLAIN_END = re.compile(r"\s+#|\s*$")
_FLOW_END = re.compile(r"[,\]}]|\s+#|\s*$")


def spaces(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """Tabs and special spaces before a key become as many spaces as let the file be read."""
    line = lines[row]
    indent = line[: len(line) - len(line.lstrip())]
    if not indent.strip(" "):
        return None
    around = [lines[at] for at in (row - 1, row + 1) if 0 <= at < len(lines)]
    widths = [len(indent.expandtabs(2)), *(_key_column(neighbour) for neighbour in around), len(indent.expandtabs(4))]
    written = [" " * width + line[len(indent) :] for width in widths]
    return [next((text for text in written if _reads([*lines[:row], text])), written[0])]


def _key_column(line: str) -> int:
    """The column of a line's key, behind the sign of a list item."""
    match = re.match(r"\s*(?:- +)?", line)
    return match.end() if match else 0


def _reads(lines: list[str]) -> bool:
    """Whether the beginning of a file can be read as YAML."""
    found: list[Diagnostic] = []
    compose("\n".join(lines).removeprefix("---\n"), "", found)
    return not found


def quotes(lines: list[str], row: int, column: int) -> list[str] | None:
    """A value that YAML takes for something else gets quotes."""
    line = lines[row]
    if column >= len(line) or line[column] in "\"'|>&*!{[":
        return None
    flow = line[:column].count("[") > line[:column].count("]") or line[:column].count("{") > line[:column].count("}")
    found = (_FLOW_END if flow else _PLAIN_END).search(line, column)
    value = line[column : found.start() if found else len(line)]
    if not value or '"' in value or "\\" in value:
        return None
    return [f'{line[:column]}"{value}"{line[column + len(value) :]}']


def straight_quotes(lines: list[str], row: int, column: int) -> list[str] | None:
    """Typographic quotes around a whole value become straight ones."""
    line = lines[row]
    value = line[column:].rstrip()
    if len(value) < 2 or value[0] not in "“„«‘" or value[-1] not in "”“»’" or '"' in value:
        return None
    return [f'{line[:column]}"{value[1:-1]}"']


def question_id(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """An id in a quiz, which nothing can refer to while it does not build, is written as ids are."""
    found = _ID.match(lines[row])
    id = as_id(found[2].strip("\"'")) if found else ""
    return [f"{found[1]}{id}{found[3]}"] if found and id and id != found[2] else None


def heading_level(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """A heading that skips one level goes up by one."""
    found = _HEADING.match(lines[row])
    above = [len(match[2]) for line in lines[:row] if (match := _HEADING.match(line)) and match[3]]
    level = len(found[2]) if found else 0
    return [f"{'#' * (level - 1)} {found[3]}"] if found and level - (above[-1] if above else 1) == 2 else None


def second_title(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """A heading of level 1 in a text becomes one of level 2."""
    found = _HEADING.match(lines[row])
    return [f"## {found[3]}"] if found and found[2] == "#" else None


def heading_spaces(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """One space behind the signs of a heading, none before."""
    found = _HEADING.match(lines[row])
    return [f"{found[2]} {found[3]}"] if found and found[3] else None


def underlined(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """A heading made by a line under it gets signs before it; the line goes."""
    for at in (row, row - 1):
        if 0 <= at < len(lines) - 1 and re.fullmatch(r"(=+|-{2,})\s*", lines[at + 1]) and lines[at].strip():
            level = "#" if lines[at + 1].startswith("=") else "##"
            if at == row:
                lines[at + 1] = ""
                return [f"{level} {lines[at].strip()}"]
            lines[at] = f"{level} {lines[at].strip()}"
            return [""]
    return None


def table_row(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """A row with too few cells gets empty ones at its end."""
    top = row
    while top and "|" in lines[top - 1] and lines[top - 1].strip():
        top -= 1
    wanted, there = len(pieces(lines[top].strip())), pieces(lines[row].strip())
    if len(there) >= wanted:
        return None
    cells = [text for _, text in there] + [""] * (wanted - len(there))
    return [f"| {' | '.join(cells)} |".replace("  |", " |")]


def line_before(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """An empty line before a table or list that is stuck to the paragraph above it."""
    at = row
    if not lines[at].lstrip().startswith(("|", "-", "*", "+")) and not re.match(r"\s*\d+\.", lines[at]):
        return None
    return ["", lines[at]] if at and lines[at - 1].strip() else None


def item_indent(lines: list[str], row: int, column: int) -> list[str] | None:  # noqa: ARG001
    """What belongs to a list item is indented by four spaces for each level."""
    line = lines[row]
    indent = len(line) - len(line.lstrip())
    levels = (indent + 2) // 4 or 1
    return [" " * 4 * levels + line.lstrip()] if indent and indent % 4 else None


FIXERS: dict[str, Fixer] = {
    "A001": heading_level,
    "A002": second_title,
    "C005": spaces,
    "C010": quotes,
    "C013": question_id,
    "C021": straight_quotes,
    "M030": table_row,
    "M031": line_before,
    "M040": line_before,
    "M041": item_indent,
    "M042": heading_spaces,
    "M043": underlined,
}
"""By code. A code without a fixer is for people to decide."""
