"""Finished packages in a browser: a course of its own, built once, and LMSs to launch it from."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.build import Order, build

sys.path.insert(0, str(Path(__file__).parent))
from asking import write_course
from lms import Lms, Server, Watch

HERE = Path(__file__).parent
NODE_MODULES = HERE.parent / "node_modules"


def unpack(course: Path, out: Path) -> None:
    """Build the course at `course` and unpack each package into `out/<edition>/<module>/`."""
    result = build(Order(root=course, out=out / "dist", cache=False, jobs=1))
    assert [str(one.message) for one in result.diagnostics] == []
    for entry in result.packages:
        with zipfile.ZipFile(out / "dist" / entry["file"]) as package:
            package.extractall(out / entry["standard"] / entry["module"])


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's packages, unpacked."""
    out = tmp_path_factory.mktemp("packages")
    unpack(HERE / "course", out)
    return out


@pytest.fixture(scope="session")
def server(packages: Path) -> Iterator[Server]:
    if not (NODE_MODULES / "scorm-again").is_dir() or not (NODE_MODULES / "axe-core").is_dir():
        pytest.fail("scorm-again and axe-core are missing: run `npm ci` in tests/")
    server = Server(packages)
    yield server
    server.close()


@pytest.fixture(scope="session")
def every_type(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of a lesson with a question of each type, without an LMS, in an interface language."""
    made: dict[str, Server] = {}

    def address(language: str = "en") -> str:
        if language not in made:
            out = tmp_path_factory.mktemp(f"every-type-{language}")
            write_course(out / "course", language, standards="scorm12")
            unpack(out / "course", out)
            made[language] = Server(out)
        return f"{made[language].origin}/packages/scorm12/base/index.html#lesson/start"

    yield address
    for one in made.values():
        one.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What browsers said and asked for; the test fails on any of it that should not be."""
    watch = Watch()
    yield watch
    assert watch.complaints() == []


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    context.set_default_timeout(10_000)
    watch.follow(context)
    yield context
    context.close()


@pytest.fixture
def make_lms(context: BrowserContext, server: Server, watch: Watch) -> Callable[..., Lms]:
    """Opens an LMS: `make_lms(edition, module, where="frame", engine="scorm-again", lock=False)`."""

    def make(edition: str, module: str, **how: object) -> Lms:
        return Lms(context, server, watch, edition, module, **how)  # type: ignore[arg-type]

    return make
