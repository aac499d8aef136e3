"""Dragging by mouse and by touch: an extra that works the same controls, and never loses what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import IDS, TESTS, current
from playwright.sync_api import Browser, Locator, Page, expect

Point = tuple[float, float]


@pytest.fixture
def lesson(browser: Browser, every_type: Callable[[str], str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(every_type("en"))
    page.wait_for_selector(".drag-words")
    yield page
    context.close()


def middle(place: Locator) -> Point:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def by_mouse(page: Page, start: Point, end: Point, *, drop: bool = True) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    if drop:
        page.mouse.up()


def by_touch(page: Page, start: Point, end: Point, *, drop: bool = True) -> None:
    cdp = page.context.new_cdp_session(page)

    def touch(kind: str, *points: Point) -> None:
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", start)
    for step in range(1, 7):
        touch("touchMove", (start[0] + (end[0] - start[0]) * step / 6, start[1] + (end[1] - start[1]) * step / 6))
    touch("touchEnd" if drop else "touchCancel")


def question(page: Page, type: str) -> Locator:
    place = page.locator(f"#question-{IDS[type]}")
    place.evaluate("one => one.scrollIntoView({ block: 'center' })")
    return place


@pytest.mark.parametrize("drag", [by_mouse, by_touch])
def test_an_order_is_dragged(lesson: Page, drag: Callable[..., None]) -> None:
    place = question(lesson, "ordering")
    first, *others = current(place)
    grip = place.locator(f"[data-option={first}] .drag-grip")
    _, y = middle(place.locator(f"[data-option={others[-1]}]"))
    scrolled = lesson.evaluate("scrollY")
    drag(lesson, middle(grip), (middle(grip)[0], y + 4))
    assert current(place) == [*others, first]
    assert lesson.evaluate("scrollY") == scrolled, "the page does not move under the finger"
    expect(place.locator(".is-dragged, .is-over")).to_have_count(0)


@pytest.mark.parametrize("drag", [by_mouse, by_touch])
def test_a_partner_and_a_group_are_dragged(lesson: Page, drag: Callable[..., None]) -> None:
    place = question(lesson, "matching")
    row = place.locator("[data-option=a]")
    drag(lesson, middle(place.locator(".drag-words > [data-value=b]")), middle(row))
    expect(row.locator("select")).to_have_value("b")
    place = question(lesson, "categorise")
    row = place.locator("[data-option=b]")
    drag(lesson, middle(place.locator(".drag-words > span").nth(1)), middle(row))
    expect(row.locator("input").nth(1)).to_be_checked()
    expect(place.locator("[data-option=a] input:checked")).to_have_count(0)


def test_a_cancelled_drag_changes_nothing(lesson: Page) -> None:
    place = question(lesson, "ordering")
    before = current(place)
    grip, last = place.locator(".drag-grip").first, place.locator(".option").last
    by_mouse(lesson, middle(grip), middle(last), drop=False)
    expect(place.locator(".is-dragged")).to_have_count(1)
    lesson.keyboard.press("Escape")
    expect(place.locator(".is-dragged")).to_have_count(0)
    lesson.mouse.up()
    assert current(place) == before
    by_touch(lesson, middle(grip), middle(last), drop=False)
    assert current(place) == before
    expect(place.locator(".is-dragged, .is-over")).to_have_count(0)
    by_mouse(lesson, middle(question(lesson, "matching").locator(".drag-words > span").first), (5, 5))
    assert lesson.locator("select").evaluate_all("all => all.every(one => !one.value)")


def test_an_answer_that_was_checked_cannot_be_dragged_and_buttons_remain(lesson: Page) -> None:
    place = question(lesson, "ordering")
    place.locator("[data-move=down]").first.click()
    expect(place.locator("[data-move]:visible").first).to_be_visible()
    place.locator(".actions .button").first.click()
    expect(place.locator(".drag-grip").first).to_be_hidden()
    assert lesson.locator(".is-grid:not([data-drags])").count() == 1, "a scale of agreement is chosen, not dragged"
    assert lesson.locator(".drag-grip:not([aria-hidden] *, [aria-hidden])").count() == 0


AXE = (TESTS / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(place: Locator) -> list[str]:
    """What axe finds in a question; through the debugger's world, since the page's policy refuses injected scripts."""
    place.page.evaluate(AXE)
    found = place.evaluate("(place, tags) => axe.run(place, {runOnly: tags})", RULES)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (360, "dark", "en"), (360, "light", "ar")]
)
def test_axe_finds_nothing_before_during_and_after_a_drag(
    browser: Browser, every_type: Callable[[str], str], width: int, scheme: str, language: str
) -> None:
    """In each type that can be dragged: as it stands, held over a line, let go, and after the answer was checked."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(every_type(language))
    page.wait_for_selector(".drag-words")
    found = {}
    for type in ("ordering", "matching", "categorise"):
        place = question(page, type)
        found[type, "before"] = violations(place)
        grip, line = place.locator(".drag-grip").first, place.locator(".option").nth(1)
        x, y = middle(line)
        by_mouse(page, middle(grip), (x, y + 4), drop=False)
        expect(place.locator(".is-dragged")).to_have_count(1)
        assert place.locator(".is-over").count() == 1, "the line under it is shown"
        found[type, "during"] = violations(place)
        page.mouse.up()
        found[type, "after"] = violations(place)
        for control in place.locator("select").all():
            control.select_option(index=1)
        for first in place.locator(".picks input:first-child").all():
            first.check()
        place.locator(".actions .button").first.click()
        expect(place.locator(".drag-grip").first).to_be_hidden()
        found[type, "checked"] = violations(place)
    context.close()
    assert {where: what for where, what in found.items() if what} == {}
