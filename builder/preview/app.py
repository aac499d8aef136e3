"""The preview's server: an ASGI application over a `Workshop`.

/                               all modules with their state
/module/<id>                    a module, as the page around it shows it
/content/<edition>/<id>/<file>  the module's files as a package has them; `<edition>+slow` sends them slowly
/cases/<id>                     the module's cases, drawn as graphs
/own/<file>                     the preview's own scripts and styles
/state.json, /problems.json     what is known; `?module=<id>` for one module's problems
/events                         the state again whenever it changes (server-sent events)
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from builder.preview.bell import Bell
from builder.preview.files import media_type, module_file, own_file, page
from builder.preview.guard import Guard
from builder.preview.state import listed, snapshot
from builder.preview.workshop import Bench, Workshop
from builder.standards import standard_ids

SLOW = "+slow"
LATENCY = 0.4
"""Seconds before the first byte on a slow link."""
RATE = 50_000
"""Bytes a second on a slow link: what a phone gets in a district office."""
CHUNK = 8_192

FOREVER = "max-age=31536000, immutable"
"""For files that are asked for by their version: what an edit leaves alone stays in the browser, compiled."""

PAGE_POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
FRAME_POLICY = "frame-ancestors 'self'"


class Preview:
    """Answers requests from what the workshop makes."""

    def __init__(self, root: Path, workshop: Workshop, bell: Bell, editor: str) -> None:
        self._root = root
        self._workshop = workshop
        self._bell = bell
        self._editor = editor

    def routes(self) -> list[Route]:
        """The addresses, as the head of this file names them."""
        return [
            Route("/", self.index),
            Route("/module/{id}", self.module),
            Route("/cases/{id}", self.cases),
            Route("/content/{edition}/{id}/{name:path}", self.content),
            Route("/own/{name:path}", self.own),
            Route("/state.json", self.state),
            Route("/problems.json", self.problems),
            Route("/sources.json", self.sources),
            Route("/events", self.events),
            Route("/favicon.ico", self.icon),
        ]

    async def index(self, _: Request) -> Response:
        return _page("index.html")

    async def module(self, request: Request) -> Response:
        if await self._bench(request.path_params["id"]) is None:
            return _page("missing.html", 404)
        return _page("module.html")

    async def cases(self, request: Request) -> Response:
        from builder.preview.cases import cases_page

        bench = await self._whole(request.path_params["id"])
        if bench is None or bench.made is None:
            return _page("nothing.html" if bench else "missing.html", 200 if bench else 404)
        headers = {"Content-Security-Policy": PAGE_POLICY}
        return Response(cases_page(bench.made[1]), headers=headers, media_type=media_type("x.html"))

    async def content(self, request: Request) -> Response:
        edition, _, how = request.path_params["edition"].partition("+")
        bench = await self._bench(request.path_params["id"])
        if bench is None or edition not in standard_ids() or how not in ("", SLOW[1:]):
            return _missing()
        if bench.shown is None:
            await asyncio.wrap_future(self._workshop.ask(bench.id))
        name = request.path_params["name"]
        if bench.shown is None:
            return _page("nothing.html") if name == "index.html" else _missing()
        data = module_file(bench.shown.files, edition, name)
        if data is None:
            return _missing()
        headers = {"Content-Security-Policy": FRAME_POLICY, "Server-Timing": f"site;desc={bench.shown.digest}"}
        if "v" in request.query_params and not how:
            headers["Cache-Control"] = FOREVER
        if how:
            headers["Content-Length"] = str(len(data))
            return StreamingResponse(_slowly(data), media_type=media_type(name), headers=headers)
        return Response(data, media_type=media_type(name), headers=headers)

    async def own(self, request: Request) -> Response:
        name = request.path_params["name"]
        data = own_file(name)
        if data is None or name.endswith(".html"):
            return _missing()
        return Response(data, media_type=media_type(name))

    async def state(self, _: Request) -> Response:
        await self._ready()
        return _json(snapshot(self._workshop))

    async def problems(self, request: Request) -> Response:
        await self._ready()
        id = request.query_params.get("module", "")
        if id and id not in self._workshop.benches:
            return _missing()
        return _json(
            {
                "root": self._root.as_posix(),
                "editor": self._editor,
                "problems": listed(self._root, self._workshop.problems(id)),
            }
        )

    async def sources(self, request: Request) -> Response:
        from builder.preview.cases import cases_of
        from builder.preview.sources import places

        bench = await self._whole(request.query_params.get("module", ""))
        if bench is None or bench.made is None:
            return _missing()
        how = {"root": self._root.as_posix(), "editor": self._editor}
        return _json({**how, "places": places(*bench.made), "cases": len(cases_of(bench.made[1]))})

    async def events(self, request: Request) -> Response:
        await self._ready()
        return StreamingResponse(self._stream(request.query_params.get("module", "")), media_type="text/event-stream")

    async def icon(self, _: Request) -> Response:
        data = own_file("preview/icon.svg")
        return Response(data, media_type="image/svg+xml") if data else _missing()

    async def _stream(self, id: str) -> AsyncIterator[str]:
        self._workshop.look(id, 1)
        last = ""
        try:
            async for heard in self._bell.rings():
                now = json.dumps(snapshot(self._workshop), ensure_ascii=False)
                if now != last:
                    last = now
                    yield f"data: {now}\n\n"
                elif not heard:
                    yield ": still here\n\n"
        finally:
            self._workshop.look(id, -1)

    async def _whole(self, id: str) -> Bench | None:
        """The bench of a known module, with what its sources tell where they are sound."""
        bench = await self._bench(id)
        if bench is not None and bench.made is None:
            await asyncio.wrap_future(self._workshop.ask(id, whole=True))
        return bench

    async def _ready(self) -> None:
        await asyncio.shield(asyncio.wrap_future(self._workshop.ready))

    async def _bench(self, id: str) -> Bench | None:
        await self._ready()
        return self._workshop.benches.get(id)


def make_app(root: Path, workshop: Workshop, bell: Bell, *, host: str, editor: str) -> ASGIApp:
    """The application, guarded for the host that it is served on."""
    return Guard(Starlette(routes=Preview(root, workshop, bell, editor).routes()), host)


def _page(name: str, status: int = 200) -> Response:
    policy = FRAME_POLICY if name.endswith("nothing.html") else PAGE_POLICY
    return Response(page(name), status, {"Content-Security-Policy": policy}, media_type("x.html"))


def _json(data: Any) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), media_type="application/json")


def _missing() -> Response:
    return PlainTextResponse("There is no such page.\n", 404)


async def _slowly(data: bytes) -> AsyncIterator[bytes]:
    """The bytes at RATE, the first after LATENCY."""
    await asyncio.sleep(LATENCY)
    for start in range(0, len(data), CHUNK):
        chunk = data[start : start + CHUNK]
        yield chunk
        await asyncio.sleep(len(chunk) / RATE)
