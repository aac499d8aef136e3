"""Every type of question in every edition: right, wrong, partly, empty, resumed, by keyboard alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from asking import ANSWERS, IDS, Answer, Keyboard, write_course
from conftest import unpack
from lms import Lms, Server, Watch
from player import Player
from playwright.sync_api import Browser, BrowserContext, Locator, expect
from test_access import AXE, SCREENS, SIZES, violations

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
ENGINES = ("scorm-again", "strict")
WAYS = ("right", "wrong", "partly", "empty", "resumed", "keyboard")
#: Each pair of edition and way at least once, the two LMSs by turns; each pair of way and LMS at least once.
MATRIX = [
    pytest.param(edition, way, engine, marks=() if (one + other + n) % 2 == 0 else pytest.mark.full)
    for (one, edition), (other, way), (n, engine) in product(enumerate(EDITIONS), enumerate(WAYS), enumerate(ENGINES))
]


def share(edition: str, way: str) -> list[str]:
    """The types that a run answers: all of them in `make test-all`, else a third.

    Over all runs each type meets each edition twice, each way once.
    """
    if os.environ.get("COURSE_EXAMPLES") == "full":
        return list(ANSWERS)
    turn = EDITIONS.index(edition) + WAYS.index(way)
    return [tag for n, tag in enumerate(ANSWERS) if (n + turn) % 3 == 0]


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the packages of a course that asks a question of each type."""
    out = tmp_path_factory.mktemp("questions")
    write_course(out / "course")
    unpack(out / "course", out)
    server = Server(out)
    yield server
    server.close()


@pytest.fixture
def launch(context: BrowserContext, asked: Server, watch: Watch) -> Callable[[str, str], Lms]:
    return lambda edition, engine: Lms(context, asked, watch, edition, "base", engine=engine)


def records(lms: Lms) -> dict[str, dict[str, str]]:
    """What was set of interactions, by their ids."""
    found: dict[str, dict[str, str]] = {}
    for call in lms.kept()["calls"]:
        name = call["element"].removeprefix("cmi.interactions.")
        if call["method"] == "SetValue" and name != call["element"]:
            number, _, leaf = name.partition(".")
            found.setdefault(number, {})[leaf] = call["value"]
    return {record["id"]: record for record in found.values()}


def expect_record(lms: Lms, tag: str, answer: Answer) -> None:
    """The record of an answer, or those of its parts, in the words of the edition."""
    found = records(lms)
    id = f"start_{IDS[tag].replace('-', '_')}"
    said = "student_response" if lms.is12 else "learner_response"
    told = answer.told12 if lms.is12 else answer.told2004
    if tag == "likert":
        assert [found[f"{id}_{part}"][said] for part in ("explain", "b")] == told.split()
        id += "_explain"
    else:
        assert found[id][said] == told
    result = found[id]["result"]
    if answer.credit is None:
        assert result == "neutral"
    elif answer.credit in (0, 1):
        assert result == ("correct" if answer.credit else "wrong" if lms.is12 else "incorrect")
    else:
        assert float(result) == pytest.approx(answer.credit, abs=0.005)
    if tag == "scenario":
        decisions = {name: one for name, one in found.items() if name.startswith(f"{id}_")}
        steps = [step.partition("." if lms.is12 else "[.]") for step in told.split("," if lms.is12 else "[,]")]
        assert {name: one[said] for name, one in decisions.items()} == {
            f"{id}_{step}": choice for step, _, choice in steps
        }


