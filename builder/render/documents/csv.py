"""A worksheet as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets know its encoding)."""

from __future__ import annotations

import csv
import io
import re

from builder.render.documents.sheet import Entry, Sheet

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
"""Beginnings that a spreadsheet takes for a formula (OWASP, CSV Injection)."""


def as_csv(sheet: Sheet) -> bytes:
    """One row a question, and for tables one a cell; the last column is for the answer, the one before it shows one."""
    words = sheet.words
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    example = words.example.rstrip(":： ")
    writer.writerow([words.section, words.question, words.row, words.column, example, words.answer])
    for column in sheet.project:
        writer.writerow([_safe(cell) for cell in (words.project, column.title, "", "", "", "")])
    for group in sheet.groups:
        for entry in group.entries:
            for row, head, shown in _cells(entry):
                writer.writerow([_safe(cell) for cell in (group.title, entry.label, row, head, shown, "")])
    return out.getvalue().encode("utf-8-sig")


def _cells(entry: Entry) -> list[tuple[str, str, str]]:
    """Row, column and example of each thing that an entry asks for."""
    if entry.kind != "table":
        return [("", "", entry.example)]
    first = 1 if entry.row_labels else 0
    found = []
    for row in range(entry.rows):
        example = entry.example_rows[row] if row < len(entry.example_rows) else ("",) * len(entry.columns)
        label = entry.row_labels[row] if entry.row_labels else str(row + 1)
        found += [
            (label, column.title, shown) for column, shown in list(zip(entry.columns, example, strict=True))[first:]
        ]
    return found


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
