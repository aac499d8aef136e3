"""A made-up course of two modules, and the `course` command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from courses import write_course

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Twelve lessons in two modules, SCORM 1.2 and 2004 4th Edition."""
    root = tmp_path / "made-up"
    write_course(root, 12, ("scorm12", "scorm2004-4"))
    return root


@pytest.fixture
def command() -> Command:
    """Runs `course …`; keyword arguments are environment variables."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "builder.cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            env=os.environ | environment,
            check=False,
        )

    return run
