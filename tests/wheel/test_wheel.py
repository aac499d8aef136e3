"""The wheel alone, in an empty environment without Node and without this repository, builds another course."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from courses import write_course

REPOSITORY = Path(__file__).parent.parent.parent


pytestmark = pytest.mark.xdist_group("wheel")  # one process, since each would install the wheel for itself


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(REPOSITORY)]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_it_carries_what_the_tree_does_not(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    bundled = {name.removeprefix("builder/bundled/") for name in names if name.startswith("builder/bundled/")}
    assert {f"player/{standard}.js" for standard in ("scorm12", "scorm2004-3", "scorm2004-4")} <= bundled
    assert {
        "templates/preview/module.html",
        "templates/preview/module.js",
        "templates/player/state/codec.js",
    } <= bundled
    assert "templates/player/main.js" not in bundled
    assert {"templates/page.html", "NOTICES.txt", "schemas/scorm12/imscp_rootv1p1p2.xsd"} <= bundled
    assert not [name for name in names if "node_modules" in name or name.startswith(("tests/", "modules/", "course/"))]


class Installed(NamedTuple):
    """The wheel in an environment of its own: its commands, and surroundings that know nothing else."""

    course: str
    surroundings: dict[str, str]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=True)
    scripts = folder / "bin"
    pip = [scripts / "python", "-m", "pip", "install", "--quiet", "--constraint", REPOSITORY / "constraints.txt", wheel]
    done = subprocess.run(list(map(str, pip)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    bare = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return Installed(str(scripts / "course"), {**bare, "PATH": str(scripts)})


def test_it_builds_another_course(installed: Installed, tmp_path: Path) -> None:
    course = tmp_path / "elsewhere"
    write_course(course, 4, ("scorm12", "scorm2004-3", "scorm2004-4"))

    def command(*arguments: object) -> None:
        words = [installed.course, *map(str, arguments)]
        done = subprocess.run(
            words, cwd=course, env=installed.surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    command("build", "--strict")
    packages = sorted((course / "dist").glob("*.zip"))
    command("verify", "--strict", *packages)
    assert len(packages) == 3


def test_it_serves_another_course(installed: Installed, tmp_path: Path) -> None:
    """The preview of the installed command: its pages, its scripts, the module and the player, and an edit."""
    course = tmp_path / "elsewhere"
    write_course(course, 4, ("scorm12",))
    lesson = sorted(course.glob("modules/*/*-*.md"))[0]
    module = lesson.parent.name
    process = subprocess.Popen(
        [installed.course, "serve", "--port", "0"],
        cwd=course,
        env=installed.surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    try:

        def get(path: str) -> str:
            with urlopen(address + path, timeout=60) as answer:
                return str(answer.read().decode())

        assert module in get("state.json")
        page = get(f"module/{module}")
        scripts = re.findall(r'"/(own/[^"]+\.js)"', page)
        assert len(scripts) > 5
        assert all(get(script) for script in scripts)
        assert "Words of an edit" not in get(f"content/scorm12/{module}/index.html")
        assert get(f"content/scorm12/{module}/player.js")
        with urlopen(f"{address}events?module={module}", timeout=60) as events:
            before = events.readline()
            lesson.write_text(lesson.read_text("utf-8") + "\nWords of an edit.\n", "utf-8")
            while (heard := events.readline()) == before or not heard.startswith(b"data:"):
                pass
        assert "Words of an edit" in get(f"content/scorm12/{module}/index.html")
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said == "Ctrl-C ends the preview.\nThe preview has ended.\n"
