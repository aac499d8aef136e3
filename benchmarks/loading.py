"""Measure what a learner waits for: `make bench`. Prints a Markdown table for docs/performance.md; never fails on time.

Chromium at a quarter of its speed, on a link of 1.6 Mbit/s and 150 ms, from a web server that does not compress.
Each figure is the median of five openings with an empty cache. Script times are those of the slowed processor.
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
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from courses import write_module
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

COURSE = Path(sys.executable).with_name("course")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
SLOWER = 4
LATENCY = 150
BYTES_A_SECOND = 1_600_000 / 8
STALL = 50

WATCH = """
window.seen = { stalls: [], shift: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((one) => seen.stalls.push(Math.round(one.duration))))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => one.hadRecentInput || (seen.shift += one.value)))
  .observe({ type: "layout-shift", buffered: true });
new MutationObserver(() => {
  if (!seen.ready && document.documentElement.classList.contains("is-ready")) seen.ready = performance.now();
}).observe(document, { subtree: true, attributes: true, childList: true });
"""


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
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(url)
        page.wait_for_selector("html.is-ready", state="attached")
        self.first = list(self.asked)

    def seen(self) -> dict[str, Any]:
        """Stalls, layout shift, when it was usable, and when the first text was painted."""
        seen: dict[str, Any] = self.page.evaluate(
            "({...seen, painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime})"
        )
        return seen

    def script(self, act: Callable[[Page], None]) -> float:
        """Milliseconds of script that an act of the learner costs."""
        before = self._script()
        act(self.page)
        self.page.wait_for_timeout(700)
        return 1000 * (self._script() - before)

    def _script(self) -> float:
        metrics = self.cdp.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print("| module | requests | KB | player KB | style KB | painted s | usable s | shift | lesson ms | answer ms |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    stalls: dict[str, list[int]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=ARGUMENTS
        )
        for lessons, questions in ((8, 40), (25, 200)):
            with tempfile.TemporaryDirectory() as name:
                title = f"{lessons} lessons, {questions} questions"
                row, stalls[title] = _row(browser, Path(name), lessons, questions, runs)
                print(f"| {title} | {row} |", flush=True)
        browser.close()
    for title, found in stalls.items():
        print(f"\nStalls above {STALL} ms after opening, {title}: {', '.join(map(str, found)) or 'none'}")


def _row(browser: Browser, folder: Path, lessons: int, questions: int, runs: int) -> tuple[str, list[int]]:
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
            opened.append(_open(browser, f"http://127.0.0.1:{server.server_port}/index.html", site))
        server.shutdown()

    def middle(key: str) -> float:
        return statistics.median(float(one[key]) for one in opened)

    size = {name: (site / name).stat().st_size / 1000 for name in ("player.js", "style.css")}
    cells = (
        f"{middle('requests'):.0f} | {middle('bytes') / 1000:.0f} | {size['player.js']:.0f} | {size['style.css']:.1f}"
        f" | {middle('painted') / 1000:.2f} | {middle('ready') / 1000:.2f} | {middle('shift'):.3f}"
        f" | {middle('lesson'):.0f} | {middle('answer'):.0f}"
    )
    return cells, sorted(stall for one in opened for stall in one["stalls"])


def _open(browser: Browser, url: str, site: Path) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    cdp.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    cdp.send("Performance.enable")
    opened = Opened(page, cdp, url)
    files = [asked.split("?")[0].removeprefix(url.removesuffix("index.html")) for asked in opened.first]
    first = opened.seen()
    page.evaluate("seen.stalls.length = 0")
    lesson = opened.script(_next_lesson)
    answer = opened.script(_answer)
    opened.script(_begin)
    answer = max(answer, opened.script(_answer))
    last = opened.seen()
    context.close()
    return {
        **first,
        "requests": len(files),
        "bytes": sum((site / name).stat().st_size for name in files if (site / name).is_file()),
        "lesson": lesson,
        "answer": answer,
        "shift": last["shift"],
        "stalls": [stall for stall in last["stalls"] if stall > STALL],
    }


def _next_lesson(page: Page) -> None:
    page.click("nav [data-go='lesson/lesson-2']")
    page.wait_for_selector("[id='lesson/lesson-2'] .exercise", state="attached")


def _answer(page: Page) -> None:
    page.evaluate(
        "const one = document.querySelector('main .exercise'); one.querySelector('input').click();"
        "one.querySelector('.actions .button')?.click()"
    )


def _begin(page: Page) -> None:
    page.click("nav [data-go=assessment]")
    page.wait_for_selector("main .actions .button")
    page.evaluate("document.querySelector('main .actions .button').click()")
    page.wait_for_selector("main .hand-in")


if __name__ == "__main__":
    main()
