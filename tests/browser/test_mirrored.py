"""Every question type from right to left, and in forced colours: what must be mirrored is, every word can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import IDS
from playwright.sync_api import Browser, Page

BEFORE = """([first, second, place]) => {
  const [one, other] = [first, second].map(what => {
    const [found, words] = [place.querySelector(what.replace('::text', '')), document.createRange()];
    if (found && what.endsWith('::text')) words.selectNode(found.firstChild);
    return found && (what.endsWith('::text') ? words : found).getBoundingClientRect();
  });
  if (!one || !other) return null;
  return one.bottom <= other.top ? 'above' : one.left + one.width / 2 > other.left + other.width / 2;
}"""
FACTS = {
    "single": (".option input", ".option-text"),
    "multiple": (".option input", ".option-text"),
    "true-false": (".option input", ".option-text"),
    "matching": (".option-text", "select"),
    "ordering": (".drag-grip", "[data-move]"),
    "numeric": (".typed label::text", ".field"),
    "fill-in": (".typed label::text", ".field"),
    "cloze": (".number", ".stem-text"),
    "open": (".number", ".stem-text"),
    "categorise": (".picks input", ".picks span"),
    "likert": (".picks label:first-child", ".picks label:nth-child(2)"),
    "hotspot": (".option input", ".spot-number"),
    "scenario": (".case-choice .option-text", ".case-choice .icon"),
}
"""By type: what stands before what, that is, to the right of it; `::text` is a label's words."""

STACKED = ("matching",)
"""On a phone, what stands before stands above."""


@pytest.fixture(params=[360, 1280])
def lesson(browser: Browser, every_type: Callable[[str], str], request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(every_type("ar"))
    page.wait_for_selector("html.is-ready")
    page.wait_for_selector(".drag-words")
    yield page
    context.close()


def test_a_gap_and_its_word_stand_at_the_right_end(lesson: Page) -> None:
    """A cloze's verdicts hang at the side where reading begins, and its gaps do not part from the full stop."""
    place = lesson.locator(f"#question-{IDS['cloze']}")
    place.locator(".field").fill("x")
    place.locator("select").select_option(index=1)
    place.locator(".actions .button").first.click()
    place.locator(".is-gaps .verdict").first.wait_for()
    borders = place.locator(".option[data-verdict]").first.evaluate(
        "one => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth].map(parseFloat)"
    )
    assert borders[0] > borders[1] == 0
    turn = lesson.locator(".turn-next .icon, .turn-back .icon")
    assert (
        turn.evaluate_all("all => all.map(one => getComputedStyle(one).transform)")
        == ["matrix(-1, 0, 0, 1, 0, 0)"] * turn.count()
    )
    assert turn.count() == 2


def test_from_right_to_left(lesson: Page) -> None:
    assert lesson.evaluate("document.documentElement.dir") == "rtl"
    assert lesson.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for type, (first, second) in FACTS.items():
        place = lesson.locator(f"#question-{IDS[type]}")
        before = place.evaluate(f"place => ({BEFORE})(['{first}', '{second}', place])")
        stands = "above" if type in STACKED and lesson.evaluate("innerWidth") < 480 else True
        assert before == stands, f"{type}: {first} before {second}"
    for type in ("fill-in", "cloze", "open"):
        field = lesson.locator(f"#question-{IDS[type]} :is(.field, textarea)").first
        assert field.evaluate("one => [getComputedStyle(one).direction, getComputedStyle(one).textAlign]") == [
            "rtl",
            "start",
        ], f"{type}: what is typed begins at the right"
    lines = lesson.locator(".number > :first-child").evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert lines == [1] * len(IDS), "a number stands in one line"
    turned = lesson.locator(".case-choice .icon").first.evaluate("one => getComputedStyle(one).transform")
    assert turned == "matrix(-1, 0, 0, 1, 0, 0)", "an arrow points the way of the reading"


def test_words_are_seen_in_forced_colours(lesson: Page) -> None:
    lesson.emulate_media(forced_colors="active")
    canvas = "rgb(255, 255, 255)"  # the system paints a plate of this colour behind words
    alike = lesson.locator(".exercise .button:not([hidden]), .skip").evaluate_all(
        f"all => all.filter(one => getComputedStyle(one).color === '{canvas}').map(one => one.outerHTML)"
    )
    assert alike == []
    edges = lesson.locator(".exercise .button:not([hidden])").evaluate_all(
        "all => all.every(one => parseFloat(getComputedStyle(one).borderTopWidth) >= 1)"
    )
    assert edges
    drawn = "all => all.every(one => getComputedStyle(one).appearance === 'auto')"
    marks = lesson.locator(".option input").evaluate_all(drawn)
    assert marks, "the system draws what can be chosen"
