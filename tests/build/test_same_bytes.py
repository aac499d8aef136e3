"""The same input gives the same bytes, whatever is around it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize(
    ("environment", "options"),
    [
        ({"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, ["--jobs", "1", "--no-cache"]),
        ({"TZ": "America/Guayaquil", "PYTHONHASHSEED": "7"}, ["--jobs", "2"]),
    ],
)
def test_elsewhere_the_bytes_are_the_same(
    course: Path, tmp_path: Path, command: Command, environment: dict[str, str], options: list[str]
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert command("build", "--root", course, "--out", here).returncode == 0
    moved = tmp_path / "a folder elsewhere" / "course"
    shutil.copytree(course, moved, ignore=shutil.ignore_patterns(".cache"))
    for path in moved.rglob("*"):
        os.utime(path, (0, 0))
    mask = os.umask(0o077)
    try:
        assert command("build", "--root", moved, "--out", there, *options, **environment).returncode == 0
    finally:
        os.umask(mask)
    assert digests(here) == digests(there)
    assert len([name for name in digests(here) if name.endswith(".zip")]) == 4
    assert "index.html" in digests(here)


def test_the_list_tells_of_every_package(course: Path, command: Command) -> None:
    command("build", "--root", course)
    listed = json.loads((course / "dist" / "build.json").read_text("utf-8"))
    assert listed["course"] == "bench"
    assert [entry["file"] for entry in listed["packages"]] == sorted(
        path.name for path in (course / "dist").glob("*.zip")
    )
    for entry in listed["packages"]:
        data = (course / "dist" / entry["file"]).read_bytes()
        assert entry["size"] == len(data)
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert set(entry) == {
            "file", "size", "sha256", "content_sha256", "module", "standard", "language", "lessons", "questions",
            "state_max",
        }  # fmt: skip


def test_a_date_may_be_set(course: Path, tmp_path: Path, command: Command) -> None:
    command("build", "--root", course, "--out", tmp_path / "a")
    command("build", "--root", course, "--out", tmp_path / "b", SOURCE_DATE_EPOCH="1700000000")
    a, b = (json.loads((tmp_path / name / "build.json").read_text())["packages"][0] for name in "ab")
    assert a["sha256"] != b["sha256"]
    assert a["content_sha256"] == b["content_sha256"]
