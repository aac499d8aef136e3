"""Measure what a learner waits for: `make bench`. Prints a Markdown table for docs/performance.md; never fails on time.

Chromium at a quarter of its speed, on a link of 1.6 Mbit/s and 150 ms, from a web server that does not compress.
Each figure is the median of five openings with an empty cache. Script times are those of the slowed processor.

- *painted*: the first text on screen, of the opening page; *lesson painted*: the same, opened at the first lesson.
- *usable*: the page answers to everything, with the learner's progress in place.
- *stalls*: tasks above 50 ms, by what the learner did. Clicks and turns of the wheel are real ones, and nothing of the
  measuring runs in the page meanwhile but a listener.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from courses import write_module
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

COURSE = Path(sys.executable).with_name("course")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    # The address bar's pop-ups and a spare process would start beside the page and take its processor time.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,HttpsUpgrades",
]
LATENCY = 150
BYTES_A_SECOND = 1_600_000 / 8
STALL = 50
HEADS = (
    *("module", "requests", "KB", "player KB", "style KB", "painted s", "lesson painted s", "usable s", "shift"),
    *("lesson ms", "answer ms"),
)

WATCH = """
window.seen = { tasks: [], phases: [["opening", 0]], shift: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.tasks.push([one.startTime, one.duration])))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => one.hadRecentInput || (seen.shift += one.value)))
  .observe({ type: "layout-shift", buffered: true });
new MutationObserver((_, watching) => {
  const root = document.documentElement;
  if (!root) return;
  watching.disconnect();
  new MutationObserver(() => {
    if (!seen.ready && root.classList.contains("is-ready")) seen.ready = performance.now();
  }).observe(root, { attributes: true });
}).observe(document, { childList: true });
"""

REACH = """(selector) => {
  const one = document.querySelector(selector);
  one.scrollIntoView({ block: "center" });
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x + Math.min(width / 2, 20), y + height / 2];
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as it is."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


class Opened:
    """A module opened once, and what it cost."""

    def __init__(self, page: Page, cdp: CDPSession, url: str) -> None:
        self.page, self.cdp = page, cdp
        self.asked: list[str] = []
        self.spent = self.since = 0.0
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url)
        self.wait("html.is-ready")
        self.first = list(self.asked)

    def seen(self) -> dict[str, Any]:
        """Long tasks, layout shift, when it was usable, and when the first text was painted."""
        seen: dict[str, Any] = self.page.evaluate(
            "({...seen, painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime})"
        )
        return seen

    def wait(self, selector: str) -> None:
        """Wait for an element, asking the page seldom, so that the asking costs nothing."""
        for _ in range(100):
            time.sleep(0.3)
            if self.page.evaluate("(selector) => Boolean(document.querySelector(selector))", selector):
                return
        raise TimeoutError(selector)

    def click(self, selector: str) -> None:
        """Press the mouse on an element, once it is in sight and the page is at rest."""
        self.spent += self._script() - self.since
        for _ in range(3):
            x, y = self.page.evaluate(REACH, selector)
            time.sleep(0.3)
        self.since = self._script()  # without the looking for the place, which is not the page's own
        self.page.mouse.click(x, y)

    def act(self, phase: str, do: Callable[[Opened], None], end: str) -> float:
        """Milliseconds of script that an act of the learner costs, until `end` is there and all is calm."""
        self.page.evaluate("(phase) => void seen.phases.push([phase, performance.now()])", phase)
        self.spent, self.since = 0.0, self._script()
        do(self)
        self.wait(end)
        time.sleep(1.2)
        return 1000 * (self.spent + self._script() - self.since)

    def _script(self) -> float:
        metrics = self.cdp.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slower", type=int, default=4, help="how many times slower than here the processor runs")
    asked = parser.parse_args()
    runs, slower = asked.runs, asked.slower
    print(f"| {' | '.join(HEADS)} |\n|---|{'---:|' * (len(HEADS) - 1)}", flush=True)
    stalls: dict[str, dict[str, list[int]]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=ARGUMENTS
        )
        for lessons, questions in ((8, 40), (25, 200)):
            with tempfile.TemporaryDirectory() as name:
                title = f"{lessons} lessons, {questions} questions"
                row, stalls[title] = _row(browser, Path(name), lessons, questions, runs, slower)
                print(f"| {title} | {row} |", flush=True)
        browser.close()
    for title, phases in stalls.items():
        print(f"\nTasks above {STALL} ms in {runs} visits, {title}:")
        for phase, found in phases.items():
            print(f"- {phase}: {', '.join(map(str, sorted(found))) or 'none'}")


