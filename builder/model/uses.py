"""What a module uses of the course, and what it shares with others: all that rules about the whole need of each."""

from __future__ import annotations

from msgspec import Struct

from builder.diagnostics import Position


class SheetUse(Struct, frozen=True):
    """A worksheet: what it asks, and the shared worksheet (`<module>/<id>`) that it extends, if any."""

    id: str
    at: Position
    extends: str = ""
    asks: tuple[str, ...] = ()


class Uses(Struct, frozen=True):
    """Terms as the glossary writes them, source ids, paths of course media; each sorted. Worksheets by id."""

    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    sheets: tuple[SheetUse, ...] = ()
