"""What a module uses of the course: the only thing that rules about all modules need of each."""

from __future__ import annotations

from msgspec import Struct


class Uses(Struct, frozen=True):
    """Terms as the glossary writes them, source ids, paths of course media; each sorted."""

    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
