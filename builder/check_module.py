"""Check one module in a process that was readied for it: what a worker process of `check` does."""

from __future__ import annotations

from pathlib import Path

from builder.answers import Checked
from builder.examine import examine_module
from builder.load import load_course
from builder.model.course import Course

_READIED: list[tuple[Path, Course]] = []


def start(root: Path) -> None:
    """Ready this process: load the course's own files, once for all of its modules."""
    course, _ = load_course(root)
    assert course is not None, "the caller has loaded it before"
    _READIED[:] = [(root, course)]


def check_module(module: str) -> Checked:
    """What the rules say of one module, and what it uses of the course."""
    root, course = _READIED[0]
    return examine_module(root, course, module).checked
