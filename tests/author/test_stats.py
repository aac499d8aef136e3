"""`course stats`: each figure counted by hand on a small course."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.author.stats import as_csv, as_json, as_markdown, as_table, stats
from builder.author.stats_page import as_html
from builder.cli import main

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
BASE = Path(__file__).parents[1] / "rules" / "base"


def test_figures_of_a_module() -> None:
    (module,) = stats(BASE)
    assert (module.id, module.part, module.lessons) == ("base", "Part one", 2)
    assert module.lesson_words == (65, 64)
    assert module.words == 65 + 64 + 16
    assert (module.questions, module.graded) == (6, 4)
    assert module.types == {"single": 1, "true-false": 5}
    assert module.levels == {"none": 4}
    assert [(o.id, o.lessons, o.graded, o.practice) for o in module.objectives] == [
        ("one", 1, 1, 1),
        ("two", 1, 1, 0),
        ("three", 1, 1, 1),
        ("four", 1, 1, 0),
    ]
    assert module.blocks == {"quiz": 2}
    assert (module.citations, module.sources, module.media) == (1, 1, 1)
    assert module.minutes == round(145 / 180 + 6)


def test_sizes_are_those_of_the_last_build(tmp_path: Path) -> None:
    entry = {"module": "base", "standard": "scorm12", "size": 1234}
    (tmp_path / "build.json").write_text(json.dumps({"packages": [entry]}), encoding="utf-8")
    assert stats(BASE, out=tmp_path)[0].sizes == {"scorm12": 1234}
    (tmp_path / "build.json").write_text("{", encoding="utf-8")
    assert stats(BASE, out=tmp_path)[0].sizes == {}


def test_forms() -> None:
    found = stats(BASE)
    assert json.loads(as_json(found))[0]["objectives"][0] == {"id": "one", "lessons": 1, "graded": 1, "practice": 1}
    (line,) = csv.DictReader(io.StringIO(as_csv(found)))
    assert (line["id"], line["type_true-false"], line["level_none"]) == ("base", "5", "4")
    assert as_table(found).splitlines()[1].split()[:4] == ["base", "2", "145", "7"]
    assert "| base | 1 | 5 | 4 |" in as_markdown(found)
    assert as_table(found * 2).splitlines()[-1].startswith("all ")


def test_an_unknown_module_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "bas", "--root", str(BASE)]) == 2
    assert "did you mean `base`?" in capsys.readouterr().err


PAGE = Path(__file__).parent / "golden" / "stats.html"


def test_the_page_is_as_it_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--format", "html", "--root", str(BASE)]) == 0
    said = capsys.readouterr().out
    if os.environ.get("UPDATE_EXPECTED"):
        PAGE.write_text(said, encoding="utf-8")
    assert said == PAGE.read_text("utf-8")


def test_each_plot_of_the_page_has_its_name_its_words_and_its_table() -> None:
    page = as_html(BASE, "A <b> course", stats(BASE))
    assert "<h1>A &lt;b&gt; course</h1>" in page
    plots = page.count("<figure")
    assert plots >= 6
    assert page.count('<svg class="drawing"') == page.count("<desc") == page.count("<details") == plots
    assert re.findall(r"(?:src|href)=|url\(|<script|@import", page) == []
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_in_a_browser(browser: Browser, width: int, tmp_path: Path) -> None:
    file = tmp_path / "figures.html"
    file.write_text(as_html(BASE, "A course", stats(BASE)), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(({violations}) => violations.map(({id, nodes}) => id + nodes[0].html))")
    assert found == []
    context.close()
