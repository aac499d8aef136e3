"""The author's loop: write, look, fix."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect
from served import Served

LESSON = "modules/tides/02-fall.md"


@pytest.fixture
def lesson(serve: Served) -> object:
    """A lesson that is put back after the test."""
    before = (serve.root / LESSON).read_text("utf-8")
    yield serve.root / LESSON
    (serve.root / LESSON).write_text(before, "utf-8")


def test_all_modules_with_their_state(page: Page, serve: Served) -> None:
    page.goto(serve.address)
    expect(page.locator(".module-line")).to_have_count(4)
    expect(page.locator("#summary")).to_have_text("4 modules · no problems found")
    page.get_by_role("link", name=re.compile("tides")).click()
    expect(page.frame_locator("#frame").locator("h1").first).to_be_visible()


def test_an_edit_appears_and_the_page_keeps_its_place(
    page: Page, show: Callable[..., Frame], lesson: Path, said: list[str]
) -> None:
    long = "\n\n".join(f"Paragraph {n} about the water that goes out." for n in range(40))
    lesson.write_text(
        lesson.read_text("utf-8") + f"\n/// details | More\nHidden words.\n///\n\n## Far down\n\n{long}\n", "utf-8"
    )
    frame = show("tides", "#lesson/fall")
    inside = page.frame_locator("#frame")
    expect(inside.get_by_text("Paragraph 39")).to_be_attached()
    inside.locator("summary", has_text="More").click()
    expect(inside.get_by_text("Hidden words.")).to_be_visible()
    frame.evaluate("document.getElementById('far-down').scrollIntoView(); scrollBy(0, 300)")
    page.wait_for_timeout(300)
    before = frame.evaluate("document.getElementById('far-down').getBoundingClientRect().top")
    text = lesson.read_text("utf-8").replace(
        "/// details", "A new paragraph above, which pushes all else down.\n\n/// details"
    )
    lesson.write_text(text.replace("Paragraph 20", "Changed paragraph 20"), "utf-8")
    expect(inside.get_by_text("Changed paragraph 20")).to_be_attached()
    page.wait_for_timeout(500)
    frame = page.frame(url=lambda url: "/content/" in url)
    assert frame.evaluate("location.hash") == "#lesson/fall"
    assert abs(frame.evaluate("document.getElementById('far-down').getBoundingClientRect().top") - before) < 2
    expect(inside.get_by_text("Hidden words.")).to_be_visible()
    assert said == []


def test_errors_lie_over_the_last_good_version(
    page: Page, serve: Served, show: Callable[..., Frame], lesson: Path, said: list[str]
) -> None:
    good = lesson.read_text("utf-8")
    show("tides", "#lesson/fall")
    overlay = page.locator("#overlay")
    expect(overlay).to_be_hidden()
    heading = page.frame_locator("#frame").locator("main h1").first
    expect(heading).to_have_text("The water goes")
    lesson.write_text(good + "\n![A boat](media/none.png)\n", "utf-8")
    expect(overlay).to_be_visible()
    line = good.count("\n") + 2
    problem = overlay.locator(".problem").first
    expect(problem).to_contain_text(f"{LESSON}:{line}:")
    expect(problem).to_contain_text("error[")
    expect(problem.locator("pre")).to_contain_text("![A boat](media/none.png)")
    source, caret = problem.locator("pre").inner_text().split("\n")
    assert source[caret.index("^")] in "!m"
    href = problem.locator("a.where").get_attribute("href")
    assert href == f"vscode://file{serve.root.as_posix()}/{LESSON}:{line}:1".replace(" ", "%20")
    expect(heading).to_have_text("The water goes")
    page.keyboard.press("Escape")
    expect(overlay).to_be_hidden()
    expect(page.locator("#problems-button")).to_have_text("1 error")
    page.locator("#problems-button").click()
    expect(overlay).to_be_visible()
    lesson.write_text(good.replace("# ", "# ", 1) + "\nNow it is right.\n", "utf-8")
    expect(overlay).to_be_hidden()
    expect(page.frame_locator("#frame").get_by_text("Now it is right.")).to_be_attached()
    assert said == []


def test_a_broken_course_file_and_its_repair(page: Page, serve: Served, show: Callable[..., Frame]) -> None:
    show("winds")
    path = serve.root / "course" / "course.yaml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("title:", "titel:", 1), "utf-8")
    expect(page.locator("#overlay")).to_contain_text("course/course.yaml:")
    path.write_text(good, "utf-8")
    expect(page.locator("#overlay")).to_be_hidden()


def test_a_module_that_was_never_sound(page: Page, serve: Served) -> None:
    index = serve.root / "modules" / "stars" / "index.md"
    good = index.read_text("utf-8")
    index.write_text(good.replace("summary:", "sumary:", 1), "utf-8")
    page.goto(f"{serve.address}/module/stars")
    expect(page.locator("#overlay .hint").first).to_contain_text("did you mean")
    expect(page.frame_locator("#frame").locator("h1")).to_have_text("Nothing to show yet")
    index.write_text(good, "utf-8")
    expect(page.locator("#overlay")).to_be_hidden()
    expect(page.frame_locator("#frame").locator("html.is-ready")).to_be_attached()


def test_warnings_are_there_and_not_in_the_way(page: Page, serve: Served, lesson: Path) -> None:
    lesson.write_text(lesson.read_text("utf-8") + "\n#### Two levels down\n\nText.\n", "utf-8")
    page.goto(f"{serve.address}/module/tides")
    button = page.locator("#problems-button")
    expect(button).to_contain_text("warning")
    expect(page.locator("#overlay")).to_be_hidden()
    button.click()
    expect(page.locator("#overlay")).to_contain_text("warning[")


def test_the_command_ends_cleanly_and_says_what_is_in_the_way(serve: Served) -> None:
    root = ["--root", str(serve.root)]
    command = [sys.executable, "-m", "builder.cli", "serve", *root]
    taken = serve.address.rpartition(":")[2]
    done = subprocess.run([*command, "--port", taken], capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 2
    assert done.stderr == f"course: port {taken} is in use; is a preview running already? Choose another with --port\n"

    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert process.returncode == 0
    assert said == "Ctrl-C ends the preview.\nThe preview has ended.\n"


@pytest.mark.parametrize("wrong", [["--editor", "javascript:{path}"], ["--port", "99999"], ["no-such-module"]])
def test_wrong_usage(serve: Served, wrong: list[str]) -> None:
    command = [sys.executable, "-m", "builder.cli", "serve", "--root", str(serve.root), *wrong]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
