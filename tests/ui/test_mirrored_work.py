"""Worksheets and charts from right to left, on a phone and in forced colours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page
from test_work import COURSE, SHEET

from builder.load import load_course, load_module
from builder.render import render_module

CHARTS = """
/// chart | bar
    title: Most bees work in fields
    source: hive-book
    highlight: Fields

| Where | Bees |
|---|---:|
| Fields | 68 |
| Hives | 24 |
///

/// chart | line
    title: More bees each year
    source: hive-book

| Year | Bees |
|---|---:|
| 2019 | 20 |
| 2020 | 60 |
| 2021 | 90 |
///
"""
HALO = 4
"""Pixels of paper around a number of a line."""
CANVAS = "rgb(255, 255, 255)"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory, player: Path) -> Path:
    """The module with every kind of field and two charts, in the interface language that runs from right to left."""
    place = tmp_path_factory.mktemp("arabic")
    root = place / "course"
    shutil.copytree(COURSE, root)
    settings = root / "course/course.yaml"
    settings.write_text(re.sub(r"(?m)^language: .*", "language: ar", settings.read_text("utf-8")), encoding="utf-8")
    lesson = root / "modules/bees/02-count.md"
    lesson.write_text(lesson.read_text("utf-8") + CHARTS, encoding="utf-8")
    course, _ = load_course(root)
    assert course
    module, _ = load_module(root, course, "bees")
    assert module
    for name, data in render_module(root, course, module).files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    shutil.copy(player, place / "player.js")
    return place / "index.html"


@pytest.fixture(params=[360, 1280])
def sheet(browser: Browser, arabic: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{arabic.as_uri()}#{SHEET}")
    page.wait_for_selector("html.is-ready")
    page.wait_for_selector(".sheet-ways button")
    yield page
    context.close()


def middle(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def test_a_worksheet_from_right_to_left(sheet: Page) -> None:
    wide = sheet.evaluate("innerWidth") > 500
    assert sheet.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    form = sheet.locator(".sheet-form").first
    for kind in ("choice", "checklist"):
        for line in form.locator(f'[data-kind="{kind}"] label').all():
            words = line.evaluate(
                "one => { const range = document.createRange(); range.selectNodeContents(one);"
                " return [...range.getClientRects()].at(-1).left; }"
            )
            assert words < middle(line.locator("input")), "a mark stands before its words"
    low, high = form.locator(".sheet-end").all()
    assert middle(low) > middle(high), "a scale begins at the right"
    steps = [middle(step) for step in form.locator(".sheet-scale label").all()]
    assert steps == sorted(steps, reverse=True)
    row = form.locator('[data-field="frames"] tbody tr:not(.example)').first
    first, second, third = row.locator("td").all()
    if wide:
        assert middle(first) > middle(second) > middle(third)
        assert sheet.locator(".sheet-table th").first.is_visible()
    else:
        assert middle(second) > middle(third), "two cells a line, the second at the right"
        words = second.evaluate("one => getComputedStyle(one, '::before').content")
        assert words == '"Brood"', "each cell says what it is for"
        box = first.bounding_box()
        assert box
        assert box["width"] > 300, "the first has the line for itself"
    notice = form.locator(".sheet-notice").evaluate(
        "one => [getComputedStyle(one).borderRightWidth, getComputedStyle(one).borderLeftWidth].map(parseFloat)"
    )
    assert notice[0] > notice[1] == 0
    typed = form.locator("textarea").first.evaluate(
        "one => [getComputedStyle(one).direction, getComputedStyle(one).textAlign]"
    )
    assert typed == ["rtl", "start"]


def test_charts_from_right_to_left(sheet: Page) -> None:
    bars, line = sheet.locator(".drawing").all()
    area = bars.bounding_box()
    assert area
    first = bars.locator("rect").first.bounding_box()
    assert first
    assert abs(first["x"] + first["width"] - area["x"] - area["width"]) < 2, "a bar begins at the right"
    number = bars.locator("text", has_text="68").bounding_box()
    assert number
    assert number["x"] + number["width"] < first["x"], "its number stands at its end"
    label = bars.locator("text", has_text="Fields").bounding_box()
    assert label
    assert abs(label["x"] + label["width"] - area["x"] - area["width"]) < 2
    years = [middle(line.locator("text", has_text=year)) for year in ("2019", "2021")]
    assert years[0] > years[1], "time runs to the left"
    for text in sheet.locator(".drawing text").all():
        box = text.bounding_box()
        if box and text.is_visible():
            assert area["x"] - HALO <= box["x"]
            assert box["x"] + box["width"] <= area["x"] + area["width"] + HALO


def test_worksheets_and_charts_in_forced_colours(sheet: Page) -> None:
    sheet.emulate_media(forced_colors="active")
    seen = "one => [getComputedStyle(one).color, getComputedStyle(one).fill]"
    for shape in sheet.locator(".drawing :is(rect, circle, text:not([class^=on-]))").all():
        assert shape.evaluate(seen)[1] != CANVAS, shape.evaluate("one => one.outerHTML")
    strokes = sheet.locator(".drawing line").evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    assert CANVAS not in strokes
    words = sheet.locator(".sheet-form :is(p, label, legend, summary, th, td, h3, h4, button)").evaluate_all(
        f"all => all.filter(one => getComputedStyle(one).color === '{CANVAS}').map(one => one.outerHTML)"
    )
    assert words == []
    fields = sheet.locator(".sheet-form :is(input[type=text], textarea, select)").evaluate_all(
        """all => all.filter(one => one.checkVisibility()).filter(one => {
          const cell = one.closest('td'), lines = [one, ...(cell ? [cell] : [])];
          return !lines.some(line => parseFloat(getComputedStyle(line).borderBottomWidth) >= 1);
        }).map(one => one.outerHTML)"""
    )
    assert fields == [], "every field has a line to write on"
