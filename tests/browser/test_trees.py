"""What assistive technology is given: the accessibility tree of every question type, before and after its answer.

The trees in `trees/` are for reading: names, roles, groups and states as a screen reader gets them.
UPDATE_EXPECTED=1 writes them anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import EXAMPLES, write_course
from conftest import unpack
from lms import Server
from playwright.sync_api import Browser, Page

TREES = Path(__file__).parent / "trees"


@pytest.fixture(scope="module")
def lesson(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The lesson with a question of each type."""
    out = tmp_path_factory.mktemp("trees")
    write_course(out / "course")
    unpack(out / "course", out)
    server = Server(out)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{server.origin}/packages/scorm12/base/index.html#lesson/start")
    page.wait_for_selector("html.is-ready")
    page.wait_for_selector(".exercise")
    yield page
    context.close()
    server.close()


@pytest.mark.parametrize("type", sorted(EXAMPLES))
def test_the_tree_of_a_question(lesson: Page, type: str) -> None:
    at = list(EXAMPLES).index(type)
    tree = lesson.locator(".exercise").nth(at).aria_snapshot() + "\n"
    kept = TREES / f"{type}.yaml"
    if os.environ.get("UPDATE_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(tree, encoding="utf-8")
    assert "- group" in tree or "- radiogroup" in tree or "- textbox" in tree
    assert tree == kept.read_text("utf-8")


def test_every_type_has_a_tree() -> None:
    assert {path.stem for path in TREES.glob("*.yaml")} == set(EXAMPLES)
