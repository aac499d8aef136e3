"""Questions of every type, as docs/questions.md shows them, and how a learner answers each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from player import Player
from playwright.sync_api import Locator

TESTS = Path(__file__).parents[1]
DOCS = (TESTS.parent / "docs/questions.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^## (\S+)\n.*?```yaml\n(.*?)```", DOCS, re.DOTALL | re.MULTILINE))
IDS = {tag: re.findall(r"^- id: (\S+)", example)[0] for tag, example in EXAMPLES.items()}

Fill = Callable[[Locator], None]


def write_course(root: Path, language: str = "en", standards: str = "scorm12, scorm2004-3, scorm2004-4") -> None:
    """A course with one check that asks a question of each type, and reports all of them."""
    shutil.copytree(TESTS / "rules/base", root)
    course = root / "course/course.yaml"
    text = course.read_text("utf-8").replace("[scorm12]", f"[{standards}]")
    text = re.sub(r"(?m)^language: .*", f"language: {language}", text)
    course.write_text(f"{text}defaults: {{report: all}}\n", encoding="utf-8")
    questions = indent("".join(EXAMPLES.values()), "  ")
    (root / "quizzes/base/start.yaml").write_text(f"title: Check\nkind: check\nquestions:\n{questions}", "utf-8")


@dataclass
class Answer:
    """How to give an answer, what each edition's LMS is told of it, and what it earns (None: nothing is scored)."""

    fill: Fill
    told12: str
    told2004: str
    credit: float | None


def inputs(*values: str) -> Fill:
    """Choose the inputs of those values, and no others."""

    def fill(host: Locator) -> None:
        for box in host.locator(".options input").all():
            if box.get_attribute("value") in values:
                box.check()
            elif box.get_attribute("type") == "checkbox":
                box.uncheck()

    return fill


def lines(*columns: int) -> Fill:
    """Choose a column for each line, in the author's order."""

    def fill(host: Locator) -> None:
        for letter, column in zip(line_ids(host), columns, strict=True):
            host.locator(f"[data-option={letter}] input").nth(column).check()

    return fill


def line_ids(host: Locator) -> list[str]:
    ids: list[str] = host.locator("[data-option]").evaluate_all("all => all.map(one => one.dataset.option).sort()")
    return sorted(ids, key=lambda id: id != "explain")


def partners(*letters: str) -> Fill:
    def fill(host: Locator) -> None:
        for row, letter in zip("abc", letters, strict=True):
            host.locator(f"[data-option={row}] select").select_option(letter)

    return fill


def order(wanted: str) -> Fill:
    """Move items up until they stand as wanted."""

    def fill(host: Locator) -> None:
        if current(host) == list(wanted):  # an order that was never touched is no answer
            host.locator("[data-move=down]").first.click()
        for place, letter in enumerate(wanted):
            while current(host).index(letter) > place:
                host.locator(f"[data-option={letter}] [data-move=up]").click()

    return fill


def current(host: Locator) -> list[str]:
    found: list[str] = host.locator("[data-option]").evaluate_all("all => all.map(one => one.dataset.option)")
    return found


def words(text: str) -> Fill:
    return lambda host: host.locator(".field").fill(text)


def gaps(typed: str, chosen: str) -> Fill:
    def fill(host: Locator) -> None:
        host.locator("[data-gap=who] input").fill(typed)
        host.locator("[data-gap=what] select").select_option(label=chosen)

    return fill


def way(letters: str) -> Fill:
    def fill(host: Locator) -> None:
        for letter in letters:
            host.locator(f"[data-choice={letter}]").click()

    return fill


