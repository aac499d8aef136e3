"""Whatever the sources hold: diagnostics, exit 0 or 1, and nothing written elsewhere."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
from courses import write_course

from builder.cli import main

LINE = re.compile(r"^\S.*:\d+:\d+: (error|warning)\[[A-Z]\d+\]: .+")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("course")
    write_course(root, 2)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@st.composite
def changes(draw: st.DrawFn) -> tuple[int, float, float, bytes]:
    """Which file, where to cut, how much to leave out, what to put in."""
    return (
        draw(st.integers(0, 50)),
        draw(st.floats(0, 1)),
        draw(st.floats(0, 0.3)),
        draw(st.one_of(st.binary(max_size=30), st.text(max_size=30).map(str.encode))),
    )


@settings(max_examples=40)
@given(change=changes())
def test_mutated_sources(
    template: dict[str, bytes], change: tuple[int, float, float, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    which, where, length, put = change
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "course-folder"
        names = sorted(template)
        for path, data in template.items():
            if path == names[which % len(names)]:
                at = int(where * len(data))
                data = data[:at] + put + data[at + int(length * len(data)) :]
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        capsys.readouterr()
        code = main(["build", "--root", str(root), "--jobs", "1"])
        said = capsys.readouterr().err
        assert code in (0, 1)
        assert code == 0 or any(LINE.match(line) for line in said.splitlines())
        made = {path.relative_to(name).parts[:2] for path in Path(name).rglob("*") if path.is_file()}
        assert made <= {("course-folder", part) for part in ("course", "modules", "quizzes", "dist", ".cache")}
