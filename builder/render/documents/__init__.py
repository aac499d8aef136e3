"""Files for office programs: data in, bytes out.

The libraries that write them are imported when a file is made for the first time; made once, a file is
found in the cache by the content of its worksheet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from builder.render.documents.csv import as_csv
from builder.render.documents.sheet import Sheet, sheet_of

if TYPE_CHECKING:
    from builder.render.media import Cache

__all__ = ["KINDS", "Sheet", "sheet_files", "sheet_of"]


def _docx(sheet: Sheet) -> bytes:
    from builder.render.documents.docx import as_docx

    return as_docx(sheet)


def _xlsx(sheet: Sheet) -> bytes:
    from builder.render.documents.xlsx import as_xlsx

    return as_xlsx(sheet)


KINDS: dict[str, Callable[[Sheet], bytes]] = {"docx": _docx, "xlsx": _xlsx, "csv": as_csv}
"""What makes each kind of file, by its extension."""


def sheet_files(sheet: Sheet, store: Cache | None) -> dict[str, bytes]:
    """The files of a worksheet by extension; equal sheets give equal bytes."""
    digest = hashlib.sha256(msgspec.msgpack.encode(sheet)).hexdigest()
    found: dict[str, bytes] = {}
    for kind, make in KINDS.items():
        key = f"sheet {kind} {digest} {_recipe()}"
        kept = store.get(key) if store and kind != "csv" else None
        if kept is None:
            kept = make(sheet)
            if store and kind != "csv":
                store.put(key, kept)
        found[kind] = kept
    return found


@cache
def _recipe() -> str:
    """What the bytes depend on besides the sheet: this room's code and the libraries."""
    from importlib.metadata import version  # slow to import, and most modules changed have no worksheet

    digest = hashlib.sha256(f"{version('python-docx')} {version('openpyxl')}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