SAID = "The women at the well.\nWhat they would change {first}."
TOLD = SAID.replace("\n", " ")
ANSWERS: dict[str, dict[str, Answer]] = {
    "single": {"right": Answer(inputs("a"), "a", "a", 1), "wrong": Answer(inputs("b"), "b", "b", 0)},
    "multiple": {
        "right": Answer(inputs("a", "b"), "{a,b}", "a[,]b", 1),
        "wrong": Answer(inputs("c"), "c", "c", 0),
        "partly": Answer(inputs("a"), "a", "a", 0.5),
    },
    "true-false": {
        "right": Answer(inputs("false"), "f", "false", 1),
        "wrong": Answer(inputs("true"), "t", "true", 0),
    },
    "matching": {
        "right": Answer(partners("a", "b", "c"), "{a.a,b.b,c.c}", "a[.]a[,]b[.]b[,]c[.]c", 1),
        "wrong": Answer(partners("d", "d", "d"), "{a.d,b.d,c.d}", "a[.]_1[,]b[.]_1[,]c[.]_1", 0),
        "partly": Answer(partners("a", "d", "d"), "{a.a,b.d,c.d}", "a[.]a[,]b[.]_1[,]c[.]_1", 1 / 3),
    },
    "ordering": {
        "right": Answer(order("abcd"), "a,b,c,d", "a[,]b[,]c[,]d", 1),
        "wrong": Answer(order("dcba"), "d,c,b,a", "d[,]c[,]b[,]a", 0),
        "partly": Answer(order("bacd"), "b,a,c,d", "b[,]a[,]c[,]d", 2 / 3),
    },
    "numeric": {
        "right": Answer(words("12,5 km"), "12.5", "12.5", 1),
        "wrong": Answer(words("99"), "99", "99", 0),
    },
    "fill-in": {
        "right": Answer(words(" Diaspora"), "Diaspora", "Diaspora", 1),
        "wrong": Answer(words("{lang=x}[,]"), "{lang=x}[,]", "\u200b{lang=x}[\u200b,]", 0),
    },
    "categorise": {
        "right": Answer(lines(0, 1, 0), "{a.a,b.b,c.a}", "a[.]leave[,]b[.]come[,]c[.]leave", 1),
        "wrong": Answer(lines(1, 0, 1), "{a.b,b.a,c.b}", "a[.]come[,]b[.]leave[,]c[.]come", 0),
        "partly": Answer(lines(0, 0, 1), "{a.a,b.a,c.b}", "a[.]leave[,]b[.]leave[,]c[.]come", 1 / 3),
    },
    "cloze": {
        "right": Answer(gaps("Migrant", "stock"), "Migrant | stock", "Migrant[,]stock", 1),
        "wrong": Answer(gaps("[.]", "flow"), "[.] | flow", "[\u200b.][,]flow", 0),
        "partly": Answer(gaps("migrnt", "flow"), "migrnt | flow", "migrnt[,]flow", 0.5),
    },
    "hotspot": {
        "right": Answer(lambda host: host.locator("[data-spot=a] text").click(), "a", "a", 1),
        "wrong": Answer(inputs("b"), "b", "b", 0),
    },
    "likert": {"right": Answer(lines(3, 0), "4 1", "4 1", None)},
    "open": {"right": Answer(words(SAID), TOLD, TOLD, None)},
    "scenario": {
        "right": Answer(way("aa"), "morning.a,visit.a", "morning[.]a[,]visit[.]a", 1),
        "wrong": Answer(way("b"), "morning.b", "morning[.]b", 0),
        "partly": Answer(way("ab"), "morning.a,visit.b", "morning[.]a[,]visit[.]b", 2 / 3),
    },
}
"""Answers to the examples, by type and by how right they are."""


class Keyboard:
    """The right answer to each type by keyboard alone, from wherever the focus is."""

    def __init__(self, player: Player) -> None:
        self.player = player

    def press(self, *keys: str) -> None:
        for key in keys:
            self.player.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.player.page.keyboard.type(text)

    def tab_to(self, selector: str) -> None:
        for _ in range(60):
            if self.player.at.evaluate("s => document.activeElement?.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reached {selector}")

    def answer(self, tag: str) -> None:
        host = f"#question-{IDS[tag]}"
        kind = tag.replace("-", "_")
        getattr(self, kind, self.first)(host)
        if tag not in ("scenario", "numeric", "fill-in"):
            self.tab_to(f"{host} .actions .button:not([hidden])")
            self.press("Enter")

    def first(self, host: str) -> None:
        self.tab_to(f"{host} .options input")
        self.press("Space")

    def multiple(self, host: str) -> None:
        for letter in "ab":
            self.tab_to(f"{host} [data-option={letter}] input")
            self.press("Space")

    def true_false(self, host: str) -> None:
        self.first(host)
        self.press("ArrowDown")

    def matching(self, host: str) -> None:
        named = {"a": "The n", "b": "The l", "c": "The t"}
        for letter in current(self.player.at.locator(host)):
            self.tab_to(f"{host} [data-option={letter}] select")
            self.type(named[letter])

    def ordering(self, host: str) -> None:
        place = self.player.at.locator(host)
        self.tab_to(f"{host} [data-move]")
        for at, letter in enumerate("abcd"):
            while current(place).index(letter) > at:
                place.locator(f"[data-option={letter}] [data-move=up]").focus()
                self.press("Enter")

    def numeric(self, host: str) -> None:
        self.tab_to(f"{host} .field")
        self.type("12,5 km")
        self.press("Enter")

    def fill_in(self, host: str) -> None:
        self.tab_to(f"{host} .field")
        self.type(" Diaspora")
        self.press("Enter")

    def categorise(self, host: str) -> None:
        for letter in current(self.player.at.locator(host)):
            self.tab_to(f"{host} [data-option={letter}] input")
            self.press("Space")
            if letter == "b":
                self.press("ArrowRight")

    def cloze(self, host: str) -> None:
        self.tab_to(f"{host} [data-gap=who] input")
        self.type("Migrant")
        self.tab_to(f"{host} [data-gap=what] select")
        self.type("sto")

    def likert(self, host: str) -> None:
        self.tab_to(f"{host} [data-option=explain] input")
        self.press("Space", "ArrowRight", "ArrowRight", "ArrowRight")
        self.tab_to(f"{host} [data-option=b] input")
        self.press("Space")

    def open(self, host: str) -> None:
        self.tab_to(f"{host} textarea")
        self.type(SAID)

    def scenario(self, host: str) -> None:
        for _ in range(2):
            self.tab_to(f"{host} [data-choice=a]")
            self.press("Enter")
