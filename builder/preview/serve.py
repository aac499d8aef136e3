"""Run the preview until it is interrupted."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn
from msgspec import Struct

from builder.preview.app import Bell, make_app
from builder.preview.guard import is_loopback
from builder.preview.watching import watch
from builder.preview.workshop import Workshop

PORT = 8000
TRIED = 20
"""Ports that are tried from PORT on where none is asked for."""


class ServeError(Exception):
    """The server cannot listen as asked; the text says why, for people."""


class Settings(Struct, frozen=True, kw_only=True):
    """How to serve. `port` None: the first free one from PORT on. `module`: the one to begin with."""

    root: Path
    host: str = "127.0.0.1"
    port: int | None = None
    editor: str = ""
    module: str = ""
    open: bool = False


class _Server(uvicorn.Server):
    """uvicorn, which tells when it listens, and ends the streams of events when it is to end."""

    def __init__(self, config: uvicorn.Config, bell: Bell, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._bell = bell
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self._listening()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._bell.close()
        super().handle_exit(sig, frame)


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a course; `say` is told the address once it answers. Returns when interrupted. Raises ServeError."""
    listener = _listen(settings.host, settings.port)
    bell = Bell()
    workshop = Workshop(settings.root, bell.ring, settings.module)
    app = make_app(settings.root, workshop, bell, host=settings.host, editor=settings.editor)
    address = _address(settings.host, listener.getsockname()[1]) + (
        f"module/{settings.module}" if settings.module else ""
    )

    def listening() -> None:
        say(address)
        if settings.open:
            webbrowser.open(address)

    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(settings.root, workshop.changed, stop), name="watch", daemon=True)
    workshop.start()
    watcher.start()
    try:
        _Server(config, bell, listening).run([listener])
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        workshop.close()
        listener.close()


def _listen(host: str, port: int | None) -> socket.socket:
    """A listening socket on the port asked for, else on the first free one from PORT on."""
    for number in [port] if port is not None else range(PORT, PORT + TRIED):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows lets a second server take a port otherwise
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host.strip("[]"), number))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise ServeError(f"cannot listen on {host}, port {number}: {error.strerror or error}") from error
            continue
        return listener
    if port is not None:
        raise ServeError(f"port {port} is in use; is a preview running already? Choose another with --port")
    raise ServeError(f"ports {PORT} to {PORT + TRIED - 1} are all in use; choose another with --port")


def _address(host: str, port: int) -> str:
    """The address to type for a host that is listened on."""
    name = host.strip("[]")
    if name in ("0.0.0.0", "::", "localhost"):
        name = "127.0.0.1"
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def is_open_to_others(host: str) -> bool:
    """Whether other machines can reach the preview."""
    return not is_loopback(host)
