"""Runs the player's own tests in Node's test runner, and shows what failed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.js")))
def test_player(file: str) -> None:
    node = shutil.which("node")
    assert node, "Node 20 or later is needed to test the player: install nodejs"
    run = subprocess.run(
        [node, "--test", "--test-reporter=tap", str(HERE / file)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    failures = [line for line in run.stdout.splitlines() if not line.lstrip().startswith("# LMS:")]
    assert run.returncode == 0, "\n".join(failures)[-8000:]
    assert "# fail 0" in run.stdout
    assert "# tests 0" not in run.stdout
