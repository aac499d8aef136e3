"""The preview's web server: uvicorn on a socket that listens already, in a thread of its own.

Ctrl-C is the main thread's; there, uvicorn and asyncio would take it over, each at another moment of the start.
"""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import uvicorn

from builder.preview.app import make_app
from builder.preview.bell import Bell
from builder.preview.workshop import Workshop


class _Server(uvicorn.Server):
    """uvicorn, which ends when the bell does."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.loop = asyncio.get_running_loop()
        await super().startup(sockets)

    async def on_tick(self, counter: int) -> bool:
        return self._bell.over or await super().on_tick(counter)


def run(root: Path, workshop: Workshop, bell: Bell, listener: socket.socket, *, host: str, editor: str) -> None:
    """Answer on the socket until the bell is closed."""
    config = uvicorn.Config(
        make_app(root, workshop, bell, host=host, editor=editor),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    _Server(config, bell).run([listener])
