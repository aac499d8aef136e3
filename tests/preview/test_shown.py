"""What is shown of a module that nobody has changed: what a build or an earlier preview kept, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.preview.workshop import Bench, Workshop

COURSE = Path(__file__).parent.parent / "browser" / "course"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COURSE, tmp_path / "course"))


def shown(root: Path, *, whole: bool = False, idle: bool = False) -> Bench:
    """The module `tides` as a new preview shows it; `idle`: after it has done all that it does by itself."""
    workshop = Workshop(root, lambda: None)
    workshop.start()
    workshop.ready.result(20)
    workshop.ask("tides", whole=whole).result(60)
    if idle:
        workshop.idle.wait(60)
    workshop.close()
    return workshop.benches["tides"]


def test_a_built_module_is_shown_from_its_package(root: Path) -> None:
    subprocess.run([sys.executable, "-m", "builder.cli", "build", "-q", "--root", root], check=True)
    kept, made = shown(root), shown(root, whole=True)
    assert kept.made is None
    assert made.made is not None
    assert kept.shown == made.shown
    assert kept.problems == made.problems


def test_a_module_shown_before_is_shown_again_until_its_files_change(root: Path) -> None:
    made = shown(root, idle=True)
    assert made.made is not None
    again = shown(root)
    assert again.made is None
    assert again.shown == made.shown
    lesson = root / "modules" / "tides" / "02-fall.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nMore.\n", "utf-8")
    changed = shown(root)
    assert changed.made is not None
    assert changed.shown != made.shown


def test_what_is_kept_and_damaged_counts_as_absent(root: Path) -> None:
    made = shown(root, idle=True)
    for path in (root / ".cache").glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1])
    again = shown(root)
    assert again.made is not None
    assert again.shown == made.shown
