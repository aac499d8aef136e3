"""Pipe tables: where a row is split."""

from __future__ import annotations

import re

_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
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
    ends = [match.start() for match in _CODE.finditer(row, begin) if match[0] == "|"]
    if not ends or ends[-1] != len(row) - 1:
        ends.append(len(row))
    found = []
    for end in ends:
        cell = row[begin:end]
        found.append((begin + len(cell) - len(cell.lstrip()), cell.strip()))
        begin = end + 1
    return found
