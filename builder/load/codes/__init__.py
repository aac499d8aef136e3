"""Every kind of problem that loading can find: C0xx for structure and YAML, L0xx for files."""

from __future__ import annotations

from builder.diagnostics import Code
from builder.load.codes import files, structure, values

CODES: tuple[Code, ...] = tuple(
    sorted(
        (code for room in (structure, values, files) for code in vars(room).values() if isinstance(code, Code)),
        key=lambda code: code.code,
    )
)
"""The codes of this room, sorted."""
