"""Which diagnostics are shown, and what is said about ignores."""

from __future__ import annotations

import pytest

from builder.check.selection import apply, chosen
from builder.diagnostics import Diagnostic, Position
from builder.model.module import Ignore


def warning(code: str, line: int = 5, path: str = "a.md") -> Diagnostic:
    return Diagnostic(Position(path, line, 1), "warning", code, "wrong")


def ignore(code: str, line: int = 4, path: str = "a.md", whole_file: bool = False) -> Ignore:
    return Ignore(code, "a reason", path, line, 1, whole_file)


@pytest.mark.parametrize(
    ("select", "leave_out", "wanted"),
    [
        ([], [], True),
        (["Q"], [], True),
        (["q00"], [], True),
        (["A"], [], False),
        ([], ["Q"], False),
        ([], ["Q009"], False),
        (["Q009"], ["Q"], True),
        (["Q"], ["Q009"], False),
        (["Q009"], ["Q009"], False),
    ],
)
def test_the_longer_prefix_decides(select: list[str], leave_out: list[str], wanted: bool) -> None:
    assert chosen("Q009", select, leave_out) is wanted


@pytest.mark.parametrize(("line", "kept"), [(3, True), (4, False), (5, False), (6, True)])
def test_an_ignore_covers_its_line_and_the_next(line: int, kept: bool) -> None:
    codes = [d.code for d in apply([warning("Q009", line)], [ignore("Q009")])]
    assert codes == (["Q009", "C190"] if kept and line < 4 else ["C190", "Q009"] if kept else [])


def test_an_ignore_covers_its_own_code_and_file_only() -> None:
    assert [d.code for d in apply([warning("Q010")], [ignore("Q009")])] == ["C190", "Q010"]
    assert [d.code for d in apply([warning("Q009", path="b.md")], [ignore("Q009")])] == ["C190", "Q009"]


def test_an_ignore_of_a_file_covers_every_line() -> None:
    found = [warning("Q009", line) for line in (1, 50, 900)]
    assert apply(found, [ignore("Q009", whole_file=True)]) == []


def test_an_error_is_not_ignored() -> None:
    error = Diagnostic(Position("a.md", 5, 1), "error", "Q001", "no key")
    assert [d.code for d in apply([error], [ignore("Q001")])] == ["C191", "Q001"]


def test_an_unknown_code_is_said_once_and_with_the_nearest() -> None:
    (said,) = apply([], [ignore("Q09")], known=["Q009", "A001"])
    assert said.code == "C192"
    assert "`Q009`" in said.hint


def test_an_ignore_is_not_unused_because_its_code_was_not_asked_for() -> None:
    assert apply([], [ignore("Q009")], select=["A", "C"]) == []
    assert [d.code for d in apply([], [ignore("Q009")], select=["Q", "C"])] == ["C190"]
    assert apply([], [ignore("Q009")], ignore=["C190"]) == []
