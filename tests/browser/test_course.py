"""This course, learned to its end on a phone: each module in each edition, by its own keys, in scorm-again."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from answering import answer, best_way, module_data, part
from lms import Lms, Server, Watch
from player import Player
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from builder.build import Order, build

ROOT = Path(__file__).parents[2]
EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
COURSE = yaml.safe_load((ROOT / "course/course.yaml").read_text("utf-8"))
MODULES = [module for one in COURSE["parts"] for module in one["modules"]]
#: Together: a toolkit with its case, the module that has a case without being one, and the one without an assessment.
ALWAYS = {("scorm12", "rural"), ("scorm2004-3", "cycle"), ("scorm2004-4", "welcome")}
MATRIX = [
    pytest.param(edition, module, marks=() if (edition, module) in ALWAYS else pytest.mark.full)
    for edition in EDITIONS
    for module in MODULES
]
PHONE = {"width": 360, "height": 740}
LIMIT = 4096

#: What reaches beyond the screen and does not lie in a box that scrolls or clips on its own.
WIDE = """() => {
  const wide = [];
  const room = document.documentElement.clientWidth + 1;
  for (const one of document.querySelectorAll("body *")) {
    const { left, right, width, height } = one.getBoundingClientRect();
    if (!width || !height || (right <= room && left >= -1)) continue;
    let box = one.parentElement;
    while (box && box !== document.body && getComputedStyle(box).overflowX === "visible") box = box.parentElement;
    if (box === document.body) wide.push(`${one.tagName}.${one.className} ${Math.round(left)}..${Math.round(right)}`);
  }
  const all = document.documentElement.scrollWidth;
  return all > room ? [`the page: ${all}`, ...wide] : wide;
}"""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a folder for this course's packages, each built when a test first asks for it."""
    server = Server(tmp_path_factory.mktemp("this-course"))
    yield server
    server.close()


def unpacked(shelf: Server, edition: str, module: str) -> Path:
    out = shelf.folders["/packages"]
    at = out / edition / module
    if not at.is_dir():
        order = Order(root=ROOT, out=out / "dist", modules=(module,), standards=(edition,), cache=False, jobs=1)
        (entry,) = [one for one in build(order).packages if (one["module"], one["standard"]) == (module, edition)]
        with zipfile.ZipFile(out / "dist" / entry["file"]) as package:
            package.extractall(at)
    return at


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    watch.follow(context)
    yield context
    context.close()


@pytest.mark.parametrize(("edition", "module"), MATRIX)
def test_learned_to_the_end(phone: BrowserContext, watch: Watch, shelf: Server, edition: str, module: str) -> None:
    at = unpacked(shelf, edition, module)
    data = module_data(at)
    lms = Lms(phone, shelf, watch, edition, module, where="popup")
    player = lms.launch()
    player.page.set_viewport_size(PHONE)  # type: ignore[arg-type]

    for lesson in data["lessons"]:
        held = data["inline"].get(lesson["id"]) or part(at, lesson["part"])
        learn(player, lesson, held["quizzes"])
        expect_to_fit(player)
    if data["assessment"]:
        take(player, data, at)
    look_around(player, data)
    player.saved()
    lms.leave(player, "exit")

    assert lms.misses() == []
    expect_end(lms, data)


def learn(player: Player, lesson: dict[str, Any], quizzes: dict[str, Any]) -> None:
    """A lesson read to its end, everything that it asks answered right."""
    player.lesson(lesson["id"])
    assert set(quizzes) >= set(lesson["checks"])
    for quiz in quizzes.values():
        for question in quiz["questions"]:
            host = player.question(question["id"])
            answer(host, question)
            if question["type"] == "scenario":
                expect(host.get_by_role("heading", level=3)).to_be_visible()
                assert best_way(question)[0] == question["best"]
            else:
                have_checked(host, question["scored"])
    player.read()
    for stop in player.at.locator(f"[data-stop='{lesson['id']}']").all():
        expect(stop).to_have_class(re.compile(r"\bis-done\b"))


def have_checked(host: Locator, scored: bool) -> None:
    button = host.locator(".actions .button").first
    if button.is_visible():
        button.click()
        expect(button).to_be_hidden()
        if scored:
            expect(host.get_by_role("button", name="Try again")).to_be_hidden()


def take(player: Player, data: dict[str, Any], at: Path) -> None:
    """The assessment, right to the last question, and handed in."""
    (quiz,) = [one for one in data["quizzes"] if one["id"] == data["assessment"]]
    pool = {question["id"]: question for question in part(at, quiz["part"])["questions"]}
    asked = player.begin()
    groups = Counter(question["objective"] for question in pool.values())
    each = quiz["drawPerObjective"] or len(pool)
    drawn = sum(min(count, each) for count in groups.values())
    assert len(set(asked)) == len(asked) == min(drawn, quiz["draw"] or drawn)
    for id in asked:
        answer(player.question(id), pool[id])
        have_checked(player.question(id), pool[id]["scored"])
    expect_to_fit(player)
    player.submit()
    expect(player.at.locator(".result-score")).to_have_text("100%")
    expect(player.at.locator("[data-stop=assessment].is-done")).to_have_count(2)
    expect_to_fit(player)


def look_around(player: Player, data: dict[str, Any]) -> None:
    """Every page of the module that is no lesson."""
    names = player.at.locator(".route a[data-go]").evaluate_all("all => all.map(one => one.dataset.go)")
    for name in names:
        if not name.startswith("lesson/"):
            player.go(name)
            expect_to_fit(player)
    for sheet in data["work"]["pages"] if data.get("work") else []:
        player.at.evaluate("place => { location.hash = place }", f"#tool/{sheet}")
        expect(player.at.locator(f"main [data-sheet='{sheet}']")).to_be_visible()
        expect_to_fit(player)


def expect_to_fit(player: Player) -> None:
    assert player.at.evaluate(WIDE) == [], player.at.evaluate("location.hash")


def expect_end(lms: Lms, data: dict[str, Any]) -> None:
    """Done and, where there is something to pass, passed; with a score; the state within what every LMS keeps."""
    stored = lms.stored()
    assert 30 < len(stored["suspend_data"]) <= LIMIT
    assert all(len(value) <= LIMIT for value in lms.sets("cmi.suspend_data"))
    assessed = [one for one in data["quizzes"] if one["id"] == data["assessment"]]
    core = "core." if lms.is12 else ""
    if lms.is12:
        assert stored["core.lesson_status"] == ("passed" if assessed else "completed")
    else:
        assert stored["completion_status"] == "completed"
        assert stored.get("success_status", "unknown") == ("passed" if assessed else "unknown")
        assert float(stored["progress_measure"]) == 1
    if assessed:
        assert float(stored[f"{core}score.raw"]) == 100 >= assessed[0]["passMark"]
    else:
        assert f"{core}score.raw" not in stored
