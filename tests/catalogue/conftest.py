"""A made-up course of two parts, with its catalogue built once for who only reads it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.build import Order, build

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from courses import write_course


def make_course(root: Path) -> Path:
    """Two modules, one in each of two parts, and a path through the first."""
    write_course(root, 12, ("scorm12", "scorm2004-4"))
    file = root / "course" / "course.yaml"
    text = file.read_text("utf-8")
    assert "parts:" in text
    head = text[: text.index("parts:")]
    modules = sorted(path.name for path in (root / "modules").iterdir())
    first, rest = modules[0], modules[1:]
    parts = f"parts:\n  - {{id: core, title: Core, modules: [{first}]}}\n"
    parts += f"  - {{id: more, title: More <b>, modules: [{', '.join(rest)}]}}\n" if rest else ""
    paths = f"paths:\n  - {{id: short, title: Short way, text: For the hurried., modules: [{first}]}}\n"
    file.write_text(f"{head}{parts}{paths}", encoding="utf-8")
    return root


def build_course(root: Path, *modules: str) -> None:
    result = build(Order(root, root / "dist", modules, jobs=1))
    assert not [one for one in result.diagnostics if one.severity == "error"], result.diagnostics


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of results of the course, to be read only."""
    root = make_course(tmp_path_factory.mktemp("course") / "made-up")
    build_course(root)
    return root / "dist"


@pytest.fixture(scope="session")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a course in Arabic."""
    root = make_course(tmp_path_factory.mktemp("arabic") / "made-up")
    file = root / "course" / "course.yaml"
    file.write_text(file.read_text("utf-8").replace("language: en", "language: ar"), encoding="utf-8")
    build_course(root)
    return root / "dist"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The course, built."""
    root = make_course(tmp_path / "made-up")
    build_course(root)
    return root


@pytest.fixture
def rebuild() -> Callable[..., None]:
    """Builds a course, or some of its modules."""
    return build_course
