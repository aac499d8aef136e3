"""Measure the preview of this course: `python benchmarks/preview.py`, part of `make bench`.

On a copy of the course that was built: from the start of the command to a module's opening page painted in
Chromium, after that build and with an empty cache; from a save to the new words in the page; and how soon
commands that do not build start. Medians of RUNS.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from loading import ARGUMENTS
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
RUNS = 5
MODULE = "education"
COMMANDS = (["--version"], ["explain", "C001"], ["serve", "--help"], ["completion", "bash"])


SEEN = """([selector, words]) => new Promise((seen) => {
  function look() {
    const frame = document.getElementById("frame");
    const texts = [...(frame?.contentDocument?.querySelectorAll(selector) ?? [])];
    const found = texts.find((one) => one.textContent.includes(words) && one.checkVisibility());
    const box = found?.getBoundingClientRect();
    if (box && box.top >= 0 && box.bottom <= frame.clientHeight) seen(Date.now() / 1000);
    else requestAnimationFrame(look);
  }
  look();
})"""
"""The moment at which words are in what the frame shows; asked at every frame, since Playwright's own waiting looks
only every half second after a while."""


def course(*words: str) -> list[str]:
    """The command line of the builder that runs this."""
    return [sys.executable, "-m", "builder.cli", *words]


def first_page(browser: Browser, root: Path, *, kept: bool) -> float:
    """Seconds from the start of `course serve` to the module's heading in the page; not `kept`: with no cache."""
    if not kept:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    page = browser.new_page()
    began = time.time()
    process = subprocess.Popen(
        course("serve", MODULE, "--root", str(root), "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    page.goto(process.stdout.readline().strip(), wait_until="commit")
    seconds = page.evaluate(SEEN, ["main h1", ""]) - began
    page.close()
    process.terminate()
    process.wait()
    return seconds


def edits(browser: Browser, root: Path) -> list[float]:
    """Seconds from a save to the new words before the reader's eyes, for each of RUNS edits of a lesson's end."""
    lesson = sorted((root / "modules" / MODULE).glob("01-*.md"))[0]
    text = lesson.read_text("utf-8")
    process = subprocess.Popen(
        course("serve", MODULE, "--root", str(root), "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    page = browser.new_page()
    page.goto(f"{process.stdout.readline().strip()}#lesson/{lesson.stem[3:]}")
    page.frame_locator("#frame").locator("html.is-ready").wait_for(state="attached")
    time.sleep(2)
    taken = []
    for number in range(-1, RUNS):  # the first edit brings the place to look at into view
        words = f"Edit number {number} "
        page.evaluate(f"void (window.seen = ({SEEN})({json.dumps(['main p', words])}))")
        began = time.time()
        lesson.write_text(f"{text}\n\n{words}of the benchmark.\n", "utf-8")
        if number < 0:
            page.frame_locator("#frame").get_by_text(words).scroll_into_view_if_needed()
        seen = page.evaluate("window.seen")
        taken += [seen - began] if number >= 0 else []
        time.sleep(2)
    page.close()
    process.terminate()
    process.wait()
    return taken


def start(words: list[str]) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(course(*words), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print a table in Markdown."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        for folder in ("course", "modules", "quizzes"):
            shutil.copytree(ROOT / folder, root / folder)
        subprocess.run(course("build", "-q", "--root", str(root)), stdout=subprocess.DEVNULL, check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        print("| preview and starts | median s | worst s |\n|---|---:|---:|")
        for label, taken in (
            (
                "`course serve`: a module's page, after a build",
                [first_page(browser, root, kept=True) for _ in range(RUNS)],
            ),
            ("a saved lesson in the browser", edits(browser, root)),
            ("`course serve`: a module's page, no cache", [first_page(browser, root, kept=False) for _ in range(RUNS)]),
            *((f"`course {' '.join(words)}`", [start(words) for _ in range(RUNS)]) for words in COMMANDS),
        ):
            print(f"| {label} | {statistics.median(taken):.2f} | {max(taken):.2f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
