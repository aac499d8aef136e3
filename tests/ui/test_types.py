"""Question types in a built package, answered by keyboard alone: right, partly, empty, kept over a reload, and reported."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest
from playwright.sync_api import Page, expect
from test_learner import press, tab_to

BASE = Path(__file__).parents[1] / "rules/base"

MATCHING = """\
- id: weather
  type: matching
  text: What do you take along?
  explanation: Be ready.
  pairs:
    - {left: Rain, right: An *umbrella*, feedback: It keeps you dry.}
    - {left: Sun, right: A hat}
    - {left: Snow, right: Boots}
  distractors: [A spoon]
"""
QUESTIONS = MATCHING

RECORDER = """
  window.sent = {};
  const kept = () => JSON.parse(window.name || "{}");
  window.API = {
    LMSInitialize: () => "true", LMSFinish: () => "true", LMSCommit: () => "true",
    LMSGetLastError: () => "0", LMSGetErrorString: () => "", LMSGetDiagnostic: () => "",
    LMSGetValue: (element) => element === "cmi.interactions._children"
      ? "id,objectives,time,type,correct_responses,weighting,student_response,result,latency" : kept()[element] ?? "",
    LMSSetValue: (element, value) => {
      sent[element] = value;
      if (!element.includes("exit") && !element.includes("interactions")) window.name = JSON.stringify({ ...kept(), [element]: value });
      return "true";
    },
  };
"""


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package, unpacked: a lesson whose check asks one question of each of these types."""
    root = tmp_path_factory.mktemp("types") / "course"
    shutil.copytree(BASE, root)
    (root / "quizzes/base/start.yaml").write_text(
        f"title: Check\nkind: check\nquestions:\n{indent(QUESTIONS, '  ')}", encoding="utf-8"
    )
    course = root / "course/course.yaml"
    course.write_text(course.read_text("utf-8") + "defaults: {report: all}\n", encoding="utf-8")
    command = [sys.executable, "-m", "builder.cli", "build", "--root", str(root), "--standard", "scorm12"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (made,) = (root / "dist").glob("*scorm12*.zip")
    folder = root / "unpacked"
    zipfile.ZipFile(made).extractall(folder)
    return folder


@pytest.fixture
def ask(page: Page, package: Path) -> Callable[[str], None]:
    """Opens the lesson with the check in a pretend LMS and moves to a question."""
    page.add_init_script(RECORDER)

    def ask(question: str) -> None:
        page.goto((package / "index.html").as_uri() + "#lesson/start")
        page.reload()
        page.wait_for_selector(f'[data-question="{question}"]')
        tab_to(page, f"#question-{question} :is(select, input, button, summary)", 120)

    return ask


def interaction(page: Page) -> dict[str, str]:
    """The record that was sent last, by the last part of its elements' names."""
    page.wait_for_function("Object.keys(sent).some((name) => name.endsWith('.latency'))")
    sent = page.evaluate("sent")
    number = max(int(name.split(".")[2]) for name in sent if name.startswith("cmi.interactions."))
    head = f"cmi.interactions.{number}."
    return {name.removeprefix(head): value for name, value in sent.items() if name.startswith(head)}


def check(page: Page, question: str) -> None:
    tab_to(page, f"#question-{question} .actions .button:not([hidden])")
    press(page, "Enter")


def test_matching_by_keyboard(page: Page, ask: Callable[[str], None]) -> None:
    ask("weather")
    host = page.locator("#question-weather")
    expect(host.get_by_role("combobox")).to_have_count(3)
    assert host.get_by_label("Rain").locator("option").all_inner_texts() == [
        "Choose", "A hat", "A spoon", "An umbrella", "Boots"
    ]  # fmt: skip
    check(page, "weather")
    expect(host.get_by_role("alert")).to_have_text("Choose a partner for 3 more.")
    for label, letters in (("Rain", "An u"), ("Sun", "A s"), ("Snow", "B")):
        expect(host.get_by_label(label)).to_be_focused()
        page.keyboard.type(letters)
        press(page, "Tab")
    check(page, "weather")
    expect(host.locator(".outcome")).to_be_focused()
    expect(host.locator(".outcome")).to_have_text("Partly. You found 2 of the 3 right answers.")
    expect(host.locator("[data-option=b] .verdict")).to_have_text("Not this one")
    expect(host.get_by_text("It keeps you dry.")).to_be_visible()
    expect(host.get_by_text("Be ready.")).to_be_visible()
    expect(host.get_by_label("Rain")).to_be_disabled()
    sent = interaction(page)
    assert (sent["type"], sent["student_response"], sent["correct_responses.0.pattern"], sent["result"]) == (
        "matching", "{a.a,b.d,c.c}", "{a.a,b.b,c.c}", "0.67"
    )  # fmt: skip
    page.reload()
    expect(host.locator(".outcome")).to_have_text("Partly. You found 2 of the 3 right answers.")
    assert host.get_by_label("Sun").input_value() == "d"
    check(page, "weather")
    expect(host.get_by_label("Rain")).to_be_enabled()
    host.get_by_label("Sun").focus()
    page.keyboard.type("A h")
    check(page, "weather")
    expect(host.locator(".outcome")).to_have_text("Right")
    assert interaction(page)["result"] == "correct"
