"""The tables of 'Your data' and of docs/data-protection.md against what the player's code does."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from builder.render import your_data

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "templates" / "player"
PAGE = ROOT / "docs" / "data-protection.md"


def names(edition: str, way: str) -> set[str]:
    """The elements that the table names for an edition: `scorm12` or `scorm2004`."""
    rows = [one for one in your_data.ELEMENTS if getattr(one, way)]
    return {name for one in rows for name in getattr(one, edition).split(", ")}


def touched(edition: str, pattern: str) -> set[str]:
    """Elements that the adapter touches, groups of them by their group's name."""
    source = (PLAYER / "lms" / f"{edition}.js").read_text("utf-8")
    found = set(re.findall(pattern + r"""["`'](cmi\.[a-z_.]+)""", source))
    cut = {re.sub(r"\.(\$|_count|_children).*$|\.$", "", name) for name in found}
    return {re.sub(r"^(cmi(?:\.core)?\.(?:score|objectives|interactions)).*", r"\1", name) for name in cut}


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004"])
def test_what_is_read_is_in_the_table_and_nothing_else(edition: str) -> None:
    assert touched(edition, r"lms\.get\(") == names(edition, "read")


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004"])
def test_what_is_written_is_in_the_table_and_nothing_else(edition: str) -> None:
    written = touched(edition, r"element: ")
    # A score, objectives and interactions are put together from an address.
    source = (PLAYER / "lms" / f"{edition}.js").read_text("utf-8")
    written |= {name for name in ("cmi.objectives", "cmi.interactions") if f"`{name}.${{n}}" in source}
    written |= {"cmi.score"} if 'scoreCalls("cmi"' in source else set()
    assert written == names(edition, "written")


def test_what_the_device_keeps_is_in_the_table_and_nothing_else() -> None:
    used: set[str] = set()
    for path in PLAYER.rglob("*.js"):
        if "node_modules" not in path.parts and path.name != "device.js":
            used |= set(re.findall(r"""["`](course-(?:[a-z]+-)+)""", path.read_text("utf-8")))
    listed = {one.name.removesuffix("…") for one in your_data.DEVICE if one.name.endswith("…")}
    assert {re.sub("^(course-[a-z]+-).*", r"\1", name) for name in used} == listed


def test_the_page_is_made_from_the_tables() -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        PAGE.write_text(your_data.reference(), "utf-8")
    assert PAGE.read_text("utf-8") == your_data.reference()
