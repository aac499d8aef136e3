"""`course facts`: what is due, and which places rest on it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builder.author.facts import as_json, facts, table
from builder.cli import main

BASE = Path(__file__).parents[1] / "rules" / "base"
SOURCES = """\
- {id: source, title: A document, year: 2020, review_by: "2027-06-30"}
- {id: early, title: A figure, year: 2019, review_by: "2026-12-31"}
- {id: undated, title: A page}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "course")
    (tmp_path / "course/course/sources.yaml").write_text(SOURCES, encoding="utf-8")
    return tmp_path / "course"


def test_all_sources_by_date_with_the_places_that_cite_them(root: Path) -> None:
    found = facts(root)
    assert [fact.source for fact in found] == ["undated", "early", "source"]
    assert found[2].cited == ("modules/base/01-start.md:7", "course/glossary.yaml:4")
    assert found[1].cited == ()


def test_due_by_a_day_includes_that_day_and_what_has_no_date(root: Path) -> None:
    assert [fact.source for fact in facts(root, "2026-12-30")] == ["undated"]
    assert [fact.source for fact in facts(root, "2026-12-31")] == ["undated", "early"]


def test_what_people_and_programs_read(root: Path) -> None:
    assert table(facts(root)).splitlines() == [
        "no date     undated: A page",
        "2026-12-31  early: A figure (2019)",
        "2027-06-30  source: A document (2020)",
        "            modules/base/01-start.md:7",
        "            course/glossary.yaml:4",
    ]
    assert json.loads(as_json(facts(root, "2026-12-31")))[1]["review_by"] == "2026-12-31"


def test_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "--due", "2026-12-31", "--root", str(root)]) == 0
    assert "A figure" in capsys.readouterr().out
    with pytest.raises(SystemExit) as error:
        main(["facts", "--due", "soon", "--root", str(root)])
    assert error.value.code == 2
    assert "a day as YYYY-MM-DD" in capsys.readouterr().err
