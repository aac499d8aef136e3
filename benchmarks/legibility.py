"""Measure how a page reads: `python benchmarks/legibility.py SITE#lesson/ID [OTHER…]` prints a Markdown table.

A site is a folder with an `index.html`, such as an unpacked package; several are measured beside each other, at three
widths. Faces are set to Arial's measures everywhere (Liberation Sans where there is no Arial), so that a difference is
one of the page and not of the fonts that a machine happens to have.

- *letters a line*: letters and spaces of full lines in paragraphs of the text, the median; a paragraph's last line and
  lines of headings, tables and captions are left out.
- *text begins*: pixels from the top of the page to the first line of the text below the title.
- *text on the first screen*: share of the window's height that paragraphs and lists of the text have there.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

SCREENS = ((320, 640), (768, 1024), (1280, 800))
TEXT = "main :is(.prose, .govuk-grid-column-two-thirds)"
FACES = "Arial, 'Liberation Sans', sans-serif"

MEASURE = r"""([text, faces]) => {
  for (const root of [document.documentElement, document.body]) {
    root.style.setProperty("--face", faces);
    root.style.setProperty("--serif", faces);
  }
  const seen = (one) => one.checkVisibility({ contentVisibilityAuto: false }) && one.getBoundingClientRect().height > 0;
  const places = [...document.querySelectorAll(text)].filter(seen);
  const all = (what) => places.flatMap((place) => [...place.querySelectorAll(what)]).filter(seen);
  const beside = "table, form, figure, .quiz, .sheet-form, .margin, nav, [class*=kicker], [class*=story-place]";
  const paragraphs = all("p").filter((one) => !one.closest(beside));
  const style = (one) => one && getComputedStyle(one);
  const px = (value) => Math.round(parseFloat(value) * 10) / 10;
  const lines = [];
  for (const one of paragraphs) {
    const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const rows = new Map();
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (!box) continue;
        const row = [...rows.keys()].find((top) => Math.abs(top - box.bottom) < 10) ?? box.bottom;
        rows.set(row, (rows.get(row) ?? 0) + 1);
      }
    lines.push(...[...rows.values()].slice(0, -1));
  }
  const body = paragraphs.find((one) => one.textContent.length > 120 && !one.closest(".story, .callout, .lead"));
  const words = style(body);
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).map((part) => part / 255);
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const papers = [document.body, document.documentElement].map((one) => style(one).backgroundColor);
  const paper = papers.find((one) => !one.endsWith(", 0)")) ?? "rgb(255, 255, 255)";
  const contrast = (one) => {
    const [a, b] = [light(style(one).color), light(paper)].sort((x, y) => y - x);
    return Math.round(((a + 0.05) / (b + 0.05)) * 10) / 10;
  };
  const first = all("p, li")[0];
  const covered = new Set();
  for (const one of all("p, li, h2, h3, td, th")) {
    const box = one.getBoundingClientRect();
    for (let y = Math.max(0, Math.ceil(box.top)); y < Math.min(innerHeight, box.bottom); y++) covered.add(y);
  }
  const link = all("a:not(.term)")[0];
  const size = (tag) => px(style([...document.querySelectorAll(tag)].find(seen))?.fontSize ?? 0);
  return {
    "text": px(words.fontSize),
    "line height": Math.round((parseFloat(words.lineHeight) / parseFloat(words.fontSize)) * 100) / 100,
    lines,
    "column": Math.round(body.getBoundingClientRect().width),
    "between paragraphs": Math.max(parseFloat(words.marginBottom), parseFloat(words.marginTop)),
    "headings": ["h1", "h2", "h3"].map(size).join(" / "),
    "contrast of text": contrast(body),
    "contrast of links": link ? contrast(link) : 0,
    "text begins": Math.round(first.getBoundingClientRect().top + scrollY),
    "text on the first screen": `${Math.round((covered.size / innerHeight) * 100)} %`,
  };
}"""


def figures(page: Page) -> dict[str, Any]:
    """How the page that is open reads in its window."""
    found: dict[str, Any] = page.evaluate(MEASURE, [TEXT, FACES])
    lines = found.pop("lines")
    found["letters a line"] = round(statistics.median(lines)) if lines else 0
    return found


def visit(browser: Browser, address: str, width: int, height: int, scheme: str = "light") -> Page:
    """The site's page in a window, without the note that no learning platform is there."""
    folder, _, place = address.partition("#")
    dark = scheme == "dark"
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
    page.goto(f"{(Path(folder).resolve() / 'index.html').as_uri()}#{place}")
    page.wait_for_timeout(800)
    for close in page.locator(".note-close").all():
        close.click()
    return page


def main(addresses: list[str]) -> None:
    """Measure and print."""
    table: dict[str, list[Any]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width, height in SCREENS:
            for address in addresses:
                page = visit(browser, address, width, height)
                for name, value in figures(page).items():
                    table.setdefault(name, []).append(value)
                page.close()
        browser.close()
    heads = [f"{width}: {Path(one.partition('#')[0]).name}" for width, _ in SCREENS for one in addresses]
    print(f"| | {' | '.join(heads)} |\n|---|{'---:|' * len(heads)}")
    for name, values in table.items():
        print(f"| {name} | {' | '.join(map(str, values))} |")


if __name__ == "__main__":
    main(sys.argv[1:])
