"""Question types in a built package, answered by keyboard alone: right, partly, kept over a reload, reported."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest
from playwright.sync_api import Browser, Page, expect
from test_accessible import violations
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
ORDERING = """\
- id: steps
  type: ordering
  text: What comes first?
  items:
    - text: Ask
    - text: Plan
    - text: Act
    - text: Look back
"""
TYPED = """\
- id: walk
  type: numeric
  text: How far is it?
  answer: 12.5
  tolerance: 0.5
  unit: km
- id: word
  type: fill-in
  text: What do we call those who live abroad?
  answers: [Diaspora]
  near: 1
"""
QUESTIONS = MATCHING + ORDERING + TYPED

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
      const keep = !element.includes("exit") && !element.includes("interactions");
      if (keep) window.name = JSON.stringify({ ...kept(), [element]: value });
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
    final = re.sub(r"- id: (\w+)", r"- id: final-\1", QUESTIONS)
    (root / "quizzes/base/final.yaml").write_text(
        "title: Final\nkind: assessment\nfeedback: after-attempt\nshuffle: [options]\nquestions:\n"
        + indent(final, "  "),
        encoding="utf-8",
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


def interaction(page: Page, result: str) -> dict[str, str]:
    """The record that was sent last, by the last part of its elements' names, once its result is as given."""
    found: dict[str, str] = {}
    for _ in range(100):
        sent: dict[str, str] = page.evaluate("sent")
        numbers = [int(name.split(".")[2]) for name in sent if name.startswith("cmi.interactions.")]
        head = f"cmi.interactions.{max(numbers, default=0)}."
        found = {name.removeprefix(head): value for name, value in sent.items() if name.startswith(head)}
        if found.get("result") == result and "latency" in found:
            break
        page.wait_for_timeout(50)
    return found


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
    sent = interaction(page, "0.67")
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
    assert interaction(page, "correct")["result"] == "correct"


def items(page: Page) -> list[str]:
    return page.locator("#question-steps .option-text").all_inner_texts()


def test_ordering_by_keyboard(page: Page, ask: Callable[[str], None]) -> None:
    ask("steps")
    host = page.locator("#question-steps")
    right = ["Ask", "Plan", "Act", "Look back"]
    start = items(page)
    assert sorted(start) == sorted(right) != start != right
    check(page, "steps")
    expect(host.get_by_role("alert")).to_have_text("Move the items into the right order first.")
    for place, word in enumerate(right):
        up = host.get_by_role("button", name=f"Move up: {word}")
        while items(page).index(word) > place:
            up.focus()
            before = items(page).index(word)
            press(page, "Enter")
            assert items(page).index(word) == before - 1
            expect(page.locator("#said")).to_have_text(f"{word}: now {before} of 4")
            name = str(page.evaluate("document.activeElement.innerText"))
            assert word in name, "the focus stays with what was moved"
    assert items(page) == right
    host.get_by_role("button", name="Move down: Ask").focus()
    press(page, "Space")
    check(page, "steps")
    expect(host.locator(".outcome")).to_be_focused()
    expect(host.locator(".outcome")).to_have_text("Partly. 2 of 4 are at their place.")
    assert host.locator(".feedback .verdict").all_inner_texts() == ["Not at its place"] * 2 + ["Right"] * 2
    expect(host.get_by_role("button", name="Move")).to_have_count(0)
    sent = interaction(page, "0.67")
    assert (sent["type"], sent["student_response"], sent["correct_responses.0.pattern"], sent["result"]) == (
        "sequencing", "b,a,c,d", "a,b,c,d", "0.67"
    )  # fmt: skip
    page.reload()
    expect(host.locator(".outcome")).to_have_text("Partly. 2 of 4 are at their place.")
    assert items(page) == ["Plan", "Ask", "Act", "Look back"]
    check(page, "steps")
    host.get_by_role("button", name="Move up: Ask").focus()
    press(page, "Enter")
    expect(host.get_by_role("button", name="Move down: Ask")).to_be_focused()
    check(page, "steps")
    expect(host.locator(".outcome")).to_have_text("Right")
    assert interaction(page, "correct")["result"] == "correct"


