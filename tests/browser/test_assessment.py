"""The rules of an assessment in an LMS that we did not write, with a reload of the page in the midst of everything."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lms import Lms
from player import Player, choices, quiz
from playwright.sync_api import expect

from builder.standards import standard_ids

EDITIONS = standard_ids()
MATRIX = [(edition, engine) for edition in EDITIONS for engine in ("scorm-again", "strict")]
PAIRS = {("scorm12", "scorm-again"), ("scorm2004-3", "strict"), ("scorm2004-4", "scorm-again")}
ALL = [pytest.param(*one, marks=() if one in PAIRS else pytest.mark.full) for one in MATRIX]


def again(lms: Lms, player: Player) -> Player:
    """The frame is taken away, as by a reload of the platform's page, and the module launched anew."""
    player.saved()
    lms.leave(player, "remove")
    return lms.launch()


def score(lms: Lms) -> str:
    return lms.stored().get("core.score.raw" if lms.is12 else "score.raw", "")


def answers(player: Player, asked: list[str], right: bool) -> None:
    for id in asked:
        player.choose(id, choices(quiz("winds", "final")[id], right))


@pytest.mark.parametrize("how", ["exit", "remove"])
def test_an_answer_of_the_last_moment_is_kept(make_lms: Callable[..., Lms], how: str) -> None:
    lms = make_lms("scorm2004-3", "winds", engine="strict")
    player = lms.launch()
    first = player.begin()[0]
    answers(player, [first], right=True)
    lms.leave(player, how)
    player = lms.launch()
    player.go("assessment")
    assert player.chosen(first) == choices(quiz("winds", "final")[first], True)


@pytest.mark.parametrize(("edition", "engine"), ALL)
def test_marks_order_and_rules_survive_a_reload_at_any_moment(
    make_lms: Callable[..., Lms], edition: str, engine: str
) -> None:
    lms = make_lms(edition, "winds", engine=engine)
    player = lms.launch()
    player.lesson("land")
    player.lesson("sea")
    asked = player.begin()
    assert sorted(id.split("-")[0] for id in asked) == ["read", "reef", "turn", "wait"]
    shown = player.at.locator(".option-text").all_inner_texts()
    wrong = [id for id in asked if id.startswith("turn")]
    answers(player, wrong, right=False)
    player.question(asked[2]).get_by_role("button", name="Mark for later").click()
    player.page.wait_for_timeout(700)

    player = again(lms, player)
    player.go("assessment")
    assert player.drawn() == asked
    assert player.at.locator(".option-text").all_inner_texts() == shown
    assert player.chosen(wrong[0]) == choices(quiz("winds", "final")[wrong[0]], False)
    expect(player.question(asked[2]).locator(".later")).to_have_attribute("aria-pressed", "true")
    stop = player.at.get_by_role("navigation", name="Overview of the questions").get_by_role("button").nth(2)
    expect(stop).to_have_accessible_name(re.compile("marked for later"))

    answers(player, [id for id in asked if id.startswith("read")], right=False)
    answers(player, [id for id in asked if id.startswith(("reef", "wait"))], right=True)
    player.at.locator(".hand-in .button").click()
    panel = player.at.get_by_role("group", name="Hand in your answers?")
    expect(panel).to_contain_text("You marked 1 question for later.")
    expect(panel).to_contain_text("After this, 2 attempts are left.")
    panel.get_by_role("button", name="Look through them again").click()
    expect(player.at.locator(f"#question-{asked[2]}:focus-within")).to_have_count(1)
    player.submit()
    expect(player.at.locator(".result-word")).to_have_text("Not passed yet")
    assert score(lms) == "", "the last attempt counts, and this is not it"

    player = again(lms, player)
    player.go("assessment")
    assert player.drawn() == asked, "the answers stand in the order of the attempt"
    assert player.at.locator(".questions .option-text").all_inner_texts() == shown
    expect(player.at.get_by_role("button", name="Try again")).to_have_count(0)
    waiting = player.at.locator(".view .callout").get_by_role("link")
    expect(waiting).to_have_text(["From the land"])
    waiting.click()
    expect(player.title).to_have_text("From the land")
    player.go("assessment")
    player.at.get_by_role("button", name="Try again").click()
    answers(player, player.drawn(), right=True)
    player.submit()
    expect(player.at.locator(".result-word")).to_have_text("Passed")
    player.saved()
    assert score(lms) == "100"
    lms.leave(player, "exit")
    assert lms.misses() == []


@pytest.mark.parametrize(("edition", "engine"), ALL)
def test_who_knows_it_already_tests_out(make_lms: Callable[..., Lms], edition: str, engine: str) -> None:
    lms = make_lms(edition, "winds", engine=engine)
    player = lms.launch()
    player.at.get_by_role("link", name="Do you know the winds?").first.click()
    player.at.get_by_role("button", name="Start", exact=True).click()
    player.choose("before-read", ["true"])
    player.page.wait_for_timeout(700)
    player = again(lms, player)
    player.go("pretest")
    assert player.chosen("before-read") == ["true"]
    player.choose("before-reef", ["false"])
    player.submit()
    expect(player.at.locator(".result")).to_contain_text("You have passed the module.")
    player.saved()
    stored = lms.stored()
    if lms.is12:
        assert stored["core.lesson_status"] == "passed"
    else:
        assert (stored["completion_status"], stored["success_status"]) == ("completed", "passed")
    assert score(lms) == "100"
    player.go("record")
    expect(player.at.locator(".record dl")).to_contain_text("100%")
    lms.leave(player, "exit")
    assert lms.misses() == []


@pytest.mark.parametrize(("edition", "engine"), ALL)
def test_survey_is_sent_kept_and_never_graded(make_lms: Callable[..., Lms], edition: str, engine: str) -> None:
    lms = make_lms(edition, "winds", engine=engine)
    player = lms.launch()
    player.lesson("sea")
    player.choose("season-often", ["b"])
    player.page.wait_for_timeout(700)
    player = again(lms, player)
    player.lesson("sea")
    assert player.chosen("season-often") == ["b"], "a draft is kept"
    player.at.get_by_role("button", name="Send my answers").click()
    expect(player.at.get_by_text("Thank you.")).to_be_visible()
    expect(player.at.locator(".verdict:visible")).to_have_count(0)
    player.read()
    expect(player.at.locator(".end-state").last).to_have_text("This lesson is done.")
    player = again(lms, player)
    player.lesson("sea")
    expect(player.at.get_by_text("Thank you.")).to_be_visible()
    assert score(lms) == ""
    lms.leave(player, "exit")
    assert lms.misses() == []