def _row(
    browser: Browser, folder: Path, lessons: int, questions: int, runs: int, slower: int
) -> tuple[str, dict[str, list[int]]]:
    write_module(folder / "source", lessons, questions)
    command = [COURSE, "build", "--root", folder / "source", "--out", folder / "dist", "--no-cache"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    site = folder / "site"
    with zipfile.ZipFile(next((folder / "dist").glob("*.zip"))) as package:
        package.extractall(site)
    handler = functools.partial(Quiet, directory=str(site))
    opened: list[dict[str, Any]] = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in range(runs):
            opened.append(_open(browser, f"http://127.0.0.1:{server.server_port}/index.html", site, slower))
            opened[-1]["text"] = _text(
                browser, f"http://127.0.0.1:{server.server_port}/index.html#lesson/lesson-1", slower
            )
        server.shutdown()

    def middle(key: str) -> float:
        return statistics.median(float(one[key]) for one in opened)

    size = {name: (site / name).stat().st_size / 1000 for name in ("player.js", "style.css")}
    cells = (
        f"{middle('requests'):.0f} | {middle('bytes') / 1000:.0f} | {size['player.js']:.0f} | {size['style.css']:.1f}"
        f" | {middle('painted') / 1000:.2f} | {middle('text') / 1000:.2f} | {middle('ready') / 1000:.2f}"
        f" | {middle('shift'):.3f} | {middle('lesson'):.0f} | {middle('answer'):.0f}"
    )
    stalls: dict[str, list[int]] = {}
    for one in opened:
        for phase, found in one["stalls"].items():
            stalls.setdefault(phase, []).extend(found)
    return cells, stalls


def _slowed(browser: Browser, slower: int) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(WATCH)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    cdp.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    cdp.send("Performance.enable")
    return page, cdp


def _text(browser: Browser, url: str, slower: int) -> float:
    """When the first lesson's text is painted for a reader who opens the module at it."""
    page, cdp = _slowed(browser, slower)
    opened = Opened(page, cdp, url)
    if not page.evaluate("document.querySelector('main .lesson p').getBoundingClientRect().top < innerHeight"):
        raise RuntimeError("the lesson is not on screen")
    painted = opened.seen()["painted"]
    page.context.close()
    return float(painted)


def _open(browser: Browser, url: str, site: Path, slower: int) -> dict[str, Any]:
    page, cdp = _slowed(browser, slower)
    opened = Opened(page, cdp, url)
    files = [asked.split("?")[0].removeprefix(url.removesuffix("index.html")) for asked in opened.first]
    first = opened.seen()
    script = {phase: opened.act(phase, do, end) for phase, do, end in STEPS}
    last = opened.seen()
    page.context.close()
    phases = last["phases"]
    stalls: dict[str, list[int]] = {phase: [] for phase, _ in phases}
    for start, duration in last["tasks"]:
        if duration > STALL:
            stalls[next(phase for phase, since in reversed(phases) if since <= start)].append(round(duration))
    return {
        **first,
        "requests": len(files),
        "bytes": sum((site / name).stat().st_size for name in files if (site / name).is_file()),
        "lesson": script["lesson change"],
        "answer": max(script["answer"], script["answer in it"]),
        "shift": last["shift"],
        "stalls": stalls,
    }


GO = "nav [data-go='{}']"
ANSWERED = "main .exercise [data-verdict]"


def _read(opened: Opened) -> None:
    """Down the lesson, half a screen at a time."""
    opened.page.mouse.move(600, 400)
    for _ in range(12):
        opened.page.mouse.wheel(0, 400)
        time.sleep(0.25)


def _answer(opened: Opened) -> None:
    opened.click("main .exercise input")
    time.sleep(0.5)
    opened.click("main .exercise .actions .button")


# What a learner does, and what is there at the end of it.
STEPS: tuple[tuple[str, Callable[[Opened], None], str], ...] = (
    ("lesson change", lambda at: at.click(GO.format("lesson/lesson-2")), "[id='lesson/lesson-2'] .option"),
    ("reading", _read, "main .exercise"),
    ("answer", _answer, ANSWERED),
    ("assessment opened", lambda at: at.click(GO.format("assessment")), "main .actions .button"),
    ("attempt begun", lambda at: at.click("main .actions .button"), "main .hand-in"),
    ("answer in it", _answer, ANSWERED),
    ("asked to hand in", lambda at: at.click("main .hand-in .button"), "main .confirm"),
    ("handed in", lambda at: at.click("main .confirm .second"), "main .result"),
)


if __name__ == "__main__":
    main()
