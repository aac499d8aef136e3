"""Right answers to any question, read from the data that its package gives the player."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from asking import current
from playwright.sync_api import Locator

WORDS = "The district office, by the end of June."
Question = dict[str, Any]


def module_data(package: Path) -> dict[str, Any]:
    """What the page of an unpacked package tells its player."""
    page = (package / "index.html").read_text("utf-8")
    found: dict[str, Any] = json.loads(page.split('id="module-data">', 1)[1].split("</script>", 1)[0])
    return found


def part(package: Path, name: str) -> dict[str, Any]:
    """A lesson or quiz that lies in a file of its own: `modulePart(name, part, version)`."""
    text = (package / "parts" / f"{name}.js").read_text("utf-8")
    found: dict[str, Any] = json.JSONDecoder().raw_decode(text, text.index(",") + 1)[0]
    return found


def letter(at: int) -> str:
    return chr(ord("a") + at)


def answer(host: Locator, question: Question) -> None:
    """Answer as the key says; what has no key gets some answer."""
    globals()[f"_{question['type'].replace('-', '_')}"](host, question)


def _choose(host: Locator, values: list[str]) -> None:
    for box in host.locator(".options input").all():
        value = box.get_attribute("value")
        if value in values:
            box.check()
        elif box.get_attribute("type") == "checkbox":
            box.uncheck()


def _single(host: Locator, question: Question) -> None:
    _choose(host, [letter(at) for at, option in enumerate(question["options"]) if option["correct"]])


_multiple = _hotspot = _single


def _true_false(host: Locator, question: Question) -> None:
    _choose(host, [str(question["answer"]).lower()])


def _matching(host: Locator, question: Question) -> None:
    targets = [target["id"] for target in question["targets"]]
    for pair in question["pairs"]:
        value = letter(targets.index(pair["target"]))
        host.locator(f"[data-option='{pair['id']}'] select").select_option(value)


def _categorise(host: Locator, question: Question) -> None:
    targets = [target["id"] for target in question["targets"]]
    for pair in question["pairs"]:
        host.locator(f"[data-option='{pair['id']}'] input").nth(targets.index(pair["target"])).check()


def _ordering(host: Locator, question: Question) -> None:
    for place, item in enumerate(question["items"]):
        while current(host).index(item["id"]) > place:
            host.locator(f"[data-option='{item['id']}'] [data-move=up]").click()


def _numeric(host: Locator, question: Question) -> None:
    value = question["answer"] if question["answer"] is not None else (question["low"] + question["high"]) / 2
    host.locator(".field").fill(f"{value:.10g}")


def _fill_in(host: Locator, question: Question) -> None:
    host.locator(".field").fill(question["answers"][0])


def _cloze(host: Locator, question: Question) -> None:
    for gap in question["gaps"]:
        place = host.locator(f"[data-gap='{gap['id']}']")
        if gap["options"]:
            place.locator("select").select_option(label=gap["answers"][0])
        else:
            place.locator("input").fill(gap["answers"][0])


def _likert(host: Locator, question: Question) -> None:
    for line in host.locator("[data-option]").all()[: len(question["items"])]:
        line.locator("input").first.check()


def _open(host: Locator, question: Question) -> None:
    host.locator("textarea").fill(WORDS[: question["limit"]])


def _scenario(host: Locator, question: Question) -> None:
    for choice in best_way(question)[1]:
        host.locator(f"[data-choice='{choice}']").click()


def best_way(question: Question) -> tuple[float, list[str]]:
    """The score and the choices of the way through a case that earns most."""
    steps = {step["id"]: step for step in question["steps"]}

    def ways(place: str, passed: tuple[str, ...] = ()) -> tuple[float, list[str]]:
        if place not in steps:
            return 0, []
        onward = [
            (choice["score"] + score, [choice["id"], *choices])
            for choice in steps[place]["choices"]
            if choice["next"] not in (*passed, place)
            for score, choices in [ways(choice["next"], (*passed, place))]
        ]
        return max(onward, key=lambda way: way[0], default=(float("-inf"), []))

    return ways(question["steps"][0]["id"])
