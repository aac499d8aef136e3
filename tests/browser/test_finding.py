"""The API that comes late, and the module without an LMS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lms import Lms, Server
from player import Player
from playwright.sync_api import BrowserContext, expect


@pytest.mark.parametrize(
    ("edition", "where"), [("scorm12", "frame"), ("scorm2004-3", "popup"), ("scorm2004-4", "frame")]
)
def test_late_api(make_lms: Callable[..., Lms], edition: str, where: str) -> None:
    lms = make_lms(edition, "tides", where=where)
    player = lms.launch(late=1500)
    player.lesson("fall")
    player.saved()
    lms.leave(player, "exit")
    location = lms.stored()["core.lesson_location" if lms.is12 else "location"]
    assert location == "fall"
    assert lms.misses() == []


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004-4"])
def test_api_that_comes_in_the_middle_of_a_visit(make_lms: Callable[..., Lms], edition: str) -> None:
    """The header says that the platform answers now; going over to it asks about the visit's work, and saves it."""
    lms = make_lms(edition, "tides")
    lms.watch.allowed = ("LMS:",)
    player = lms.launch(late=6000)
    expect(player.at.locator("#saving")).to_have_attribute("data-state", "local")
    player.lesson("fall")
    expect(player.at.locator("#saving")).to_have_attribute("data-state", "found", timeout=25_000)
    expect(player.at.locator("#unsaved")).to_contain_text("answers now")
    expect(player.at.locator("#said")).to_contain_text("answers now")
    player.at.locator("#unsaved button").click()
    expect(player.at.locator("#ask")).to_be_visible()
    player.at.get_by_role("button", name="Take it over").click()
    player.ready()
    player.saved()
    expect(player.title).to_have_text("The water goes")
    lms.leave(player, "exit")
    assert lms.stored()["core.lesson_location" if lms.is12 else "location"] == "fall"


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_no_lms(context: BrowserContext, server: Server, packages: Path, scheme: str) -> None:
    page = context.new_page()
    place = "scorm2004-4/tides/index.html"
    url = f"{server.origin}/packages/{place}" if scheme == "http" else (packages / place).as_uri()
    page.goto(url)
    player = Player(page, page)
    player.ready()
    expect(page.locator("#notes .note").first).to_be_visible()
    expect(page.locator("#saving")).to_have_attribute("data-state", "local")
    expect(page.locator("#exit")).to_be_hidden()
    player.lesson("fall")
    player.check("fall-twice", ["true"])
    asked = player.begin()
    player.answer("tides", asked[:1], 1)
    player.lesson("fall")
    page.wait_for_timeout(100)
    page.goto("about:blank")
    page.goto(url)
    player.ready()
    expect(player.title).to_have_text("The water goes")
    assert player.chosen("fall-twice") == ["true"]
    player.go("assessment")
    assert player.drawn() == asked
    assert player.chosen(asked[0]) != []
