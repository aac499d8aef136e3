"""Status as an LMS that locks sees it: failing, passing, reviewing, using attempts up, reading only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lms import Lms
from playwright.sync_api import expect

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")


def status(lms: Lms) -> tuple[str, ...]:
    """The status words that the LMS stored."""
    stored = lms.stored()
    if lms.is12:
        return (stored["core.lesson_status"],)
    return stored["completion_status"], stored["success_status"]


def score(lms: Lms) -> float | None:
    raw = lms.stored().get("core.score.raw" if lms.is12 else "score.raw")
    return None if raw is None else float(raw)


@pytest.mark.parametrize("edition", EDITIONS)
def test_review_lock(make_lms: Callable[..., Lms], edition: str) -> None:
    """Fail, leave, come back, pass, leave, come back for review, where the LMS locks as Moodle does."""
    lms = make_lms(edition, "knots", lock=True)
    player = lms.launch()
    for lesson in ("rise", "fall", "turn"):
        player.lesson(lesson)
    player.attempt("knots", 1)
    expect(player.at.locator(".result-score")).to_have_text("25%")
    lms.leave(player, "exit")
    assert status(lms) == (("incomplete",) if lms.is12 else ("incomplete", "unknown"))
    assert score(lms) == 25

    player = lms.launch()
    expect(player.at.locator("#saving")).to_have_attribute("data-state", "saved")
    player.attempt("knots", 3)
    lms.leave(player, "exit")
    assert status(lms) == (("passed",) if lms.is12 else ("completed", "passed"))
    assert score(lms) == 75
    before = lms.stored()
    calls = len(lms.kept()["calls"])

    player = lms.launch()
    expect(player.at.locator("#notes .note").first).to_be_visible()
    expect(player.at.locator("#saving")).to_have_attribute("data-state", "off")
    player.lesson("rise")
    player.check("rise-hours", ["a"])
    player.go("assessment")
    expect(player.at.locator(".result-score")).to_have_text("75%")
    lms.leave(player, "remove")
    set_now = {call["element"] for call in lms.kept()["calls"][calls:] if call["method"] == "SetValue"}
    assert set_now <= {"cmi.core.exit", "cmi.exit"}
    timeless = [
        {k: v for k, v in one.items() if "time" not in k and "entry" not in k} for one in (before, lms.stored())
    ]
    for one in timeless:
        for name in ("core.lesson_mode", "core.credit", "mode", "credit"):
            one.pop(name, None)
    assert timeless[0] == timeless[1]

    player = lms.launch()
    player.go("assessment")
    expect(player.at.locator(".result-score")).to_have_text("75%")
    assert lms.misses() == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_attempts_used_up(make_lms: Callable[..., Lms], edition: str) -> None:
    lms = make_lms(edition, "knots", where="popup", lock=True)
    player = lms.launch()
    player.attempt("knots", 2)
    player.attempt("knots", 1)
    expect(player.at.locator(".result-score")).to_have_text("25%")
    lms.leave(player, "exit")
    assert status(lms) == (("failed",) if lms.is12 else ("incomplete", "failed"))
    assert score(lms) == 50
    player = lms.launch()
    player.go("assessment")
    expect(player.at.locator("main")).not_to_contain_text("Try again")
    lms.leave(player, "exit" if not lms.is12 else "remove")
    assert status(lms)[-1] == "failed"
    assert lms.misses() == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_lessons_complete(make_lms: Callable[..., Lms], edition: str) -> None:
    """`completion: lessons`: completed when all are read, without a score or a verdict."""
    lms = make_lms(edition, "stars")
    player = lms.launch()
    for lesson, answers in (
        ("rise", {"rise-hours": ["a"], "rise-pull": ["c"]}),
        ("fall", {"fall-twice": ["true"]}),
        ("turn", {"turn-when": ["b"]}),
    ):
        player.lesson(lesson)
        player.read()
        player.saved()
        assert status(lms)[0] == "incomplete"
        for id, values in answers.items():
            player.check(id, values)
    expect(player.at.locator("[data-stop='turn'].stop")).to_contain_class("is-done")
    lms.leave(player, "exit")
    assert status(lms) == (("completed",) if lms.is12 else ("completed", "unknown"))
    assert score(lms) is None
    assert lms.misses() == []


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "in-motion"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_through_while_leaving(make_lms: Callable[..., Lms], edition: str, settled: bool) -> None:
    """Every call in `pagehide` is refused: what was done before is there all the same."""
    lms = make_lms(edition, "tides", engine="strict", where="frame")
    lms.watch.allowed = ("refused while the page goes", "LMS: ")
    # Chromium calls listeners for pagehide in the order of their registration: this one has to be the first.
    lms.context.add_init_script("addEventListener('pagehide', () => window.goes?.())")
    player = lms.launch()
    player.lesson("fall")
    player.check("fall-twice", ["false"])
    asked = player.begin()
    player.answer("tides", asked[:3], 2)
    chosen = [player.chosen(id) for id in asked]
    if settled:
        player.saved()
    else:
        player.lesson("turn")
        player.at.evaluate("scrollTo(0, document.body.scrollHeight / 3)")
        player.page.wait_for_timeout(900)
    player.at.evaluate("window.goes = (faults => () => (faults.closed = true))(parent.lms.faults)")
    before = lms.stored()
    lms.leave(player, "remove")
    assert any(call["error"] == "thrown" for call in lms.kept()["calls"])
    thrown = {call["element"] for call in lms.kept()["calls"] if call["error"] == "thrown"}
    if settled:
        assert before == lms.stored()
        assert thrown <= {"", "cmi.core.session_time", "cmi.session_time", "cmi.core.exit", "cmi.exit"}
    assert lms.kept()["problems"] == []

    player = lms.launch()
    if not settled:
        expect(player.title).to_have_text("Turning back")
        assert player.at.evaluate("scrollY") > 100
    player.go("assessment")
    assert player.drawn() == asked
    assert [player.chosen(id) for id in asked] == chosen
    player.lesson("fall")
    assert player.chosen("fall-twice") == ["false"]
    player.saved()
    assert lms.kept()["problems"] == []