def test_numeric_by_keyboard(page: Page, ask: Callable[[str], None]) -> None:
    ask("walk")
    host = page.locator("#question-walk")
    field = host.get_by_label("Your answer")
    expect(field).to_be_focused()
    press(page, "Enter")
    expect(host.get_by_role("alert").filter(has_text="Write a number")).to_have_count(1)
    page.keyboard.type("far away")
    press(page, "Enter")
    expect(host.get_by_role("alert").filter(has_text="Write a number")).to_have_count(1)
    expect(field).to_be_focused()
    field.fill("")
    page.keyboard.type("20")
    press(page, "Enter")
    expect(host.locator(".outcome")).to_be_focused()
    expect(host.locator(".outcome")).to_have_text("Not yet")
    check(page, "walk")
    expect(field).to_be_focused()
    field.fill("12,9 km")
    press(page, "Enter")
    expect(host.locator(".outcome")).to_have_text("Right. The right answer: 12.5 km")
    sent = interaction(page, "correct")
    assert (sent["type"], sent["student_response"], sent["correct_responses.0.pattern"], sent["result"]) == (
        "numeric", "12.9", "12.5", "correct"
    )  # fmt: skip
    page.reload()
    expect(host.locator(".outcome")).to_have_text("Right. The right answer: 12.5 km")
    assert field.input_value() == "12,9"


def test_fill_in_by_keyboard(page: Page, ask: Callable[[str], None]) -> None:
    ask("word")
    host = page.locator("#question-word")
    field = host.get_by_label("Your answer")
    check(page, "word")
    expect(host.get_by_role("alert").filter(has_text="Write an answer first.")).to_have_count(1)
    expect(field).to_be_focused()
    page.keyboard.type("x" * 50)
    assert field.input_value() == "x" * 20
    press(page, "Enter")
    expect(host.locator(".outcome")).to_have_text("Not yet")
    check(page, "word")
    field.fill("")
    page.keyboard.type("  dIÁsp\u00f3r ")
    press(page, "Enter")
    expect(host.locator(".outcome")).to_be_focused()
    expect(host.locator(".outcome")).to_have_text("Right. The right answer: Diaspora")
    sent = interaction(page, "correct")
    assert (sent["type"], sent["student_response"], sent["correct_responses.0.pattern"], sent["result"]) == (
        "fill-in", "dIÁsp\u00f3r", "Diaspora", "correct"
    )  # fmt: skip
    page.reload()
    expect(host.locator(".outcome")).to_have_text("Right. The right answer: Diaspora")
    assert field.input_value() == "dIÁsp\u00f3r"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(browser: Browser, package: Path, scheme: str, width: int) -> None:
    """Before and after checking; and nothing is wider than the page, or too small to hit."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((package / "index.html").as_uri() + "#lesson/start")
    page.wait_for_selector("#question-word")
    assert violations(page) == []
    for control in page.locator(".quiz :is(select, .field, button:not([hidden]):not(:disabled))").all():
        box = control.bounding_box()
        assert box is None or min(box["width"], box["height"]) >= 24
    for select in page.locator("#question-weather select").all():
        select.select_option(index=1)
    page.locator("#question-steps [data-move=down]").first.click()
    page.locator("#question-walk .field").fill("12,6")
    page.locator("#question-word .field").fill("diaspra")
    for question in ("weather", "steps", "walk", "word"):
        page.locator(f"#question-{question} .actions .button").first.click()
        expect(page.locator(f"#question-{question} .outcome")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_in_an_attempt_answers_outlive_a_reload_and_open_ones_are_told_at_the_end(page: Page, package: Path) -> None:
    page.add_init_script(RECORDER)
    page.goto((package / "index.html").as_uri() + "#assessment")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_label("Sun").select_option(label="A hat")
    moved = page.locator("#question-final-steps .option-text").all_inner_texts()
    page.locator("#question-final-steps [data-move=down]").first.click()
    page.locator("#question-final-walk .field").fill("12 or 13")
    page.locator("#question-final-word .field").fill("Diáspora")
    expect(page.get_by_text("Write a number")).to_be_visible()
    expect(page.get_by_text("3 of 4 answered")).to_be_visible()
    page.wait_for_timeout(900)
    page.reload()
    expect(page.get_by_text("3 of 4 answered")).to_be_visible()
    assert page.get_by_label("Sun").locator("option:checked").inner_text() == "A hat"
    after = page.locator("#question-final-steps .option-text").all_inner_texts()
    assert after == [moved[1], moved[0], *moved[2:]]
    assert page.locator("#question-final-word .field").input_value() == "Diáspora"
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Hand in all the same").click()
    weather = page.locator("#question-final-weather")
    expect(weather.locator("[data-option=a] .verdict")).to_have_text("Not answered. The right answer: An umbrella")
    expect(weather.locator("[data-option=b] .verdict")).to_have_text("Right")
    walk = page.locator("#question-final-walk .outcome")
    expect(walk).to_have_text("Not answered. The right answer: 12.5 km")
    places = page.locator("#question-final-steps .feedback .verdict").all_inner_texts()
    assert all(re.fullmatch(r"Right|Belongs at place [1-4]", words) for words in places)
    assert page.evaluate("sent['cmi.core.score.raw']") != "0"
