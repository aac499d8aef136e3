"""A build that is killed leaves each package either the old one or the new one, whole."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("moments", [20, pytest.param(200, marks=pytest.mark.full)])
def test_killed_at_any_moment(course: Path, command: Command, moments: int) -> None:
    out = course / "dist"
    lessons = [course / "modules" / module / "01-lesson-1.md" for module in ("m000", "m001")]
    texts = [lesson.read_text("utf-8") for lesson in lessons]

    def write(mark: str) -> None:
        for lesson, text in zip(lessons, texts, strict=True):
            lesson.write_text(f"{text}\nVersion {mark}.\n", encoding="utf-8")

    whole: dict[str, dict[str, str]] = {}
    began = time.perf_counter()
    for mark in ("a", "b"):
        write(mark)
        assert command("build", "--root", course, "--no-cache").returncode == 0
        whole[mark] = {path.name: digest(path) for path in out.glob("*.zip")}
    took = (time.perf_counter() - began) / 2
    assert whole["a"].keys() == whole["b"].keys()

    seen = set()
    for moment in range(moments):
        write("ab"[moment % 2])
        process = subprocess.Popen(
            [sys.executable, "-m", "builder.cli", "build", "--root", str(course), "--no-cache"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(took * (0.4 + 0.7 * moment / moments))
        process.kill()
        process.wait()
        for name in whole["a"]:
            found = digest(out / name)
            assert found in (whole["a"][name], whole["b"][name])
            seen.add(found)
    assert command("build", "--root", course).returncode == 0
    last = whole["ab"[(moments - 1) % 2]]
    assert {path.name: digest(path) for path in out.glob("*.zip")} == last
    assert not list(out.glob(".*.part"))
