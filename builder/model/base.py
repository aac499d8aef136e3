"""Parts that every class of the model uses: field docs, places, texts."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from builder.diagnostics import Position
from builder.model.outline import EMPTY, Outline

ID = "^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$"
"""Ids of modules, lessons, quizzes, questions, objectives and sources: lower-case ASCII and hyphens."""

Id = Annotated[str, Meta(pattern=ID)]
"""An id where many stand in a list."""


def doc(description: str, **constraints: Any) -> Meta:
    """The documentation of a field, which becomes its JSON Schema description.

    `constraints` are those of msgspec.Meta (ge, le, pattern, min_length, examples …); the loader
    enforces them with a position.
    """
    return Meta(description=description, **constraints)


class Place(Struct, frozen=True):
    """Where a mapping of a source file begins, and where each of its values does.

    Lines and columns count from 1. `values` maps a key to (line, column) of its value,
    `keys` to those of the key itself.
    """

    path: str
    line: int = 1
    column: int = 1
    values: dict[str, tuple[int, int]] = {}
    keys: dict[str, tuple[int, int]] = {}

    @property
    def start(self) -> Position:
        """The position of the mapping itself."""
        return Position(self.path, self.line, self.column)

    def of(self, key: str) -> Position:
        """The position of the value of `key`, or of the mapping where the key is absent."""
        return Position(self.path, *self.values.get(key, (self.line, self.column)))

    def key(self, key: str) -> Position:
        """The position of the key itself, or of the mapping where it is absent."""
        return Position(self.path, *self.keys.get(key, (self.line, self.column)))


class Text(Struct, frozen=True):
    """A text in the course's Markdown dialect, with its place and its outline.

    `line` and `column` are those of the first character. `exact`: every line n of the text
    stands at line + n, indented alike (a Markdown body, a `|` scalar); otherwise all positions
    inside are the text's start. The outline's positions are already those of the file.
    """

    source: str
    path: str
    line: int = 1
    column: int = 1
    exact: bool = False
    outline: Outline = EMPTY

    @property
    def start(self) -> Position:
        return Position(self.path, self.line, self.column)

    @property
    def plain(self) -> bool:
        """True where the source holds no markup at all, so that escaping it is rendering it."""
        return self.outline is EMPTY or not self.outline.markup

    def __bool__(self) -> bool:
        return bool(self.source.strip())
