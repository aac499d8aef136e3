"""What is written, what stays, and what is never touched."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]

LESSON = "modules/m000/01-lesson-1.md"


def dates(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (*folder.glob("*.zip"), folder / "build.json")}


def test_a_module_with_an_error_keeps_its_packages(course: Path, command: Command) -> None:
    command("build", "--root", course)
    before = dates(course / "dist")
    listed = (course / "dist" / "build.json").read_text()
    (course / LESSON).write_text("---\ntitle: Broken\n---\n\n/// note\nNever closed\n", encoding="utf-8")
    (course / "modules" / "m001" / "01-lesson-1.md").open("a").write("\nA line more.\n")
    done = command("build", "--root", course)
    assert done.returncode == 1
    assert f"{LESSON}:5:" in done.stderr
    after = dates(course / "dist")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"bench-m001-en-1.0-scorm12.zip", "bench-m001-en-1.0-scorm2004-4.zip", "build.json"}
    now = json.loads((course / "dist" / "build.json").read_text())["packages"]
    assert [p for p in now if p["module"] == "m000"] == [
        p for p in json.loads(listed)["packages"] if p["module"] == "m000"
    ]


def test_an_error_in_the_course_stops_everything(course: Path, command: Command) -> None:
    with (course / "course" / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("publisherr: X\n")
    done = command("build", "--root", course)
    assert done.returncode == 1
    assert "did you mean `publisher`" in done.stderr
    assert not list((course / "dist").glob("*.zip"))


def test_strict_writes_nothing_where_there_is_a_warning(course: Path, command: Command) -> None:
    (course / "modules" / "m000" / "unused.txt").write_text("nothing reads this", encoding="utf-8")
    assert command("build", "--root", course, "--strict").returncode == 1
    assert not (course / "dist").exists()
    assert command("build", "--root", course).returncode == 0


def test_nothing_changed_writes_nothing_and_imports_little(course: Path, command: Command) -> None:
    command("build", "--root", course)
    before = dates(course / "dist")
    done = command("build", "--root", course, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert dates(course / "dist") == before
    for library in ("lxml", "jinja2", "markdown", "yaml"):
        assert f" {library}\n" not in done.stderr


def test_a_part_of_the_course_keeps_the_rest_of_the_list(course: Path, command: Command) -> None:
    command("build", "--root", course)
    listed = (course / "dist" / "build.json").read_text()
    assert command("build", "m001", "--standard", "scorm12", "--root", course).returncode == 0
    assert (course / "dist" / "build.json").read_text() == listed


@pytest.mark.parametrize("damage", ["cut", "flip", "garbage", "folder", "file"])
def test_a_damaged_cache_is_rebuilt_without_a_word(course: Path, command: Command, damage: str) -> None:
    command("build", "--root", course)
    packages = {path.name: path.read_bytes() for path in (course / "dist").iterdir() if path.is_file()}
    for path in packages:
        (course / "dist" / path).unlink()
    entries = [path for path in (course / ".cache").glob("??/*") if path.is_file()]
    assert entries
    for path in entries:
        data = path.read_bytes()
        if damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "flip":
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        elif damage == "garbage":
            path.write_bytes(os.urandom(100))
        elif damage == "folder":
            path.unlink()
            path.mkdir()
    if damage == "file":
        (course / ".cache").rename(course / ".old")
        (course / ".cache").write_text("not a folder", encoding="utf-8")
    done = command("build", "--root", course)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    now = {path.name: path.read_bytes() for path in (course / "dist").iterdir() if path.is_file()}
    assert now == packages


def test_a_lost_package_comes_back(course: Path, command: Command) -> None:
    command("build", "--root", course)
    path = course / "dist" / "bench-m000-en-1.0-scorm12.zip"
    data = path.read_bytes()
    path.write_bytes(data[:-5])
    assert "new " in command("build", "--root", course).stdout
    assert path.read_bytes() == data


def test_clean_removes_what_build_made_and_nothing_else(course: Path, command: Command) -> None:
    command("build", "--root", course)
    mine = course / "dist" / "bench-m000-notes.zip"
    mine.write_bytes(b"mine")
    assert command("clean", "--root", course).returncode == 0
    assert [path.name for path in (course / "dist").iterdir()] == [mine.name]
    assert not (course / ".cache").exists()
    assert (course / LESSON).is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "m0000"], "did you mean `m000`"),
        (["build", "--jobs", "0"], "a number from 1"),
        (["verify", "nowhere.zip"], "there is no such file"),
        (["explain", "Q99999"], "Q99999"),
        (["check", "--root", "/nowhere"], "there is no such folder"),
    ],
)
def test_wrong_usage_is_exit_2_and_words(course: Path, command: Command, arguments: list[str], says: str) -> None:
    rooted = arguments[0] in ("build",)
    done = command(*arguments, *(["--root", course] if rooted else []))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_out_that_cannot_be_written_is_exit_2(course: Path, command: Command) -> None:
    (course / "dist").write_text("a file in the way", encoding="utf-8")
    done = command("build", "--root", course)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_our_packages_pass_our_strict_verdict(course: Path, command: Command) -> None:
    command("build", "--root", course)
    done = command("verify", "--strict", *sorted((course / "dist").glob("*.zip")))
    assert (done.returncode, done.stdout) == (0, "")


def test_machine_formats_are_on_stdout_alone(course: Path, command: Command) -> None:
    (course / LESSON).open("a").write("\n[click here](https://example.org)\n")
    found = json.loads(command("check", "--root", course, "--format", "json").stdout)
    assert found
    sarif = json.loads(command("check", "--root", course, "--format", "sarif").stdout)
    assert sarif["version"] == "2.1.0"
    assert command("check", "--root", course, "--format", "github").stdout.startswith("::warning file=modules/m000")
