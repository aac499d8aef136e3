"""The preview's web server: uvicorn on a socket that listens already."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from types import FrameType

import uvicorn

from builder.preview.app import make_app
from builder.preview.bell import Bell
from builder.preview.workshop import Workshop


class _Server(uvicorn.Server):
    """uvicorn, which ends the streams of events when it is to end."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.loop = asyncio.get_running_loop()
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._bell.close()
        super().handle_exit(sig, frame)


def run(root: Path, workshop: Workshop, bell: Bell, listener: socket.socket, *, host: str, editor: str) -> None:
    """Answer on the socket until interrupted."""
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
