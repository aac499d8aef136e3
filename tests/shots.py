"""Screenshots of the built modules, to look at: `make shots` writes them to test-output/shots/.

Every module of the course, at three widths, light and dark: opening page, a lesson, a check with
feedback, the assessment.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from builder.build import Order, build

ROOT = Path(__file__).parent.parent
OUT = ROOT / "test-output" / "shots"
SIZES = ((360, 740), (768, 1024), (1280, 800))
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main(root: Path) -> None:
    """Build the course at `root` and photograph it."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        result = build(Order(root, Path(name), standards=("scorm12",)))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        for entry in result.packages:
            site = Path(name) / entry["module"]
            zipfile.ZipFile(Path(name) / entry["file"]).extractall(site)
            for width, height in SIZES:
                for scheme in ("light", "dark"):
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page.goto((site / "index.html").as_uri())
                    _walk(page, OUT / f"{entry['module']}-{width}-{scheme}")
                    page.close()
        browser.close()


def _walk(page: Page, name: Path) -> None:
    page.wait_for_timeout(600)
    page.screenshot(path=f"{name}-1-opening.png", full_page=True)
    first = page.evaluate("JSON.parse(document.getElementById('module-data').textContent).lessons[0].id")
    page.evaluate(f"location.hash = '#lesson/{first}'")
    page.wait_for_timeout(400)
    page.screenshot(path=f"{name}-2-lesson.png", full_page=True)
    page.locator(".quiz input").first.check()
    page.locator(".quiz button").first.click()
    page.wait_for_timeout(400)
    page.screenshot(path=f"{name}-3-check.png")
    page.evaluate("location.hash = '#assessment'")
    page.wait_for_timeout(600)
    page.screenshot(path=f"{name}-4-assessment.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
