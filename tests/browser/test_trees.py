"""What assistive technology is given: the accessibility tree of every question type, before and after its answer.

The trees in `trees/` are for reading: names, roles, groups and states as a screen reader gets them.
UPDATE_EXPECTED=1 writes them anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asking import ANSWERS, EXAMPLES, IDS
from playwright.sync_api import Browser, Locator, Page, expect

TREES = Path(__file__).parent / "trees"
MOMENTS = ("before", "right", "wrong")
CASES = [(type, moment) for moment in MOMENTS for type in sorted(EXAMPLES) if moment in ("before", *ANSWERS[type])]
DRAWN = ("likert", "open", "scenario")
"""Types whose answers are kept or lead on; nothing is marked right or wrong."""


@pytest.fixture(scope="module", params=MOMENTS)
def moment(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def lesson(browser: Browser, every_type: Callable[[str], str], moment: str) -> Iterator[Page]:
    """The lesson with a question of each type, anew for each of the moments."""
    assert moment in MOMENTS
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(every_type("en"))
    page.wait_for_selector("html.is-ready")
    page.wait_for_selector(".drag-words", state="attached")
    yield page
    context.close()


def question(page: Page, type: str) -> Locator:
    return page.locator(f"#question-{IDS[type]}")


def snapshot(place: Locator, name: str) -> str:
    tree = place.aria_snapshot() + "\n"
    kept = TREES / f"{name}.yaml"
    if os.environ.get("UPDATE_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(tree, encoding="utf-8")
    assert tree == kept.read_text("utf-8")
    return tree


@pytest.mark.parametrize("type", sorted(EXAMPLES))
def test_the_tree_before_and_after_an_answer(lesson: Page, type: str, moment: str) -> None:
    if moment != "before" and moment not in ANSWERS[type]:
        pytest.skip("has no wrong answer")
    place = question(lesson, type)
    if moment == "before":
        tree = snapshot(place, type)
        assert re.match(r'- group "Question \d+ of 13', tree), "the group says which question it is"
        assert "⠿" not in tree, "what is dragged is nobody's who does not point"
        return
    ANSWERS[type][moment].fill(place)
    check = place.locator(".actions .button").first
    if type != "scenario":
        check.click()
        expect(check).to_be_hidden()
    tree = snapshot(place, f"{type}.{moment}")
    if type in DRAWN:
        return
    focused = lesson.evaluate("document.activeElement.closest('.feedback, .outcome')?.innerText ?? ''")
    assert re.match(r"Right|\d+ of \d+" if moment == "right" else r"Not|0 of|No|\d+ of", focused.strip()), focused
    assert focused.strip().splitlines()[0] in tree
    assert re.search(r"\[disabled\]|textbox", tree) or 'button "Move' not in tree, "what was answered is locked"


@pytest.mark.parametrize("type", sorted(set(EXAMPLES) - {"scenario"}))
def test_what_is_missing_is_said_and_belongs_to_the_question(lesson: Page, type: str) -> None:
    """Checked without an answer: the words are announced, are the group's description, and go with an answer."""
    if lesson.locator(".question.is-locked").count():
        pytest.skip("answered")
    place = question(lesson, type)
    place.locator(".actions .button").first.click()
    warning = place.locator(".actions .warn")
    expect(warning).not_to_be_empty()
    expect(warning).to_have_attribute("role", "alert")
    expect(place.locator("fieldset").first).to_have_accessible_description(re.compile(re.escape(warning.inner_text())))
    assert lesson.evaluate("id => document.activeElement.closest('.exercise')?.id === id", f"question-{IDS[type]}")


def test_every_tree_is_of_a_question() -> None:
    names = {type if moment == "before" else f"{type}.{moment}" for type, moment in CASES}
    assert {path.stem for path in TREES.glob("*.yaml")} == names
