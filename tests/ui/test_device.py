"""What stays on the device, and on a shared computer does not."""

from __future__ import annotations

import re

from made_up import TEMPLATES
from playwright.sync_api import Page, expect
from test_learner import until


def kept_by(page: Page, storage: str) -> list[str]:
    keys: list[str] = page.evaluate("name => Object.keys(window[name]).sort()", storage)
    return [key for key in keys if key != "course-shared"]


def test_on_a_shared_computer_all_is_forgotten_with_the_next_opening(opened: Page) -> None:
    start = opened.url.split("#")[0]
    opened.goto(f"{start}#lesson/short")
    until(opened, "localStorage.length > 0")
    opened.evaluate("localStorage.setItem('not-ours', 'stays')")
    opened.goto(f"{start}#your-data")
    opened.get_by_label("Others use this computer too").check()
    expect(opened.locator("#shared-said")).to_contain_text("forgotten when you leave")
    assert kept_by(opened, "localStorage") == ["not-ours"]
    assert len(kept_by(opened, "sessionStorage")) == 1
    opened.goto(f"{start}#lesson/the-queue")
    opened.reload()
    opened.wait_for_selector("html.is-ready")
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")
    expect(opened.locator(".stops [data-stop=short] .stop-state").first).to_have_text("Begun")
    opened.goto("about:blank")
    opened.goto(start)
    opened.wait_for_selector("html.is-ready")
    expect(opened.locator("main h1")).to_have_text("The wait at the well")
    assert kept_by(opened, "sessionStorage") == []
    assert kept_by(opened, "localStorage") == ["not-ours"]


def test_storage_is_reached_in_one_place_only() -> None:
    """So that 'This is a shared computer' holds for all that is kept."""
    storage = re.compile(r"(?<!\.)\b(local|session)Storage\b|window\.(local|session)Storage")
    for path in (TEMPLATES / "player").rglob("*.js"):
        if "node_modules" not in path.parts and path.name != "device.js":
            assert not storage.search(path.read_text("utf-8")), path
