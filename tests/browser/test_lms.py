"""A learner's whole way in an LMS that we did not write, in each edition, in a frame and in a window."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lms import Lms
from player import Player, choices, quiz
from playwright.sync_api import expect

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
WAYS = ("exit", "remove", "close")
MATRIX = [(edition, where, leave) for edition in EDITIONS for where in ("frame", "popup") for leave in WAYS]
#: Each pair of edition, place and way of leaving at least once.
PAIRS = {
    *(("scorm12", "frame", "exit"), ("scorm12", "popup", "remove"), ("scorm12", "popup", "close")),
    *(("scorm2004-3", "popup", "exit"), ("scorm2004-3", "frame", "remove"), ("scorm2004-3", "frame", "close")),
    *(("scorm2004-4", "frame", "exit"), ("scorm2004-4", "frame", "remove"), ("scorm2004-4", "popup", "close")),
}
ALL = [pytest.param(*one, marks=() if one in PAIRS else pytest.mark.full) for one in MATRIX]


def read_on(player: Player, module: str, id: str, check: str) -> None:
    """A lesson read to its end, its check answered wrong and then right."""
    player.lesson(id)
    for name, question in quiz(module, check).items():
        player.check(name, choices(question, False))
        player.again(name)
        player.check(name, choices(question, True))
    player.read()


@pytest.mark.parametrize(("edition", "where", "leave"), ALL)
def test_whole_way(make_lms: Callable[..., Lms], edition: str, where: str, leave: str) -> None:
    lms = make_lms(edition, "tides", where=where)
    player = lms.launch()
    read_on(player, "tides", "rise", "check-rise")
    player.lesson("fall")
    player.check("fall-twice", ["false"])
    player.at.evaluate("scrollTo(0, document.body.scrollHeight / 3)")
    player.page.wait_for_timeout(900)
    lms.leave(player, leave)
    assert lms.misses() == []
    expect_stored(lms, {"status": "incomplete", "location": "fall"})

    player = lms.launch()
    expect(player.title).to_have_text("The water goes")
    assert player.at.evaluate("scrollY") > 100
    assert player.chosen("fall-twice") == ["false"]
    player.lesson("rise")
    assert player.chosen("rise-pull") == ["a", "b"]
    asked = player.begin()
    player.answer("tides", asked[:2], 1)
    player.saved()
    lms.leave(player, leave)
    expect_stored(lms, {"status": "incomplete"})

    player = lms.launch()
    player.go("assessment")
    assert player.drawn() == asked
    key = quiz("tides", "final")
    assert player.chosen(asked[0]) == sorted(choices(key[asked[0]], True))
    assert player.chosen(asked[1]) == sorted(choices(key[asked[1]], False))
    assert player.chosen(asked[2]) == []
    player.answer("tides", asked[2:], 1)
    player.submit()
    expect(player.at.locator(".result-score")).to_have_text("50%")
    player.saved()
    expect_stored(lms, {"status": "incomplete", "score": 50})
    player.lesson("turn")
    again = player.attempt("tides", 4)
    expect(player.at.locator(".result-score")).to_have_text("100%")
    player.saved()
    lms.leave(player, leave)
    expect_stored(lms, {"status": "passed", "score": 100, "interactions": 8})
    expect_objectives(lms, by_objective(asked, {asked[0], asked[2]}), by_objective(again, {*again}))

    player = lms.launch()
    player.go("assessment")
    expect(player.at.locator(".result-score")).to_have_text("100%")
    lms.leave(player, leave)
    expect_stored(lms, {"status": "passed", "score": 100, "interactions": 8})
    assert lms.misses() == []


def expect_stored(lms: Lms, expected: dict[str, object]) -> None:
    """The stored data model, element by element, against what the story says."""
    stored = lms.stored()
    score, status = expected.get("score"), expected["status"]
    if lms.is12:
        held = {name.removeprefix("core."): value for name, value in stored.items() if name.startswith("core.")}
        assert held["lesson_status"] == status
        assert held["exit"] == "suspend"
        assert held.get("score.raw") == (None if score is None else str(score))
        if score is not None:
            assert (held["score.min"], held["score.max"]) == ("0", "100")
        if "location" in expected:
            assert held["lesson_location"] == expected["location"]
        assert re.fullmatch(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?", held["session_time"])
    else:
        passed = status == "passed"
        assert stored["exit"] == "suspend"
        assert stored["completion_status"] == ("completed" if passed else "incomplete")
        assert stored["success_status"] == ("passed" if passed else "unknown")
        assert (float(stored["progress_measure"]) == 1) is passed
        if score is None:
            assert "score.scaled" not in stored
        else:
            assert float(stored["score.scaled"]) == float(str(score)) / 100
            assert [stored[f"score.{part}"] for part in ("raw", "min", "max")] == [str(score), "0", "100"]
        if "location" in expected:
            assert stored["location"] == expected["location"]
        assert re.fullmatch(r"PT(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?", stored["session_time"])
    assert 30 < len(stored["suspend_data"]) <= 4096
    assert [stored[f"objectives.{n}.id"] for n in range(4)] == ["see", "count", "act", "tell"]
    assert "objectives.4.id" not in stored
    count = len({name.split(".")[1] for name in stored if name.startswith("interactions.")})
    if "interactions" in expected:
        assert count == expected["interactions"]
        for n in range(count):
            expect_interaction(
                lms.is12,
                {
                    name.split(".", 2)[2]: value
                    for name, value in stored.items()
                    if name.startswith(f"interactions.{n}.")
                },
            )


def by_objective(asked: list[str], right: set[str]) -> dict[str, float]:
    """The share of right answers to each objective's questions in an attempt."""
    key = quiz("tides", "final")
    groups: dict[str, list[bool]] = {}
    for id in asked:
        groups.setdefault(key[id]["objective"], []).append(id in right)
    return {objective: sum(answers) / len(answers) for objective, answers in groups.items()}


