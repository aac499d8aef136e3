"""The cells of CSV files (RFC 4180), which charts are drawn from; spreadsheets of some countries write `;`."""

from __future__ import annotations

import csv
import io

LIMIT = 200_000
"""Bytes of a file that is read: far more than any chart can show."""


def rows_of(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows that are not empty, cells without spaces around them; nothing for a file that is not UTF-8 text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return ()
    return tuple(tuple(cell.strip() for cell in row) for row in found if any(cell.strip() for cell in row))
