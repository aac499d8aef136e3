"""Screenshots of built modules, to look at: `make shots` writes them to test-output/shots/.

Three widths, light and dark, and the base course of the tests in Arabic, right to left: opening page,
lesson, check with feedback, search, settings, worksheet, assessment, and a lesson on paper. The contact
sheet of all is docs/images/contact-sheet.webp. Modules can be named: `python tests/shots.py education`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from builder.build import Order, build

ROOT = Path(__file__).parent.parent
OUT = ROOT / "test-output" / "shots"
SHEET = ROOT / "docs" / "images" / "contact-sheet.webp"
SIZES = ((320, 640), (768, 1024), (1280, 800))
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
MODULES = ("education",)
TILE = 247
"""Pixels of a picture's width on the contact sheet."""


def main(modules: tuple[str, ...]) -> None:
    """Build the modules and an Arabic course, photograph them, and put the pictures on one sheet."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for site in _sites(Path(name), modules):
            for width, height in SIZES:
                for scheme in ("light", "dark"):
                    _photograph(browser, site, width, height, scheme)
        browser.close()
    _sheet(sorted(OUT.glob("*.png")))


def _sites(place: Path, modules: tuple[str, ...]) -> Iterator[Path]:
    """The unpacked sites: of the course's modules, and of the tests' base course in Arabic."""
    arabic = place / "arabic"
    shutil.copytree(ROOT / "tests/rules/base", arabic)
    settings = arabic / "course/course.yaml"
    settings.write_text(re.sub(r"(?m)^language: .*", "language: ar", settings.read_text("utf-8")), encoding="utf-8")
    for root, named in ((ROOT, modules), (arabic, ())):
        out = place / f"{root.name}-dist"
        made = build(Order(root, out, modules=named, standards=("scorm12",)))
        for entry in made.packages:
            if named and entry["module"] not in named:
                continue
            site = place / (entry["module"] if root is ROOT else "arabic-site")
            zipfile.ZipFile(out / entry["file"]).extractall(site)
            yield site


def _photograph(browser: Browser, site: Path, width: int, height: int, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page.goto((site / "index.html").as_uri())
    page.wait_for_selector("html.is-ready")
    name = f"{site.name}-{width:04}-{scheme}"
    lesson = page.evaluate("JSON.parse(document.getElementById('module-data').textContent).lessons[0].id")
    _shoot(page, f"{name}-1-opening")
    _go(page, f"#lesson/{lesson}")
    _shoot(page, f"{name}-2-lesson")
    box = page.locator(".quiz input:not([type=text])").first
    if box.count():
        box.check()
        page.locator(".quiz .actions .button").first.click()
        page.wait_for_timeout(300)
        _shoot(page, f"{name}-3-check")
    _go(page, "#search")
    page.locator("#search-field").fill("plan")
    page.wait_for_timeout(500)
    _shoot(page, f"{name}-4-search")
    _go(page, "#assessment")
    _shoot(page, f"{name}-5-assessment")
    if page.locator("[data-go=tools]").count():
        _go(page, f"#lesson/{lesson}")
        page.locator(".sheet-section").first.evaluate("one => one.scrollIntoView()")
        _shoot(page, f"{name}-9-worksheet")
    if page.locator("#menu").is_visible():
        page.locator("#menu").click()
        page.wait_for_timeout(300)
        _shoot(page, f"{name}-6-contents")
    page.locator("#settings-open").click()
    page.wait_for_timeout(200)
    _shoot(page, f"{name}-7-settings")
    page.close()
    if width == SIZES[-1][0] and scheme == "light":
        page = browser.new_page(viewport={"width": 794, "height": 1123})  # A4 at 96 dots an inch
        page.goto((site / "index.html").as_uri() + f"#lesson/{lesson}")
        page.wait_for_selector("html.is-ready")
        page.emulate_media(media="print")
        _shoot(page, f"{name}-8-paper")
        page.close()


def _go(page: Page, hash: str) -> None:
    page.evaluate(f"location.hash = '{hash}'")
    page.wait_for_timeout(500)


def _shoot(page: Page, name: str) -> None:
    page.screenshot(path=OUT / f"{name}.png")


def _sheet(pictures: list[Path]) -> None:
    """All pictures in rows of one width and scheme, each as wide as TILE or as its own width."""
    rows: dict[str, list[Image.Image]] = {}
    for path in pictures:
        picture = Image.open(path).convert("RGB")
        tall = round(picture.height * TILE / picture.width)
        row = rows.setdefault(re.sub(r"-\d-[a-z]+$", "", path.stem), [])
        high = row[0].height if row else 352
        row.append(picture.resize((TILE, tall), Image.Resampling.LANCZOS).crop((0, 0, TILE, min(tall, high))))
    gap = 12
    width = max(len(row) for row in rows.values()) * (TILE + gap) + gap
    height = sum(max(tile.height for tile in row) + gap for row in rows.values()) + gap
    sheet = Image.new("RGB", (width, height), "#8a8778")
    y = gap
    for row in rows.values():
        for at, tile in enumerate(row):
            sheet.paste(tile, (gap + at * (TILE + gap), y))
        y += max(tile.height for tile in row) + gap
    sheet.save(SHEET, quality=60, method=6)
    print(f"{len(pictures)} screenshots in {OUT}; {SHEET}: {SHEET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or MODULES)
