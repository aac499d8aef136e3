from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parent))
from made_up import bundle_player, write_module


@pytest.fixture(scope="session")
def player(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle_player(tmp_path_factory.mktemp("player") / "player.js")


@pytest.fixture
def site(tmp_path: Path, player: Path) -> Path:
    write_module(tmp_path)
    shutil.copy(player, tmp_path / "player.js")
    return tmp_path


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console must stay silent: a script error or a breach of the policy fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [text for text in said if "ERR_FILE_NOT_FOUND" not in text] == []


@pytest.fixture
def opened(page: Page, site: Path) -> Page:
    """The module's opening page, at work."""
    page.goto((site / "index.html").as_uri())
    page.wait_for_selector("html.is-ready")
    return page
