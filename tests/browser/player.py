"""The player as a learner uses it. The right answers are those of the course's own YAML files."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Error, Frame, Locator, Page, expect

QUIZZES = Path(__file__).parent / "course" / "quizzes"


@cache
def quiz(module: str, name: str) -> dict[str, dict[str, Any]]:
    """The questions of a quiz as their author wrote them, by id."""
    text = (QUIZZES / module / f"{name}.yaml").read_text("utf-8")
    return {question["id"]: question for question in yaml.safe_load(text)["questions"]}


def choices(question: dict[str, Any], right: bool) -> list[str]:
    """Values of the inputs to choose for a right or a wrong answer."""
    if question["type"] == "true-false":
        return ["true" if question["answer"] is right else "false"]
    letters = {chr(97 + at): option["correct"] for at, option in enumerate(question["options"])}
    if right:
        return [letter for letter, correct in letters.items() if correct]
    return [next(letter for letter, correct in letters.items() if not correct)]


class Player:
    """`at` holds the module (a frame, or the page itself); `page` is the browser's page around it."""

    def __init__(self, at: Frame | Page, page: Page) -> None:
        self.at, self.page = at, page

    def ready(self) -> None:
        self.at.wait_for_selector("html.is-ready", state="attached")

    @property
    def title(self) -> Locator:
        return self.at.locator("main .view h1")

    def go(self, place: str) -> None:
        """Go to a place by its hash, without `#`."""
        self.at.evaluate("place => { location.hash = '#' + place }", place)
        name = place if "/" not in place or place.startswith("lesson/") else place.split("/")[0]
        self.at.wait_for_selector(f"[data-go='{'/'.join(name.split('/')[:2])}'][aria-current]", state="attached")

    def lesson(self, id: str) -> None:
        self.go(f"lesson/{id}")

    def read(self) -> None:
        """Scroll to the lesson's end as a reader does."""
        self.at.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        self.page.wait_for_timeout(60)
        self.at.evaluate("scrollTo(0, document.body.scrollHeight)")
        self.page.wait_for_timeout(120)

    def question(self, id: str) -> Locator:
        return self.at.locator(f"#question-{id}")

    def choose(self, id: str, values: list[str]) -> None:
        for box in self.question(id).locator("input").all():
            value, kind = box.get_attribute("value"), box.get_attribute("type")
            if value in values:
                box.check()
            elif kind == "checkbox":
                box.uncheck()

    def chosen(self, id: str) -> list[str]:
        boxes = self.question(id).locator("input:checked").all()
        return sorted(str(box.get_attribute("value")) for box in boxes)

    def check(self, id: str, values: list[str]) -> None:
        """Choose and have the answer checked."""
        self.choose(id, values)
        self.question(id).get_by_role("button", name="Check").click()

    def again(self, id: str) -> None:
        self.question(id).get_by_role("button", name="Try again").click()

    def drawn(self) -> list[str]:
        """Ids of the questions on the page, in their order, once all those of an attempt have come in their slices."""
        expect(self.at.locator(".questions > li:not(:has(.exercise))")).to_have_count(0)
        ids = self.at.locator(".exercise").evaluate_all("all => all.map(one => one.id)")
        return [id.removeprefix("question-") for id in ids]

    def begin(self) -> list[str]:
        """Start an attempt, a first one or the next; the ids of its questions."""
        self.go("assessment")
        self.at.locator("main .actions .button", has_text="again").or_(
            self.at.locator("main .actions .button.is-last")
        ).first.click()
        expect(self.at.locator(".hand-in")).to_be_visible()
        return self.drawn()

    def submit(self) -> None:
        """Hand in; where every question is answered, say yes to that."""
        self.at.locator(".hand-in .button").click()
        if self.at.locator("#confirm-title").inner_text().startswith("Hand in"):
            self.at.locator(".confirm .button").first.click()

    def attempt(self, module: str, right: int) -> list[str]:
        """A whole attempt with so many right answers, the first ones; the ids asked."""
        asked = self.begin()
        self.answer(module, asked, right)
        self.submit()
        expect(self.at.locator(".result")).to_be_visible()
        return asked

    def answer(self, module: str, asked: list[str], right: int) -> None:
        key = quiz(module, "final")
        for at, id in enumerate(asked):
            values = choices(key[id], at < right)
            self.choose(id, values)
            check = self.question(id).get_by_role("button", name="Check")
            if check.is_visible():
                check.click()

    def saved(self) -> None:
        expect(self.at.locator("#saving")).to_have_attribute("data-state", "saved")

    def exit(self) -> None:
        self.saved()
        leaving = self.at.locator("#exit")
        if isinstance(self.at, Page):
            # The window closes itself at once: the click may never be reported as done.
            with self.at.expect_event("close"), suppress(Error):
                leaving.click(no_wait_after=True)
        else:
            leaving.click()
            expect(self.title).to_be_visible()
            self.at.wait_for_selector("body.is-over")
