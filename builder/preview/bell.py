"""What wakes the streams of events. asyncio comes with the server, after the address was told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Event

BEAT = 15
"""Seconds after which a silent stream of events says that it is alive."""


class Bell:
    """Wakes every stream of events; may be rung from any thread once it knows the loop."""

    def __init__(self) -> None:
        self.loop: AbstractEventLoop | None = None
        self.over = False
        self._rings: set[Event] = set()

    def ring(self) -> None:
        """Something new is known."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._ring)

    def close(self) -> None:
        """End every stream."""
        self.over = True
        self.ring()

    def _ring(self) -> None:
        for one in self._rings:
            one.set()

    async def rings(self) -> AsyncIterator[bool]:
        """True at once and at each ring; False where nothing was heard for BEAT seconds; ends with `close`."""
        import asyncio

        ring = asyncio.Event()
        self._rings.add(ring)
        try:
            yield True
            while not self.over:
                try:
                    await asyncio.wait_for(ring.wait(), BEAT)
                    ring.clear()
                    if not self.over:
                        yield True
                except TimeoutError:
                    yield False
        finally:
            self._rings.discard(ring)
