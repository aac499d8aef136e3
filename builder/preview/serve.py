"""Run the preview until it is interrupted."""

from __future__ import annotations

import errno
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from builder.preview.bell import Bell
from builder.preview.watching import watch
from builder.preview.workshop import Workshop

PORT = 8000
TRIED = 20
"""Ports that are tried from PORT on where none is asked for."""

PATIENCE = 2
"""Seconds to wait at a stretch: Windows hears Ctrl-C between two waits only; at the end, for answers in hand."""


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


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve a course; `say` is told the address once it can be asked. Returns when interrupted. Raises ServeError."""
    listener = _listen(settings.host, settings.port)
    bell = Bell()
    workshop = Workshop(settings.root, bell.ring, settings.module)
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(settings.root, workshop.changed, stop), name="watch", daemon=True)
    web = threading.Thread(target=_answer, args=(settings, workshop, bell, listener), name="web", daemon=True)
    # A shell that starts it in the background has it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        workshop.start()
        _tell(settings, listener.getsockname()[1], say)
        web.start()  # browsers wait at the socket meanwhile
        watcher.start()
        while web.is_alive():
            web.join(PATIENCE)
        raise ServeError("the preview's server failed")
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        bell.close()
        workshop.close()
        if web.is_alive():
            web.join(PATIENCE)
        listener.close()


def _answer(settings: Settings, workshop: Workshop, bell: Bell, listener: socket.socket) -> None:
    from builder.preview.server import run  # after the address was told

    run(settings.root, workshop, bell, listener, host=settings.host, editor=settings.editor)


def _tell(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    address = _address(settings.host, port) + (f"module/{settings.module}" if settings.module else "")
    say(address)
    if settings.open:
        import webbrowser

        webbrowser.open(address)


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
