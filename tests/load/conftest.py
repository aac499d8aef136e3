"""A small sound course, faults laid on it, and what loading says of the result."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.load import load_course, load_module
from builder.model.course import Course
from builder.model.module import Module

HERE = Path(__file__).parent
BASE = HERE / "base"

Loaded = tuple[Course | None, dict[str, Module | None], list[Diagnostic]]


def load_all(root: Path) -> Loaded:
    """The course, its modules, and everything that loading said."""
    course, found = load_course(root)
    modules: dict[str, Module | None] = {}
    for id in course.written if course else ():
        modules[id], said = load_module(root, course, id)
        found += said
    return course, modules, found


def lay(root: Path, fault: Path) -> None:
    """Lay the files of a fault over a course; `name.absent` takes `name` away."""
    for path in fault.rglob("*"):
        target = root / path.relative_to(fault)
        if path.name == "expected.txt" or path.is_dir():
            continue
        if path.suffix == ".absent":
            target.with_suffix("").unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def said(found: list[Diagnostic]) -> str:
    """Diagnostics as lines of text, with their hints."""
    return "".join(f"{d}\n" + (f"    {d.hint}\n" if d.hint else "") for d in found)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The root of a fresh copy of the sound course."""
    root = tmp_path / "course root"
    shutil.copytree(BASE, root)
    return root


@pytest.fixture
def load() -> Callable[[Path], Loaded]:
    return load_all


@pytest.fixture
def lay_fault() -> Callable[[Path, Path], None]:
    return lay


@pytest.fixture
def complain() -> Callable[[Path], str]:
    """Everything that loading says about a course, as text."""
    return lambda root: said(load_all(root)[2])
