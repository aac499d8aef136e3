"""`course serve` as an author has it: the command in a process, a course that may be edited, a browser."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page

sys.path.insert(0, str(Path(__file__).parent))
from served import Served, ready, start

HERE = Path(__file__).parent
COURSE = HERE.parent / "browser" / "course"


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview that the tests of a file share."""
    root = tmp_path_factory.mktemp("course") / "knots and tides"
    shutil.copytree(COURSE, root)
    process, address = start(root)
    time.sleep(0.2)  # the watcher has no word for 'I am watching now'
    yield Served(root, address)
    process.terminate()
    process.wait(10)


@pytest.fixture
def said() -> list[str]:
    """What the pages wrote on the console as errors or warnings."""
    return []


@pytest.fixture
def page(browser: Browser, said: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield context.new_page()
    context.close()


@pytest.fixture
def show(page: Page, serve: Served) -> Callable[..., Frame]:
    """Open a module at a place of it, and wait until its player is at work."""

    def show(module: str, hash: str = "", **query: Any) -> Frame:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        page.goto(f"{serve.address}/module/{module}?{asked}{hash}")
        return ready(page)

    return show
