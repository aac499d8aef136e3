"""What a learner does: reading, answering, leaving and coming back, by keyboard and by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_up import TEMPLATES, WORDS
from playwright.sync_api import Browser, Locator, Page, expect


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    """Moves the focus by Tab alone until it is on the element."""
    for _ in range(limit):
        if page.evaluate("s => !!document.activeElement && document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {selector}")


def until(page: Page, condition: str) -> None:
    """Waits for a condition; Playwright's own way polls by eval inside the page, which the page's policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


def focused(page: Page) -> Locator:
    """The element with the focus, to be waited for: what is shown comes before the focus moves."""
    return page.locator(":focus")


def test_first_lesson_can_be_read_before_and_without_the_script(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("heading", name="The wait at the well")).to_be_visible()
    expect(page.get_by_role("heading", name="Who waits at the well", level=1)).to_be_visible()
    assert "JavaScript" in page.inner_html("noscript")
    context.close()


def test_first_lesson_stands_before_route_glossary_and_data(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    lesson = html.index('data-view="lesson/who-waits"')
    for later in ('id="route"', 'id="glossary"', 'id="module-data"', "<template", "<dialog", "<script"):
        assert lesson < html.index(later)


def test_page_has_no_inline_script_and_no_style_attribute(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    assert " style=" not in html
    assert "<style" not in html
    assert html.count("<script") == 2


def test_lesson_by_keyboard_alone(opened: Page) -> None:
    press(opened, "Tab", "Enter")
    assert opened.evaluate("document.activeElement.id") == "main"
    tab_to(opened, "#start")
    press(opened, "Enter")
    expect(opened.locator("main h1")).to_have_text("Who waits at the well")
    expect(focused(opened)).to_have_text("Who waits at the well")
    tab_to(opened, "a.term")
    press(opened, "Enter")
    expect(opened.locator("#pop")).to_be_visible()
    press(opened, "Escape")
    expect(opened.locator("#pop")).to_be_hidden()
    assert opened.evaluate("document.activeElement.matches('a.term')")

    tab_to(opened, "#question-one-who input")
    press(opened, "ArrowDown")
    tab_to(opened, "#question-one-who .actions button")
    press(opened, "Enter")
    expect(focused(opened)).to_contain_text("Right")
    assert opened.evaluate("document.activeElement.matches('.feedback')")

    tab_to(opened, "#question-one-what [value=a]")
    press(opened, "Space", "Tab", "Tab", "Space")
    tab_to(opened, "#question-one-what .actions button")
    press(opened, "Enter")
    expect(focused(opened)).to_contain_text("Partly")
    press(opened, "Tab", "Enter")
    expect(opened.locator("#question-one-what input").first).to_be_enabled()

    tab_to(opened, "#question-one-what [value=c]")
    press(opened, "Space", "Shift+Tab", "Space")
    tab_to(opened, "#question-one-what .actions button")
    press(opened, "Enter")
    expect(focused(opened)).to_have_text("Right")

    tab_to(opened, "#question-one-more input")
    press(opened, "ArrowDown")
    tab_to(opened, "#question-one-more .actions button")
    press(opened, "Enter")
    tab_to(opened, ".turn-next")
    press(opened, "Enter")
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")
    expect(opened.locator(".stops [data-stop=who-waits] > a:not(.is-check) .stop-state")).to_have_text("Done")


def test_assessment_from_start_to_pass(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#assessment")
    opened.get_by_role("button", name="Start").click()
    expect(opened.locator(".tally")).to_have_text("0 of 3 answered")
    opened.get_by_role("button", name="Check answer").first.click()
    expect(opened.get_by_role("alert").first).to_have_text("Choose an answer first.")
    opened.get_by_label("Because they arrive late").check()
    opened.get_by_role("button", name="Check answer").first.click()
    expect(opened.locator("#question-final-who [data-option=b] .verdict")).to_have_text("The right answer")
    opened.get_by_role("button", name="Hand in").click()
    panel = opened.get_by_role("group", name="2 questions are not answered")
    expect(panel).to_be_focused()
    panel.get_by_role("button", name="Answer now").click()
    expect(panel).to_have_count(0)
    assert opened.evaluate("document.activeElement.closest('.exercise').id") == "question-final-what"
    opened.get_by_role("button", name="Hand in").click()
    panel.get_by_role("button", name="Hand in all the same").click()
    expect(opened.locator(".result-word")).to_have_text("Not passed yet")
    rows = opened.locator(".by-objective tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(1).get_by_role("link")).to_have_text(["A queue is a rule that somebody made"])

    opened.get_by_role("button", name="Try again").click()
    opened.get_by_label("Because others go before them").check()
    opened.get_by_label("The hour of arrival").check()
    opened.get_by_label("The hour of leaving").check()
    opened.get_by_label("False").check()
    opened.get_by_role("button", name="Hand in").click()
    opened.get_by_role("group", name="Hand in your answers?").get_by_role("button", name="Hand in").click()
    expect(opened.locator(".result-word")).to_have_text("Passed")
    expect(opened.locator(".result-score")).to_have_text("100%")
    expect(opened.locator(".stops [data-stop=assessment] .stop-state")).to_have_text("Passed")

    opened.reload()
    opened.wait_for_selector("html.is-ready")
    expect(opened.locator(".result-word")).to_have_text("Passed")


def test_attempt_survives_a_reload(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#assessment")
    opened.get_by_role("button", name="Start").click()
    opened.get_by_label("Because others go before them").check()
    opened.get_by_role("button", name="Check answer").first.click()
    opened.reload()
    opened.wait_for_selector("html.is-ready")
    expect(opened.locator(".tally")).to_have_text("1 of 3 answered")
    expect(opened.get_by_label("Because others go before them")).to_be_checked()


def test_returning_learner_is_where_they_left(opened: Page) -> None:
    base = opened.url.split("#")[0]
    opened.goto(base + "#lesson/the-queue")
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")
    opened.evaluate("window.scrollTo(0, 900)")
    opened.wait_for_timeout(900)
    opened.goto("about:blank")
    opened.goto(base)
    opened.wait_for_selector("html.is-ready")
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")
    expect(opened.get_by_text("You are where you left the last time.")).to_be_visible()
    assert abs(float(opened.evaluate("window.scrollY")) - 900) < 150
    opened.get_by_role("link", name="Opening page").first.click()
    expect(opened.locator("#start")).to_contain_text("Go on where you left: A queue is a rule")


def test_back_button_and_anchors(opened: Page) -> None:
    opened.get_by_role("link", name="Start with lesson 1").click()
    opened.locator(".turn-next").click()
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")
    opened.go_back()
    expect(opened.locator("main h1")).to_have_text("Who waits at the well")
    opened.goto(opened.url.split("#")[0] + "#lesson/the-queue/the-count")
    until(opened, "scrollY > 100")
    assert opened.evaluate("document.activeElement.id") == "the-count"


def test_part_that_is_gone_leads_to_a_page_not_to_a_blank(opened: Page, site: Path) -> None:
    part = site / "parts/lesson-the-queue.js"
    text = part.read_text("utf-8")
    part.unlink()
    opened.goto(opened.url.split("#")[0] + "#lesson/the-queue")
    expect(opened.locator("main h1")).to_have_text("Open it again")
    part.write_text(text, "utf-8")
    opened.get_by_role("button", name="Try to load it once more").click()
    expect(opened.locator("main h1")).to_have_text("A queue is a rule that somebody made")


def test_part_of_another_version_is_refused(opened: Page, site: Path) -> None:
    part = site / "parts/lesson-the-queue.js"
    part.write_text(part.read_text("utf-8").removesuffix(");") + ',"v2");', "utf-8")
    opened.goto(opened.url.split("#")[0] + "#lesson/the-queue")
    expect(opened.locator("main h1")).to_have_text("Open it again")


def test_lesson_without_scroll_is_done_on_next(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#lesson/short")
    state = opened.locator(".stops [data-stop=short] .stop-state")
    expect(state).to_have_text("Begun")
    opened.locator(".turn-next").click()
    expect(state).to_have_text("Done")


def test_lesson_is_done_only_with_its_check(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#lesson/the-queue")
    opened.locator(".turn-next").scroll_into_view_if_needed()
    expect(opened.locator(".end-state")).to_contain_text("once you have answered its check")
    opened.get_by_label("Because they arrive late").check()
    opened.get_by_role("button", name="Check answer").click()
    opened.mouse.wheel(0, 3000)
    expect(opened.locator(".end-state")).to_have_text("This lesson is done.")


def test_deleting_what_the_device_keeps(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#lesson/short")
    until(opened, "localStorage.length > 0")
    opened.goto(opened.url.split("#")[0] + "#your-data")
    opened.get_by_role("button", name="Delete what is kept on this device").click()
    expect(opened.locator("#forgotten")).to_contain_text("Deleted.")
    assert opened.evaluate("Object.keys(localStorage).filter(key => localStorage[key]).length") == 0


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_goes_sideways(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 640})
    wide = {}
    for view in ("opening", "lesson/who-waits", "glossary", "references", "assessment", "about", "your-data"):
        opened.goto(f"{opened.url.split('#')[0]}#{view}")
        opened.wait_for_timeout(50)
        wide[view] = opened.evaluate("document.documentElement.scrollWidth")
    assert {view: got for view, got in wide.items() if got > width} == {}


def test_drawer_on_a_narrow_screen(opened: Page) -> None:
    opened.set_viewport_size({"width": 360, "height": 740})
    opened.get_by_role("button", name="Contents").click()
    drawer = opened.get_by_role("dialog", name="Contents")
    expect(drawer.get_by_role("link", name="Glossary")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    opened.get_by_role("button", name="Contents").click()
    drawer.get_by_role("link", name="One page to keep").click()
    expect(drawer).to_be_hidden()
    expect(opened.get_by_role("heading", name="One page to keep", level=1)).to_be_focused()


def test_tabs_move_by_arrow_keys(opened: Page) -> None:
    opened.goto(opened.url.split("#")[0] + "#lesson/who-waits")
    tabs = opened.get_by_role("tab")
    tabs.first.focus()
    press(opened, "ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(opened.get_by_role("tabpanel")).to_contain_text("From the wall to the tree.")
    press(opened, "ArrowRight")
    expect(opened.get_by_role("tabpanel")).to_contain_text("Sixty minutes.")


def test_style_fits_its_budget(site: Path) -> None:
    """What the first page needs; `more.css` stands behind the text. The course's colours add 170 bytes."""
    assert (site / "style.css").stat().st_size <= 19_800
    assert (site / "more.css").stat().st_size <= 19_800


def test_every_string_of_the_interface_exists() -> None:
    """Keys written in templates and player, and those put together from a state's name."""
    root = TEMPLATES
    used: set[str] = set()
    administrators = root / "catalogue"  # has a catalogue of its own: tests/catalogue
    for path in [*root.rglob("*.html"), *(root / "player").rglob("*.js")]:
        if "node_modules" not in path.parts and administrators not in path.parents:
            prefix = "work." if path.parent.name == "work" else ""
            keys = re.findall(r"""\b[tn]\(["']([a-z][a-z_.-]*)["']""", path.read_text("utf-8"))
            used |= {prefix + key for key in keys}
    reasons = ("no-answer", "refused", "lost", "elsewhere", "storage", "newer", "room")
    used |= {f"unsaved_{reason}" for reason in reasons}
    used |= {f"note_{notice}" for notice in ("silent", "cut", "unreadable", "restored")}
    used |= {"saved", "saving", "unsaved", "local", "off", "state_new", "state_begun", "state_done"}
    used |= {"check_new", "check_begun", "check_done", "right", "wrong", "partly", "missed", "missed_too"}
    assert used - set(WORDS.words) == set()
