"""What an author does to a course while it is served: break, delete, rename; and what each line leads to."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served import Served, ready, start

HERE = Path(__file__).parent
COURSE = HERE.parent / "browser" / "course"
AXE = HERE.parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A preview of a course that the test may destroy."""
    root = Path(shutil.copytree(COURSE, tmp_path / "course"))
    new = [sys.executable, "-m", "builder.cli", "new", "-q", "tool", "tides", "plan", "--root", str(root)]
    subprocess.run(new, check=True, capture_output=True)
    process, address = start(root)
    yield Served(root, address)
    process.terminate()
    assert process.wait(10) in (0, -15)
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()


def test_a_course_deleted_while_it_is_served_and_put_back(page: Page, own: Served) -> None:
    page.goto(f"{own.address}/module/tides")
    ready(page)
    shutil.move(own.root / "course", own.root / "away")
    expect(page.locator("#overlay")).to_contain_text("course/course.yaml")
    expect(page.frame_locator("#frame").locator("main h1").first).to_be_visible()
    shutil.move(own.root / "away", own.root / "course")
    expect(page.locator("#overlay")).to_be_hidden()


def test_a_module_renamed_while_it_is_served(page: Page, own: Served) -> None:
    page.goto(f"{own.address}/module/winds")
    ready(page)
    (own.root / "modules" / "winds").rename(own.root / "modules" / "airs")
    (own.root / "quizzes" / "winds").rename(own.root / "quizzes" / "airs")
    expect(page.locator("#overlay")).to_contain_text("did you mean")
    own.edit("course/course.yaml", "winds", "airs")
    expect(page.locator("#gone")).to_be_visible()
    page.locator("#gone a").click()
    page.locator("a[href='/module/airs']").click()
    ready(page)
    page.goto(f"{own.address}/module/winds")
    expect(page.locator("h1")).to_have_text("There is no such module")


def test_a_course_file_that_is_broken_at_the_start(page: Page, tmp_path: Path) -> None:
    root = Path(shutil.copytree(COURSE, tmp_path / "course"))
    path = root / "course" / "course.yaml"
    good = path.read_text("utf-8")
    path.write_text("id: [shore\n", "utf-8")
    process, address = start(root)
    page.goto(address)
    expect(page.locator("h1")).to_have_text("The course cannot be read")
    expect(page.locator("#problem-list .where").first).to_contain_text("course/course.yaml:")
    path.write_text(good, "utf-8")
    expect(page.locator(".module-line")).to_have_count(4)
    expect(page.locator("#problems")).to_be_hidden()
    process.terminate()
    process.wait(10)


def test_options_and_fields_lead_to_their_lines(page: Page, own: Served) -> None:
    page.goto(f"{own.address}/module/tides#lesson/fall")
    frame = ready(page)
    inside = page.frame_locator("#frame")
    expect(inside.locator("[data-option] > .preview-line").first).to_be_attached()
    found = """(which) => [...document.querySelectorAll(which)].map((one) => {
      const holder = one.parentElement;
      return [one.title, (holder.querySelector(".option-text") ?? holder).textContent.trim(), holder.dataset.field];
    })"""
    options = frame.evaluate(found, "[data-option]:has(.option-text) > .preview-line")
    assert options
    for title, words, _ in options:
        path, _, line = title.rpartition(":")
        written = (own.root / path).read_text("utf-8").split("\n")[int(line) - 1]
        assert words.split()[0] in written or "answer:" in written, (title, words)
    last = sorted((own.root / "modules" / "tides").glob("0*.md"))[-1].stem.partition("-")[2]
    frame.evaluate("(hash) => { location.hash = hash }", f"#lesson/{last}")
    expect(inside.locator("[data-field] > .preview-line").first).to_be_attached()
    sheet = (own.root / "modules/tides/tools/plan.yaml").read_text("utf-8").split("\n")
    fields = frame.evaluate(found, "#tool-plan [data-field] > .preview-line")
    assert fields
    for title, _, id in fields:
        assert re.search(rf"\bid: {id}\b", sheet[int(title.rpartition(":")[2]) - 1]), (title, id)


def test_the_authors_view_and_the_overlay_are_accessible(page: Page, own: Served) -> None:
    page.goto(f"{own.address}/module/tides#lesson/fall")
    frame = ready(page)
    expect(page.frame_locator("#frame").locator(".preview-line").nth(3)).to_be_attached()
    frame.evaluate(AXE.read_text("utf-8"))
    found = frame.evaluate("axe.run(document)")
    assert [one["id"] for one in found["violations"]] == []
    own.edit("modules/tides/02-fall.md", "\n\n", "\n\n![A boat](media/none.png)\n\n")
    expect(page.locator("#overlay .problem").first).to_be_visible()
    page.evaluate(AXE.read_text("utf-8"))
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = page.evaluate("axe.run(document, { iframes: false })")
        assert [one["id"] for one in found["violations"]] == []


def test_the_cases_are_drawn_and_told(page: Page, own: Served, said: list[str]) -> None:
    new = ["new", "-q", "scenario", "tides", "landing", "--root", str(own.root)]
    subprocess.run([sys.executable, "-m", "builder.cli", *new], check=True, capture_output=True)
    page.goto(f"{own.address}/module/tides")
    page.locator("#cases").click()
    drawing = page.locator("svg.case").first
    expect(drawing).to_be_visible()
    assert drawing.locator(".box").count() > 3
    page.get_by_text("In words").first.click()
    expect(page.locator("pre").first).to_contain_text("score")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document)")
    assert [one["id"] for one in found["violations"]] == []
    assert said == []


def test_each_step_of_a_case_leads_to_its_lines(page: Page, own: Served) -> None:
    new = ["new", "-q", "scenario", "tides", "landing", "--root", str(own.root)]
    subprocess.run([sys.executable, "-m", "builder.cli", *new], check=True, capture_output=True)
    written = (own.root / "quizzes/tides/landing.yaml").read_text("utf-8").split("\n")
    last = sorted((own.root / "modules" / "tides").glob("0*.md"))[-1].stem.partition("-")[2]
    page.goto(f"{own.address}/module/tides#lesson/{last}")
    frame = ready(page)
    inside = page.frame_locator("#frame")
    marked = """() => [...document.querySelectorAll("#question-landing .case .preview-line")].map((one) => {
      const copy = one.parentElement.cloneNode(true);
      for (const link of copy.querySelectorAll(".preview-line")) link.remove();
      return [copy.textContent.trim(), one.title];
    })"""
    seen = set()
    for choice in ("You go there and listen.", "You make the change.", ""):
        if choice:
            expect(inside.locator(".case-choices li:has(.preview-line)").filter(has_text=choice)).to_be_visible()
        else:
            expect(inside.locator(".case-ending p .preview-line")).to_be_attached()
        for words, title in frame.evaluate(marked):
            path, _, line = title.rpartition(":")
            assert path == "quizzes/tides/landing.yaml"
            assert words in written[int(line) - 1], (words, line)
            seen.add(words)
        if choice:
            inside.get_by_role("button", name=choice).click()
    assert {"You promise it for next year.", "It takes the morning. You hear what the draft left out."} <= seen
    assert any(words.startswith("Say what happened to people") for words in seen)
