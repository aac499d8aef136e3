"""What each file of a module held, so that a process that stays reads only those anew that changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from builder.diagnostics import Diagnostic
from builder.load.reading import decode, read_bytes
from builder.model.module import Ignore


class Piece(NamedTuple):
    """What came of one file: `made` is None where it is not sound."""

    made: Any
    found: tuple[Diagnostic, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class Pieces:
    """The lessons, quizzes and worksheets that were made, by path, with the bytes that they were made from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, Piece]] = {}

    def piece(self, root: Path, path: str, make: Callable[[str, list[Diagnostic]], tuple[Any, list[Ignore]]]) -> Piece:
        """What `make` makes of the file's text, or made of it before; it reports into the list it is given."""
        found: list[Diagnostic] = []
        data = read_bytes(root, path, found)
        if data is None:
            return Piece(None, tuple(found))
        if path in self._kept and self._kept[path][0] == data:
            return self._kept[path][1]
        text = decode(data, path, found)
        made, ignores = (None, []) if text is None else make(text, found)
        piece = Piece(made, tuple(found), tuple(ignores))
        self._kept[path] = data, piece
        return piece
