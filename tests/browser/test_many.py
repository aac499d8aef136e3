"""A hundred questions in one attempt: they come in slices, and each is there when it is needed."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lms import Server
from player import Player
from playwright.sync_api import BrowserContext, expect

from builder.build import Order, build

COUNT = 100
BASE = Path(__file__).parents[1] / "rules/base"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    out = tmp_path_factory.mktemp("many")
    shutil.copytree(BASE, out / "course")
    questions = "".join(
        f"  - id: ask-{n}\n    type: single\n    objective: one\n"
        f"    text: Whom do you ask first in village {n}, and why?\n"
        "    options:\n      - {text: The people, correct: true, feedback: They know what they need.}\n"
        f"      - {{text: The bank of village {n}, feedback: The bank knows what it costs.}}\n"
        "      - {text: The mayor, feedback: The mayor knows what was promised.}\n"
        for n in range(COUNT)
    )
    quiz = out / "course/quizzes/base/final.yaml"
    quiz.write_text(f"title: Final\nkind: assessment\nfeedback: after-attempt\nquestions:\n{questions}", "utf-8")
    (entry,) = build(Order(root=out / "course", out=out / "dist", cache=False, jobs=1)).packages
    with zipfile.ZipFile(out / "dist" / entry["file"]) as package:
        package.extractall(out / "scorm12/base")
    server = Server(out)
    yield server
    server.close()


def opened(context: BrowserContext, many: Server) -> Player:
    page = context.new_page()
    page.goto(f"{many.origin}/packages/scorm12/base/index.html#assessment")
    player = Player(page, page)
    player.ready()
    return player


def test_a_question_comes_when_it_is_needed(context: BrowserContext, many: Server) -> None:
    player = opened(context, many)
    there = player.at.evaluate(
        "async () => { document.querySelector('main .actions .button').click();"
        " while (!document.querySelector('.exercise')) await new Promise((done) => setTimeout(done));"
        " return document.querySelectorAll('.exercise').length; }"
    )
    assert 0 < there < COUNT
    last, focused = player.at.evaluate(
        "() => { const stop = document.querySelector('main nav li:last-child button'); stop.click();"
        " return [Number(stop.textContent), document.activeElement.closest('.exercise').id]; }"
    )
    assert focused == f"question-{player.drawn()[last - 1]}"
    expect(player.at.locator(".exercise")).to_have_count(COUNT)
    assert player.at.evaluate("document.activeElement.closest('.exercise').id") == focused
    order = player.at.locator(".exercise [data-number] [aria-hidden]").all_text_contents()
    assert order == [str(n + 1) for n in range(COUNT)]
    player.choose(focused.removeprefix("question-"), ["a"])
    player.page.wait_for_timeout(700)

    player.page.reload()
    player.ready()
    expect(player.at.locator(".tally")).to_contain_text("1 of 100")
    player.at.locator(".hand-in .button").click()
    expect(player.at.locator("#confirm-title")).to_contain_text("99")
