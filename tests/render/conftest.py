"""The course of these tests: small, made up, and using everything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.load import load_course, load_module
from builder.model.course import Course
from builder.model.module import Module
from builder.model.site import ModuleSite
from builder.render import render_module

COURSE = Path(__file__).parent / "course"


def load(root: Path, module_id: str) -> tuple[Course, Module]:
    """A course and a module of it, which must be sound."""
    course, said = load_course(root)
    assert course, said
    module, said_too = load_module(root, course, module_id)
    assert module, said_too
    assert [d for d in (*said, *said_too) if d.severity == "error"] == []
    return course, module


def render(root: Path, module_id: str) -> ModuleSite:
    """A module's site, loaded anew."""
    return render_module(root, *load(root, module_id))


@pytest.fixture(scope="session")
def bees() -> ModuleSite:
    """The site of the module that uses everything. Do not change it."""
    return render(COURSE, "bees")


@pytest.fixture(scope="session")
def plain() -> ModuleSite:
    """The site of the module that has one lesson and nothing else. Do not change it."""
    return render(COURSE, "plain")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the course to change."""
    return Path(shutil.copytree(COURSE, tmp_path / "course"))
