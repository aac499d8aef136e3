"""Pipe tables: where they begin, where a row is split, and reading them."""

from __future__ import annotations

import re

from builder.markdown.found import Found
from builder.markdown.reader import Reader
from builder.model.outline import Table

_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_PIPE = re.compile(r"\|")
_CODE = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\|")


def is_rule(line: str) -> bool:
    """Whether a line can be the rule under a table's header: `|---|:---:|`."""
    return "-" in line and "|" in line and _RULE.fullmatch(line.strip()) is not None


def looks_like_rule(line: str) -> bool:
    """Whether a line is meant as the rule under a table's header, wherever it stands."""
    return line.count("|") > 1 and line.count("-") > 2 and is_rule(line)


def pieces(row: str) -> list[tuple[int, str]]:
    """The cells of a row with the offset of each one's text; the text is without spaces around it."""
    row = row.rstrip()
    begin = 1 if row.startswith("|") else 0
    marks = _CODE if "`" in row or "\\" in row else _PIPE
    ends = [match.start() for match in marks.finditer(row, begin) if match[0] == "|"]
    if not ends or ends[-1] != len(row) - 1:
        ends.append(len(row))
    found = []
    for end in ends:
        cell = row[begin:end]
        found.append((begin + len(cell) - len(cell.lstrip()), cell.strip()))
        begin = end + 1
    return found


class TableReader(Reader):
    """Reads tables, row by row; `quoted` is the number of `>` before each line."""

    def __init__(self, lines: list[str], found: Found, line: int, column: int, exact: bool) -> None:
        super().__init__(lines, found, line, column, exact)
        self.tables: list[Table] = []

    def starts_table(self, row: int, text: str, quoted: int) -> bool:
        """Whether a line with pipes is a table's header: the next line is a rule with as many columns."""
        below = self._unquoted(row + 1, quoted)
        if not is_rule(below):
            return False
        header, rule = pieces(text), pieces(below)
        if len(header) == len(rule):
            return True
        self.found.flaw(
            "M031", self.place(row + 1, 0),
            f"the line under the table's header has {len(rule)} columns, the header {len(header)}",
            "give each column of the header its `---`",
        )  # fmt: skip
        return False

    def _unquoted(self, row: int, quoted: int) -> str:
        text = self.lines[row].strip() if row < len(self.lines) else ""
        for _ in range(quoted):
            text = text.removeprefix(">").strip()
        return text

    def table(self, row: int, col: int, quoted: int) -> int:
        """Read the table that begins in a row; return the row behind it."""
        head = row
        width = 0
        header: list[str] = []
        rows = 0
        while row < len(self.lines) and (text := self._unquoted(row, quoted)):
            if text[:3] in ("///", "```", "~~~"):
                break
            if row != head + 1:
                raw = self.lines[row]
                found = pieces(text)
                start = max(0, raw.find(text))
                shown = [self.read(cell, [(row, start + offset)]) if cell else "" for offset, cell in found]
                if row == head:
                    header, width = shown, len(found)
                else:
                    rows += 1
                    if len(found) != width:
                        cells = "1 cell" if len(found) == 1 else f"{len(found)} cells"
                        self.found.flaw(
                            "M030", self.place(row, start),
                            f"the row has {cells}, the table's header {width}",
                            "give each row one cell a column; write `\\|` for the sign itself",
                        )  # fmt: skip
            row += 1
        self.tables.append(Table(tuple(header), rows, *self.place(head, col)))
        return row
