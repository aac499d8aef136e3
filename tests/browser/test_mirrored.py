"""Every question type from right to left, and in forced colours: what must be mirrored is, every word can be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from asking import IDS
from playwright.sync_api import Browser, Page

BEFORE = """([first, second, place]) => {
  const [one, other] = [first, second].map(what => place.querySelector(what)?.getBoundingClientRect());
  return one && other ? one.left + one.width / 2 > other.left + other.width / 2 : null;
}"""
FACTS = {
    "single": (".option input", ".option-text"),
    "multiple": (".option input", ".option-text"),
    "true-false": (".option input", ".option-text"),
    "matching": (".option-text", "select"),
    "ordering": (".drag-grip", "[data-move]"),
    "numeric": ("label", ".field"),
    "categorise": (".picks input", ".picks span"),
    "likert": (".picks label:first-child", ".picks label:nth-child(2)"),
    "hotspot": (".option input", ".spot-number"),
    "scenario": (".case-choice .option-text", ".case-choice .icon"),
}
"""By type: what stands before what, that is, to the right of it."""


@pytest.fixture(params=[360, 1280])
def lesson(browser: Browser, every_type: Callable[[str], str], request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(every_type("ar"))
    page.wait_for_selector("html.is-ready")
    page.wait_for_selector(".drag-words")
    yield page
    context.close()


def test_from_right_to_left(lesson: Page) -> None:
    assert lesson.evaluate("document.documentElement.dir") == "rtl"
    assert lesson.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for type, (first, second) in FACTS.items():
        place = lesson.locator(f"#question-{IDS[type]}")
        if type == "numeric":
            label, field = place.locator("label").bounding_box(), place.locator(".field").bounding_box()
            assert label
            assert field
            assert field["x"] + field["width"] < label["x"] + label["width"], type
            continue
        before = place.evaluate(f"place => ({BEFORE})(['{first}', '{second}', place])")
        assert before is True, f"{type}: {first} before {second}"
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
