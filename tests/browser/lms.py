"""An LMS in a browser: its server, its page, and what it wrote down."""

from __future__ import annotations

import functools
import http.server
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from player import Player
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

HERE = Path(__file__).parent
TESTS = HERE.parent
MOUNTS = {
    "/lms.html": HERE / "lms.html",
    "/lms.js": HERE / "lms.js",
    "/scorm-again": TESTS / "node_modules" / "scorm-again" / "dist",
    "/player": TESTS / "player",
}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the LMS's own files, and under /packages/ what lies in the server's folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folders: dict[str, Path], *more: Any) -> None:
        self.folders = folders
        super().__init__(*more)

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        for mount, at in self.folders.items():
            if path == mount or path.startswith(f"{mount}/"):
                inside = (at / path[len(mount) :].lstrip("/")).resolve()
                return str(inside if inside.is_relative_to(at.resolve()) else at / "none")
        return str(HERE / "none")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # browsers ask for it on their own
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


class Server:
    """A web server on the loopback address; `folders` may be given another folder for its packages."""

    def __init__(self, packages: Path) -> None:
        self.folders = {**MOUNTS, "/packages": packages}
        self._httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, self.folders))
        self.origin = f"http://127.0.0.1:{self._httpd.server_port}"
        threading.Thread(target=self._httpd.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._httpd.shutdown()
        self._httpd.server_close()


@dataclass
class Watch:
    """What the pages of a browser said on their consoles, and what they asked for outside of a package."""

    said: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    inside: str = ""
    allowed: tuple[str, ...] = ()

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if request.is_navigation_request() or request.url.startswith("data:"):
            return
        page = request.frame.url
        if "/packages/" in page and not request.url.startswith(page.split("index.html", maxsplit=1)[0]):
            self.strays.append(f"{page} asked for {request.url}")

    def complaints(self) -> list[str]:
        said = [text for text in self.said if not any(part in text for part in self.allowed)]
        return said + self.strays


class Lms:
    """One learner's record of one module, kept by the page of an LMS."""

    def __init__(
        self,
        context: BrowserContext,
        server: Server,
        watch: Watch,
        edition: str,
        module: str,
        *,
        where: str = "frame",
        engine: str = "scorm-again",
        lock: bool = False,
    ) -> None:
        self.context, self.server, self.watch = context, server, watch
        self.edition, self.module, self.where, self.engine, self.lock = edition, module, where, engine, lock
        self.launches = self.left = 0
        self.page = self._open()

    @property
    def is12(self) -> bool:
        return self.edition == "scorm12"

    def _open(self) -> Page:
        page = self.context.new_page()
        page.goto(f"{self.server.origin}/lms.html")
        page.wait_for_function("window.lms")
        return page

    def launch(self, *, late: int = 0, ready: bool = True) -> Player:
        """Launch the package; `late`: milliseconds until the API is there."""
        how = {
            "edition": self.edition,
            "engine": self.engine,
            "where": self.where,
            "url": f"/packages/{self.edition}/{self.module}/index.html",
            "lock": self.lock,
            "late": late,
        }
        self.launches += 1
        if self.where == "popup":
            with self.page.expect_popup() as popup:
                self.page.evaluate("how => lms.launch(how)", how)
            player = Player(popup.value, popup.value)
        else:
            self.page.evaluate("how => lms.launch(how)", how)
            frame = self.page.wait_for_selector("iframe").content_frame()
            assert frame is not None
            player = Player(frame, self.page)
        if ready:
            player.ready()
        return player

    def leave(self, player: Player, how: str) -> None:
        """Leave as learners do: by `exit`, by `remove` (the LMS takes frame or window away), or by `close`."""
        if how == "exit":
            player.exit()
            if self.where == "frame":
                self.page.evaluate("lms.leave()")
        elif how == "remove":
            self.page.evaluate("lms.leave()")
        elif self.where == "popup":
            player.page.close(run_before_unload=True)
            self.page.wait_for_timeout(300)
        else:
            self.page.close(run_before_unload=True)
            self.page = self._open()
        self.page.wait_for_timeout(100)
        self.left = self.launches

    def kept(self) -> dict[str, Any]:
        """`stored` (the data model), `calls` and `problems`, all since the first launch."""
        kept: dict[str, Any] = self.page.evaluate("lms.kept")
        return kept

    def stored(self) -> dict[str, str]:
        """The stored data model: element -> value, without the `cmi.` in front; elements never set left out."""
        stored = self.kept()["stored"] or {}
        return {name.removeprefix("cmi."): value for name, value in _flat(stored) if value != ""}

    def misses(self) -> list[str]:
        """Every call that met an error which a conformant SCO may not meet, and what else is wrong."""
        kept = self.kept()
        wrong = list(kept["problems"])
        probed: set[tuple[int, str]] = set()
        over: set[int] = set()
        methods = [(call["launch"], call["method"]) for call in kept["calls"]]
        for launch in range(1, self.left + 1):
            for method in ("Initialize", "Terminate"):
                if (count := methods.count((launch, method))) != 1:
                    wrong.append(f"launch {launch}: {method} was called {count} times")
        for call in kept["calls"]:
            about = (
                f"launch {call['launch']}: {call['method']}({call['element']}, {call['value'][:60]}) -> {call['error']}"
            )
            if call["launch"] in over:
                wrong.append(f"{about} after the end")
            if call["method"] == "Terminate":
                over.add(call["launch"])
            error, element = str(call["error"]), call["element"]
            probe = (call["launch"], element)
            unset = not self.is12 and call["method"] == "GetValue" and error == "403"
            first = self.is12 and error == "401" and element.endswith("._children") and probe not in probed
            probed.add(probe)
            if error != "0" and not unset and not first:
                wrong.append(about)
            if call["method"] != "GetValue" and error == "0" and str(call["result"]) != "true":
                wrong.append(f"{about}: answered {call['result']}")
        return wrong

    def sets(self, element: str) -> list[str]:
        """Values that were set for an element, in order."""
        calls = self.kept()["calls"]
        return [call["value"] for call in calls if call["method"] == "SetValue" and call["element"] == element]


def _flat(value: Any, name: str = "") -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(name, str(value))]
    return [pair for key, one in value.items() for pair in _flat(one, f"{name}.{key}" if name else key)]
