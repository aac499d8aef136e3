"""How the page reads: size, leading, measure, contrast, and how soon the text begins (docs/explanation/reading.md)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from legibility import SCREENS, figures, visit

LETTERS = {320: (28, 45), 768: (60, 75), 1280: (60, 75)}
"""Letters a line, least and most; a phone of 320 px holds half a line of a book at a size that can be read."""


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_for_reading(browser: Browser, site: Path, width: int, height: int, scheme: str) -> None:
    page = visit(browser, f"{site}#lesson/who-waits", width, height, scheme)
    found = figures(page)
    page.close()
    assert found["text"] >= 17
    assert 1.5 <= found["line height"] <= 1.7
    least, most = LETTERS[width]
    assert least <= found["letters a line"] <= most
    assert found["contrast of text"] >= 7
    assert found["text begins"] <= height * 0.8, "the text begins on the first screen"
    sizes = [float(size) for size in found["headings"].split(" / ")]
    assert sizes[0] > sizes[1] > found["text"]
