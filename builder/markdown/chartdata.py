"""Reading a chart's block: its table, from Markdown or from a CSV file, as numbers.

The table's first column holds labels, every further column a series of numbers. Numbers are written
with a decimal point; spaces may stand between thousands, a per cent sign behind. An empty cell, `-`,
`–` and `…` mean that there is no number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from builder.markdown.tables import is_rule, pieces
from builder.model.chart import KINDS, Chart, Series

Rows = Sequence[Sequence[str]]

_NUMBER = re.compile(r"[+\-−]?\d{1,3}(?:[   ]\d{3})+(?:\.\d+)?|[+\-−]?\d+(?:\.\d+)?")
_NONE = frozenset(("", "-", "–", "—", "…"))
_MARKS = re.compile(r"[*`]|\\(?=[^\w\s])")


class BadCell(Struct, frozen=True):
    """A cell that is no number: its text, and row and column as a reader counts them, the head being row 1."""

    text: str
    row: int
    column: int


def table_of(body: str) -> list[list[str]]:
    """The cells of the first pipe table in a block's text, head first; empty where there is none."""
    lines = body.split("\n")
    for at, line in enumerate(lines[:-1]):
        if "|" in line and is_rule(lines[at + 1]) and (at == 0 or not lines[at - 1].strip()):
            rows = [line]
            for below in lines[at + 2 :]:
                if not below.strip():
                    break
                rows.append(below)
            return [[_words(cell) for _, cell in pieces(row.strip())] for row in rows]
    return []


def number_of(cell: str) -> Decimal | None:
    """The number in a cell; None where it says that there is none. Raises ValueError for anything else."""
    text = cell.strip().removesuffix("%").strip()
    if text in _NONE:
        return None
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(cell)
    return Decimal(re.sub(r"[   ]", "", text).replace("−", "-"))


def bad_cells(rows: Rows) -> list[BadCell]:
    """The cells under the head, from the second column on, that are no numbers."""
    found = []
    for number, row in enumerate(rows[1:], 2):
        for column, cell in enumerate(row[1:], 2):
            try:
                number_of(cell)
            except ValueError:
                found.append(BadCell(cell, number, column))
    return found


def chart_of(kind: str, options: Mapping[str, str], rows: Rows) -> Chart | None:
    """The chart of a sound block; None where the rows are not a table of labels and numbers."""
    if kind not in KINDS or len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return None
    try:
        columns = [[number_of(row[at]) for row in rows[1:]] for at in range(1, len(rows[0]))]
    except ValueError:
        return None
    return Chart(
        kind=kind,
        title=options.get("title", ""),
        description=options.get("description", ""),
        unit=options.get("unit", ""),
        highlight=options.get("highlight", ""),
        heading=rows[0][0],
        labels=tuple(row[0] for row in rows[1:]),
        series=tuple(Series(name, tuple(values)) for name, values in zip(rows[0][1:], columns, strict=True)),
    )


def _words(cell: str) -> str:
    """A cell's text without marks of emphasis and escapes."""
    return _MARKS.sub("", cell)
