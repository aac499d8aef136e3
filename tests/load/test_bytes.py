"""Whatever bytes the files hold, loading gives diagnostics and nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.diagnostics import Diagnostic, Position
from builder.load import load_course, load_module

BASE = Path(__file__).parent / "base"

FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*")) if path.is_file()}
PIECES = [
    b"\n", b"\r", b"  ", b"\t", b"- ", b": ", b"? ", b"&a ", b"*a", b"!!python/object:x ", b"!x ", b"|",
    b">-", b"'", b'"', b"[", b"]", b"{", b"}", b"#", b"---\n", b"...\n", b"%YAML 9.9\n", b"<<: *a", b"\x00",
    b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\\x", b"no", b"12:30", b"1e3", b"~",
    b"text", b"type: single", b"options:", b"0" * 5000, b"///", b"[[", b"<<<<<<< a\n", b"# check: ignore",
    b"<!-- check: ignore A001 -->", b"\xf0\x9f\x98\x80", b"\xc2\x85",
]  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("any") / "course"
    shutil.copytree(BASE, root)
    return root


def speaks(root: Path, path: str, data: bytes) -> None:
    """Load the course with that file; every diagnostic must have a true place and printable words."""
    (root / path).write_bytes(data)
    try:
        course, found = load_course(root)
        for id in course.written if course else ():
            found += load_module(root, course, id)[1]
    finally:
        (root / path).write_bytes(FILES[path])
    for one in found:
        assert isinstance(one, Diagnostic)
        assert isinstance(one.position, Position)
        assert one.position.line >= 1
        assert one.position.column >= 1
        f"{one} {one.hint}".encode()
        if one.position.path == path:
            lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
            assert one.position.line <= len(lines)


@pytest.mark.parametrize("path", sorted(FILES))
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(place: Path, path: str, data: bytes) -> None:
    speaks(place, path, data)


@pytest.mark.parametrize("path", sorted(FILES))
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_pieces(place: Path, path: str, pieces: list[bytes]) -> None:
    speaks(place, path, (b"---\n" if path.endswith(".md") else b"") + b"".join(pieces))


@pytest.mark.parametrize("path", sorted(FILES))
@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 2**32), times=st.integers(1, 4))
def test_mutated_files(place: Path, path: str, seed: int, times: int) -> None:
    chance = random.Random(seed)
    data = FILES[path]
    for _ in range(times):
        at = chance.randrange(len(data) + 1)
        cut = chance.choice((0, 0, 1, 2, 8))
        data = data[:at] + chance.choice((b"", *PIECES)) + data[at + cut :]
    speaks(place, path, data)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"{a: " * 50_000,
        b"- " * 50_000,
        b"? " * 50_000,
        b"a: &a [" + b"*a, " * 100_000 + b"]",
        b"x: &x0 [a, a]\n" + b"".join(b"x%d: &x%d [*x%d, *x%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60)),
        b"- &a x\n" + b"- *a\n" * 50_000,
        b"&a " * 10_000,
        b"!" * 10_000,
        b"a: " + b"1" * 1_000_000,
        b"a: |" + b"9" * 100,
        b"\xf0\x9f\x98\x80" * 100_000,
        b'"\\uD800\\uDC00\\U00110000"',
        b'title: "\\uD800"',
        b'title: "\\0\\x01"',
        b"%TAG ! tag:yaml.org,2002:\n---\n!python/name:os.system x",
        b"title: !!binary aGk=",
        b"title: !!set {a, b}",
        b"title: !!timestamp 2001-12-14",
        b"<<: {title: a}\n",
    ],
    ids=range(20),
)
@pytest.mark.parametrize("path", ["course/course.yaml", "quizzes/one/final.yaml", "modules/one/01-start.md"])
def test_known_attacks(place: Path, path: str, data: bytes) -> None:
    speaks(place, path, b"---\n" + data + b"\n---\nText.\n" if path.endswith(".md") else data)
    speaks(place, path, (b"---\n" if path.endswith(".md") else b"") + data)
