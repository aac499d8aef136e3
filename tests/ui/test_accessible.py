"""axe-core in every view, light and dark; sizes of targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    # Through the debugger's world, since the page's own policy refuses injected scripts.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", RULES)
    return [
        f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


def stay(page: Page) -> None:
    """The view as it opens."""
    page.wait_for_timeout(0)


def answer_check(page: Page) -> None:
    page.locator("#question-one-who label").first.click()
    page.locator("#question-one-who .actions button").first.click()
    page.locator("#question-one-what label").first.click()
    page.locator("#question-one-what .actions button").first.click()


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Start").click()
    page.locator("#question-final-who label").first.click()
    page.get_by_role("button", name="Hand in").click()
    page.locator(".confirm .button.second").click()


STEPS = {
    "opening": ("opening", stay),
    "lesson": ("lesson/who-waits", stay),
    "feedback": ("lesson/who-waits", answer_check),
    "pop-over": ("lesson/who-waits", lambda page: page.locator("a.term").first.click()),
    "glossary": ("glossary", stay),
    "references": ("references", stay),
    "about": ("about", stay),
    "your-data": ("your-data", stay),
    "introduction": ("assessment", stay),
    "attempt": ("assessment", lambda page: page.get_by_role("button", name="Start").click()),
    "result": ("assessment", hand_in),
    "gone": ("lesson/gone", stay),
}


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        pytest.param(1280, "dark", marks=pytest.mark.full),
        pytest.param(360, "dark", marks=pytest.mark.full),
        pytest.param(1280, "light", marks=pytest.mark.full),
    ],
)
def test_axe_finds_nothing(browser: Browser, site: Path, width: int, scheme: str) -> None:
    found: dict[str, list[str]] = {}
    for name, (view, act) in STEPS.items():
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",  # type: ignore[arg-type]
        )
        page = context.new_page()
        page.goto(f"{(site / 'index.html').as_uri()}#{view}")
        page.wait_for_selector("html.is-ready")
        act(page)
        if problems := violations(page):
            found[name] = problems
        if name == "lesson" and width == 360:
            page.get_by_role("button", name="Contents").click()
            if problems := violations(page):
                found["drawer"] = problems
        context.close()
    assert found == {}


@pytest.mark.parametrize("view", ["opening", "lesson/who-waits", "assessment"])
def test_targets_on_a_phone_are_large_enough(opened: Page, view: str) -> None:
    opened.set_viewport_size({"width": 360, "height": 740})
    opened.goto(f"{opened.url.split('#')[0]}#{view}")
    small = opened.evaluate(
        """() => [...document.querySelectorAll('button, .option label, .turn a, summary, .head a, .button')]
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([e, r]) => r.width && (r.height < 44 || r.width < 44))
            .map(([e, r]) => e.outerHTML.slice(0, 80) + r.height)"""
    )
    assert small == []