def expect_objectives(lms: Lms, *attempts: dict[str, float]) -> None:
    """Each objective with its best score of all attempts, passed at the pass mark, never lowered."""
    stored = lms.stored()
    for n, objective in enumerate(("see", "count", "act", "tell")):
        scores = [attempt[objective] for attempt in attempts if objective in attempt]
        held = {name.split(".", 2)[2]: value for name, value in stored.items() if name.startswith(f"objectives.{n}.")}
        taught = objective == "see"  # the one lesson that was read to its end with its check answered
        passed = bool(scores) and max(scores) >= 0.75
        if lms.is12:
            assert held["status"] == ("passed" if passed else "completed" if taught else "incomplete")
        else:
            assert held["success_status"] == ("passed" if passed else "unknown")
            assert held["completion_status"] == ("completed" if passed or taught else "incomplete")
        if scores:
            assert float(held["score.raw"]) == max(scores) * 100
            assert (held["score.min"], held["score.max"]) == ("0", "100")
            if not lms.is12:
                assert float(held["score.scaled"]) == max(scores)
        else:
            assert "score.raw" not in held


TYPES = {"single": "choice", "multiple": "choice", "true-false": "true-false"}


def expect_interaction(is12: bool, record: dict[str, str]) -> None:
    """One record of an answer in the words of its edition."""
    (question,) = [one for id, one in quiz("tides", "final").items() if record["id"] == f"final_{id.replace('-', '_')}"]
    right, kind = choices(question, True), TYPES[question["type"]]
    if kind == "true-false":
        pattern = right[0][0] if is12 else right[0]
    elif len(right) == 1:
        pattern = right[0]
    else:
        pattern = f"{{{','.join(right)}}}" if is12 else "[,]".join(right)
    response = record["student_response" if is12 else "learner_response"]
    assert record["type"] == kind
    assert record["correct_responses.0.pattern"] == pattern
    assert record["objectives.0.id"] == question["objective"]
    assert record["weighting"] == "1"
    correct = response == pattern
    assert record["result"] == ("correct" if correct else "wrong" if is12 else "incorrect")
    if is12:
        assert re.fullmatch(r"\d\d:\d\d:\d\d(\.\d{1,2})?", record["time"])
        assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d{1,2})?", record["latency"])
    else:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}Z?)?", record["timestamp"])
        assert re.fullmatch(r"PT(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?", record["latency"])
        assert record["description"] == question["text"]
