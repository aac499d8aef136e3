"""What the preview's server lets in: reading only, from its own pages only, under its own names only.

A web page elsewhere could otherwise read a course through the author's browser: by a name that it
makes point to this machine (DNS rebinding: the `Host` header tells), or by asking across origins
(`Origin` and `Sec-Fetch-Site` tell; `Cross-Origin-Resource-Policy` stops what neither tells).
"""

from __future__ import annotations

import socket

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from builder.preview.hosts import is_address, is_loopback

METHODS = ("GET", "HEAD")
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


class Guard:
    """Answers by itself what may not reach the application, and adds those of HEADERS that an answer lacks."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._open = not is_loopback(host)
        self._names = {"localhost", "127.0.0.1", "::1", host.lower().strip("[]")}
        if self._open:
            own = socket.gethostname().lower()
            self._names |= {own, f"{own}.local"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    given.setdefault(name, value)
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        await (refused or self._app)(scope, receive, send_with_headers)

    def _refused(self, method: str, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if len(headers.getlist("host")) != 1 or not self._known(host):
            text = f"The preview does not answer under the name {host!r}. Start it with --host to open it to others.\n"
            return PlainTextResponse(text, 403)
        if method not in METHODS:
            return PlainTextResponse("The preview can only be read.\n", 405, {"Allow": ", ".join(METHODS)})
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "same-origin")
        typed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if origin not in (None, f"http://{host}") or (site not in ("same-origin", "none") and not typed):
            return PlainTextResponse("The preview answers its own pages only.\n", 403)
        return None

    def _known(self, host: str) -> bool:
        name = _without_port(host).lower()
        return name in self._names or (self._open and is_address(name))


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
