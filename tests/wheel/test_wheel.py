"""The wheel alone, in an empty environment without Node and without this repository, builds another course."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from courses import write_course

REPOSITORY = Path(__file__).parent.parent.parent


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


def test_it_builds_another_course(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / "bin"
    pip = [scripts / "python", "-m", "pip", "install", "--quiet", "--constraint", REPOSITORY / "constraints.txt", wheel]
    done = subprocess.run(list(map(str, pip)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    course = tmp_path / "elsewhere"
    write_course(course, 4, ("scorm12", "scorm2004-3", "scorm2004-4"))
    bare = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    bare["PATH"] = str(scripts)

    def command(*arguments: object) -> None:
        words = [str(scripts / "course"), *map(str, arguments)]
        done = subprocess.run(words, cwd=course, env=bare, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    command("build", "--strict")
    packages = sorted((course / "dist").glob("*.zip"))
    command("verify", "--strict", *packages)
    assert len(packages) == 3
