"""Two windows of one module: the older one stands down, with everything that it asks."""

from __future__ import annotations

from lms import Server
from player import Player
from playwright.sync_api import BrowserContext, expect


def opened(context: BrowserContext, server: Server, place: str) -> Player:
    page = context.new_page()
    page.goto(f"{server.origin}/packages/scorm12/tides/index.html#{place}")
    player = Player(page, page)
    player.ready()
    return player


def test_the_older_window_asks_no_more(context: BrowserContext, server: Server) -> None:
    older = opened(context, server, "lesson/rise")
    older.begin()
    older.lesson("rise")
    expect(older.question("rise-hours").locator("input:enabled")).not_to_have_count(0)
    newer = opened(context, server, "lesson/rise")

    for place in ("lesson/rise", "lesson/fall", "assessment"):
        older.go(place)
        expect(older.at.locator("main .exercise").first).to_be_visible()
        expect(older.at.locator("main .exercise :is(input, button):enabled")).to_have_count(0)
        expect(older.at.locator("main .is-elsewhere")).to_contain_text("opened in another window")
    expect(older.at.locator(".hand-in button")).to_be_disabled()
    expect(older.at.locator("#unsaved")).to_be_visible()
    older.go("glossary")
    expect(older.title).to_be_visible()

    newer.check("rise-hours", ["a"])
    newer.page.reload()
    newer.ready()
    assert newer.chosen("rise-hours") == ["a"]
    expect(newer.at.locator(".is-elsewhere")).to_have_count(0)
