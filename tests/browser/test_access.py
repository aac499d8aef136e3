"""axe-core on every screen of a finished package, and a whole module by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lms import Lms, Server, Watch
from player import Player, choices, quiz
from playwright.sync_api import Browser, Page, expect

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = {"wide": (1280, 800), "narrow": (320, 640)}
SCREENS = [
    ("narrow", "light"),
    ("wide", "dark"),
    pytest.param("narrow", "dark", marks=pytest.mark.full),
    pytest.param("wide", "light", marks=pytest.mark.full),
]
"""Widths and papers by pairs; all four in `make test-all`."""


def violations(page: Page, screen: str) -> list[str]:
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [
        f"{screen}: {one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ] + ([f"{screen}: {wide} px wider than the window"] if wide > 0 else [])


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_every_screen(browser: Browser, server: Server, watch: Watch, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    watch.follow(context)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{server.origin}/packages/scorm12/tides/index.html")
    player = Player(page, page)
    player.ready()
    page.evaluate(AXE.read_text("utf-8"))
    found = violations(page, "opening")
    if size == "narrow":
        page.locator("#menu").click()
        found += violations(page, "contents")
        page.keyboard.press("Escape")
    player.lesson("rise")
    found += violations(page, "lesson")
    page.locator("main a[href^='#glossary/']").first.click()
    found += violations(page, "term")
    page.keyboard.press("Escape")
    player.check("rise-hours", ["b"])
    player.check("rise-pull", ["a", "c"])
    found += violations(page, "check with feedback")
    for place in ("glossary", "references", "about", "your-data"):
        player.go(place)
        found += violations(page, place)
    player.go("assessment")
    found += violations(page, "assessment")
    asked = player.begin()
    found += violations(page, "attempt")
    player.answer("tides", asked[:2], 1)
    player.submit()
    expect(page.locator(".confirm")).to_be_focused()
    found += violations(page, "asked to hand in")
    page.locator(".confirm .button.second").click()
    expect(page.locator(".result")).to_be_visible()
    found += violations(page, "result")
    context.close()
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_review_and_farewell(make_lms: Callable[..., Lms], scheme: str) -> None:
    """What is seen in an LMS only: the note of a visit for review, the page after Exit."""
    lms = make_lms("scorm12", "stars", lock=True)
    lms.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    found: list[str] = []
    for screen in ("farewell", "review"):
        player = lms.launch()
        player.at.evaluate(AXE.read_text("utf-8"))
        if screen == "review":
            expect(player.at.locator("#notes .note").first).to_be_visible()
        else:
            for lesson in ("rise", "fall", "turn"):
                player.lesson(lesson)
                for name in (f"check-{lesson}",):
                    for id, question in quiz("stars", name).items():
                        player.check(id, choices(question, True))
                player.read()
            player.exit()
        found += violations(player.at, screen)  # type: ignore[arg-type]
        lms.leave(player, "remove")
    assert found == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on a match."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def answer(page: Page, module: str, name: str, id: str) -> None:
    question = quiz(module, name)[id]
    right = choices(question, True)
    if question["type"] == "multiple":
        for value in sorted(right, key=lambda one: _order(page, id).index(one)):
            tab_to(page, f"#question-{id} input[value='{value}']")
            page.keyboard.press("Space")
    else:
        tab_to(page, f"#question-{id} input")
        page.keyboard.press("Space")
        for _ in range(_order(page, id).index(right[0])):
            page.keyboard.press("ArrowDown")
    tab_to(page, f"#question-{id} .actions .button")
    page.keyboard.press("Enter")


def _order(page: Page, id: str) -> list[str]:
    values: list[str] = page.locator(f"#question-{id} input").evaluate_all("all => all.map(one => one.value)")
    return values


def test_by_keyboard(make_lms: Callable[..., Lms]) -> None:
    """A whole module to `passed` without a pointer."""
    lms = make_lms("scorm12", "tides", where="popup")
    page = lms.launch().page
    tab_to(page, "#start")
    page.keyboard.press("Enter")
    for lesson in ("rise", "fall", "turn"):
        expect(page.locator(f".view[id='lesson/{lesson}']")).to_be_visible()
        for id in quiz("tides", f"check-{lesson}"):
            answer(page, "tides", f"check-{lesson}", id)
        tab_to(page, ".turn-next")
        page.keyboard.press("Enter")
    expect(page.locator(".view.assessment")).to_be_visible()
    tab_to(page, "main .actions .button")
    page.keyboard.press("Enter")
    expect(page.locator(".hand-in")).to_be_visible()
    for id in Player(page, page).drawn():
        answer(page, "tides", "final", id)
    tab_to(page, ".hand-in .button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Hand in your answers?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".hand-in .button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".confirm")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".result[data-verdict='right']")).to_be_visible()
    expect(page.locator("#saving")).to_have_attribute("data-state", "saved")
    page.keyboard.press("Shift+Tab")
    assert lms.stored()["core.lesson_status"] == "passed"
    assert lms.misses() == []