def give(player: Player, tag: str, answer: Answer) -> None:
    host = player.question(IDS[tag])
    answer.fill(host)
    if tag != "scenario":
        host.locator(".actions .button:visible").click()
    expect(host.locator(".outcome, .feedback").locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize(("edition", "way", "engine"), MATRIX)
def test_every_type(launch: Callable[[str, str], Lms], edition: str, way: str, engine: str) -> None:
    lms = launch(edition, engine)
    player = lms.launch()
    player.lesson("start")
    if way == "empty":
        leave_empty(lms, player)
        return
    given: dict[str, Answer] = {}
    keyboard = Keyboard(player)
    for tag in share(edition, way):
        answer = ANSWERS[tag].get(way, ANSWERS[tag]["right"])
        if way == "keyboard":
            keyboard.answer(tag)
            expect(
                player.question(IDS[tag]).locator(".outcome, .feedback").locator("visible=true").first
            ).to_be_visible()
        else:
            give(player, tag, answer)
        given[tag] = answer
    player.saved()
    for tag, answer in given.items():
        expect_record(lms, tag, answer)
    before = len(records(lms))
    lms.leave(player, "exit")
    assert lms.misses() == []
    assert "The women" not in lms.stored()["suspend_data"]
    if way == "resumed":
        resume(lms, list(given), before)


def leave_empty(lms: Lms, player: Player) -> None:
    """Asking to check nothing says what is missing, and nothing is kept or told."""
    for tag, id in IDS.items():
        host = player.question(id)
        if tag == "scenario":
            expect(host.locator(".outcome")).to_be_hidden()
            continue
        host.locator(".actions .button:visible").click()
        expect(host.get_by_role("alert").locator("visible=true").first).not_to_be_empty()
        expect(host.locator(".outcome")).to_be_hidden()
    lms.leave(player, "exit")
    assert records(lms) == {}
    assert lms.misses() == []


KEPT: dict[str, Callable[[Locator], bool]] = {
    "open": lambda host: host.locator("textarea").input_value().startswith("The women at the well.\n"),
    "cloze": lambda host: host.locator("input").input_value() == "Migrant",
    "categorise": lambda host: host.locator("input:checked").count() == 3,
    "likert": lambda host: host.locator("[data-option=explain] input").nth(3).is_checked(),
    "hotspot": lambda host: host.locator("[data-spot=a].is-chosen").count() == 1,
    "scenario": lambda host: host.get_by_role("heading", name="A plan that holds").is_visible(),
}
"""What shows that an answer stands again, for types in which its outcome alone does not."""


def resume(lms: Lms, tags: list[str], before: int) -> None:
    """What was answered stands as it was, and is not told again."""
    player = lms.launch()
    player.lesson("start")
    for tag in tags:
        host = player.question(IDS[tag])
        expect(host.locator(".outcome, .feedback").locator("visible=true").first).to_be_visible()
        assert KEPT.get(tag, lambda _: True)(host), tag
    lms.leave(player, "exit")
    assert len(records(lms)) == before
    told = [call["value"] for call in lms.kept()["calls"] if call["value"].startswith("start_")]
    assert len(told) == len(set(told)) == before


def test_a_case_goes_on_where_it_was_left(launch: Callable[[str, str], Lms]) -> None:
    lms = launch("scorm12", "strict")
    player = lms.launch()
    player.lesson("start")
    case = player.question(IDS["scenario"])
    expect(case.locator("[data-meter=trust] .meter-value")).to_have_text("3 of 5")
    case.get_by_role("button", name="You go there.").click()
    expect(case.locator(".way-after")).to_be_focused()
    expect(case.locator("[data-meter=trust] .meter-value")).to_have_text("4 of 5")
    expect(player.at.locator("#said")).to_have_text("Trust up 1, now 4 of 5")
    player.saved()
    lms.leave(player, "remove")
    assert records(lms) == {}

    player = lms.launch()
    player.lesson("start")
    case = player.question(IDS["scenario"])
    expect(case.locator(".way > :not(.is-now)")).to_have_count(1)
    expect(case.locator("[data-meter=trust] .meter-value")).to_have_text("4 of 5")
    expect(player.at.locator(".route .is-check .stop-state").first).not_to_have_text("answered")
    case.get_by_role("button", name="You make it.").click()
    expect(case.get_by_role("heading", name="A plan that holds")).to_be_visible()
    expect(case.locator(".outcome")).to_contain_text("Your way scored 3. The best possible is 3, the least 0.")
    case.get_by_role("button", name="Begin again").click()
    expect(case.locator(".case-text")).to_be_focused()
    expect(case.locator("[data-meter=trust] .meter-value")).to_have_text("3 of 5")
    case.get_by_role("button", name="You send the draft.").click()
    expect(case.get_by_role("heading", name="Two plans")).to_be_visible()
    player.saved()
    lms.leave(player, "exit")
    assert lms.misses() == []
    assert lms.sets("cmi.interactions.0.student_response") == ["morning.a,visit.a"]
    assert "morning.b" in [call["value"] for call in lms.kept()["calls"]]


@pytest.mark.parametrize(("size", "scheme"), SCREENS)
def test_every_type_under_axe(browser: Browser, asked: Server, watch: Watch, size: str, scheme: str) -> None:
    """Before an answer, after a wrong and after a right one; every control is large enough to hit."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    watch.follow(context)
    page = context.new_page()
    page.goto(f"{asked.origin}/packages/scorm12/base/index.html#lesson/start")
    player = Player(page, page)
    player.ready()
    page.evaluate(AXE.read_text("utf-8"))
    assert violations(page, "before") == []
    for control in (
        page.locator(".quiz :is(select, .field, button, label:has([type=radio], [type=checkbox]))")
        .locator("visible=true")
        .all()
    ):
        box = control.bounding_box()
        assert box is None or min(box["width"], box["height"]) >= 24, control.inner_html()
    for way in ("wrong", "right"):
        for tag, answers in ANSWERS.items():
            host = player.question(IDS[tag])
            again = host.get_by_role("button", name="Try again").or_(host.get_by_role("button", name="Begin again"))
            if way == "right" and again.is_visible():
                again.click()
            if host.get_by_role("button", name="Change it").is_visible():
                continue
            give(player, tag, answers.get(way, answers["right"]))
        assert violations(page, way) == []
    context.close()
