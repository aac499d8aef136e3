"""Worksheets, reflections and withdrawn stories in a module's site."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from builder.model.site import ModuleSite

sys.path.insert(0, str(Path(__file__).parent))
from reading import Elements, parts


def lesson(site: ModuleSite) -> str:
    """The lesson that places the worksheet."""
    html: str = parts(site)["lesson-counting"]["html"]
    return html


def test_a_worksheet_stands_where_its_lesson_places_it(bees: ModuleSite) -> None:
    html = lesson(bees)
    assert html.index('id="swarms"') < html.index('data-sheet="hive-check"') < html.index("data-reflect")
    assert "hive-check-town" not in html
    fields = [a for _, a in Elements(html).found if a.get("data-field")]
    assert [(a["data-field"], a["data-kind"]) for a in fields] == [
        ("place", "text"),
        ("traffic", "text"),
        ("busy", "choice"),
        ("calm", "rating"),
        ("seen", "checklist"),
        ("frames", "table"),
        ("seasons", "table"),
    ]
    cells = [a["data-cell"] for _, a in Elements(html).found if a.get("data-cell")]
    assert cells == [f"{row}.{column}" for row in range(3) for column in range(3)] + ["0.1", "1.1"]


def test_what_authors_write_in_worksheets_is_text(bees: ModuleSite) -> None:
    html = lesson(bees)
    assert "Hive check &amp; &lt;b&gt;more&lt;/b&gt;" in html
    assert 'value="Can’t say &lt;yet&gt;"' in html
    assert "at 3 &lt; 4 metres" in html
    assert "<em>before</em>" in html
    assert 'href="#glossary/swarm"' in html


def test_every_control_has_a_name_and_ids_are_unique(bees: ModuleSite) -> None:
    html = lesson(bees)
    ids = re.findall(r' id="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    for names in re.findall(r' (?:aria-labelledby|aria-describedby|for)="([^"]+)"', html):
        for name in names.split():
            assert name in ids


def test_a_worksheet_begins_with_notice_and_project(bees: ModuleSite) -> None:
    html = lesson(bees)
    assert html.index("Do not name neighbours &amp; friends.") < html.index("data-project") < html.index("data-field")
    assert [a["data-about"] for _, a in Elements(html).found if a.get("data-about")] == ["name", "season"]


def test_nothing_of_a_withdrawn_story_is_left(bees: ModuleSite) -> None:
    html = lesson(bees)
    assert "Ada" not in html
    assert "first swarm" not in html
    assert 'id="after-the-story"' in html
    every = b"".join(bees.files[name] for name in sorted(bees.files))
    assert b"Never cited" not in every
    assert b"Nobody links this" not in every
