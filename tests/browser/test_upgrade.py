"""State saved by version 1 of a module, opened in version 2."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from lms import Lms, Server
from player import choices, quiz
from playwright.sync_api import expect

from builder.build import Order, build

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
COURSE = Path(__file__).parent / "course"


class Second:
    """Version 2 of the module `tides`, to be edited, built and put in the place of version 1."""

    def __init__(self, server: Server, tmp: Path) -> None:
        self.server, self.root, self.out = server, tmp / "course", tmp / "out"
        shutil.copytree(COURSE, self.root)
        config = self.root / "course/course.yaml"
        config.write_text(config.read_text("utf-8").replace("1.0.0", "2.0.0"), "utf-8")
        self.lessons = self.root / "modules/tides"

    def edit(self, name: str, change: Callable[[list[dict[str, object]]], list[dict[str, object]]]) -> None:
        path = self.root / "quizzes/tides" / f"{name}.yaml"
        data = yaml.safe_load(path.read_text("utf-8"))
        data["questions"] = change(data["questions"])
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")

    def publish(self, edition: str) -> None:
        order = Order(root=self.root, out=self.out, modules=("tides",), standards=(edition,), cache=False, jobs=1)
        (entry,) = build(order).packages
        assert entry["file"].startswith("shore-tides-en-2.0.0-")
        with zipfile.ZipFile(self.out / entry["file"]) as package:
            package.extractall(self.out / edition / "tides")
        self.server.folders["/packages"] = self.out


@pytest.fixture
def second(server: Server, tmp_path: Path) -> Iterator[Second]:
    first = server.folders["/packages"]
    yield Second(server, tmp_path)
    server.folders["/packages"] = first


def other_key(question: dict[str, object]) -> dict[str, object]:
    """The question with another right answer."""
    if question["type"] == "true-false":
        return {**question, "answer": not question["answer"]}
    options = question["options"]
    assert isinstance(options, list)
    turned = [{**option, "correct": at == 1} for at, option in enumerate(options)]
    return {**question, "type": "single", "options": turned}


@pytest.mark.parametrize("edition", EDITIONS)
def test_work_is_kept(make_lms: Callable[..., Lms], second: Second, edition: str) -> None:
    lms = make_lms(edition, "tides")
    player = lms.launch()
    player.lesson("rise")
    player.check("rise-hours", ["a"])
    player.check("rise-pull", ["a", "b"])
    player.read()
    player.lesson("turn")
    asked = player.begin()
    player.answer("tides", asked[:3], 3)
    player.lesson("fall")
    player.check("fall-twice", ["true"])
    lms.leave(player, "exit")

    # Reordered, one added, one removed; a check's key changed; of the running attempt one removed, one changed.
    (second.lessons / "02-fall.md").unlink()
    (second.root / "quizzes/tides/check-fall.yaml").unlink()
    (second.lessons / "03-turn.md").rename(second.lessons / "01-turn.md")
    (second.lessons / "01-rise.md").rename(second.lessons / "05-rise.md")
    (second.lessons / "03-wind.md").write_text("---\ntitle: The wind\nobjectives: [count]\n---\n\nIt blows.\n", "utf-8")
    second.edit("check-rise", lambda all: [other_key(one) if one["id"] == "rise-hours" else one for one in all])
    second.edit(
        "final",
        lambda all: [other_key(one) if one["id"] == asked[1] else one for one in all if one["id"] != asked[0]],
    )
    second.publish(edition)

    player = lms.launch()
    expect(player.title).to_have_text("Tides")
    stops = player.at.locator(".route .stop:not(.is-check) > a:first-child .stop-name").all_inner_texts()
    assert stops == ["Turning back", "The wind", "The water comes"] or stops[1:4] == [
        "Turning back",
        "The wind",
        "The water comes",
    ]
    expect(player.at.locator(".stop[data-stop='rise']")).to_contain_class("is-done")
    expect(player.at.locator(".stop[data-stop='turn']")).to_contain_class("is-begun")
    player.lesson("rise")
    assert player.chosen("rise-hours") == []
    assert player.chosen("rise-pull") == ["a", "b"]
    player.go("assessment")
    now = player.drawn()
    assert len(now) == 4
    assert asked[0] not in now
    assert [id for id in now if id in asked] == asked[1:]
    assert player.chosen(asked[1]) == []
    assert player.chosen(asked[2]) == sorted(choices(quiz("tides", "final")[asked[2]], True))
    lms.leave(player, "exit")
    assert lms.misses() == []


@pytest.mark.parametrize("edition", [EDITIONS[0], pytest.param(EDITIONS[1], marks=pytest.mark.full), EDITIONS[2]])
def test_passed_stays_passed(make_lms: Callable[..., Lms], second: Second, edition: str) -> None:
    lms = make_lms(edition, "tides")
    player = lms.launch()
    for lesson in ("rise", "fall", "turn"):
        player.lesson(lesson)
    player.attempt("tides", 4)
    lms.leave(player, "exit")
    status = (
        "core.lesson_status",
        "core.score.raw",
        "completion_status",
        "success_status",
        "score.scaled",
        "score.raw",
    )
    before = {name: lms.stored().get(name) for name in status}
    assert "passed" in before.values()

    (second.lessons / "04-wind.md").write_text("---\ntitle: The wind\nobjectives: [count]\n---\n\nIt blows.\n", "utf-8")
    second.edit("final", lambda all: [other_key(one) for one in all])
    second.publish(edition)
    player = lms.launch()
    player.lesson("rise")
    player.attempt("tides", 0)
    lms.leave(player, "exit")
    assert {name: lms.stored().get(name) for name in status} == before
    assert lms.misses() == []
