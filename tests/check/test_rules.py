"""Each rule on a course of its own: `tests/rules/<CODE>-<name>/` is laid over `tests/rules/base/`.

`removed.txt` names files of the base course that are taken away. `expected.txt` is the exact text
that people read, for the folder's code; `UPDATE_EXPECTED=1 pytest tests/check` writes it anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import report
from builder.check import CODES
from builder.diagnostics import Diagnostic
from builder.load.codes import CODES as LOADED

RULES = Path(__file__).parents[1] / "rules"
FOLDERS = sorted(folder for folder in RULES.iterdir() if folder.is_dir() and folder.name != "base")
NOT_SOURCES = ("expected.txt", "removed.txt")
Check = Callable[[Path], list[Diagnostic]]


def enlarge(root: Path, code: str) -> None:
    """Make what is too large to keep in a folder."""
    media = root / "modules/base/media"
    if code == "L050":
        os.truncate(media / "picture.png", 1_200_000)
    elif code == "L051":
        os.truncate(media / "film.mp4", 30_000_000)
    elif code in ("P501", "P503"):
        count, kind = (500, "check") if code == "P501" else (251, "assessment")
        lines = [f"title: Final\nkind: {kind}\nquestions:\n"]
        for n in range(count):
            lines.append(f"  - {{id: q{n}, type: true-false, objective: one, text: Case {n}, answer: true}}\n")
        (root / "quizzes/base/final.yaml").write_text("".join(lines), encoding="utf-8")


def lay_over(folder: Path, root: Path) -> None:
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_SOURCES))
    if (folder / "removed.txt").exists():
        for name in (folder / "removed.txt").read_text("utf-8").split():
            (root / name).unlink()


def test_base_course_has_no_problem(course: Path, check: Check) -> None:
    assert report.text(check(course), report.lines_of(course)) == ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_rule(folder: Path, course: Path, check: Check) -> None:
    code = folder.name.partition("-")[0]
    lay_over(folder, course)
    enlarge(course, code)
    said = report.text([d for d in check(course) if d.code == code], report.lines_of(course))
    expected = folder / "expected.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(said, encoding="utf-8")
    assert f"[{code}]" in said
    assert said == expected.read_text("utf-8")


def test_every_rule_has_a_folder() -> None:
    tested = {folder.name.partition("-")[0] for folder in FOLDERS}
    assert sorted({code.code for code in CODES} - tested) == []
    assert sorted(tested - {code.code for code in CODES}) == []


def test_codes_are_unique_and_documented() -> None:
    assert len({code.code for code in CODES}) == len(CODES) >= 45
    for code in CODES:
        assert code.title
        assert code.title[0].isupper()
        assert not code.title.endswith("."), code.code
        assert len(code.why) > 20, code.code
        assert code.why.endswith("."), code.code


IN_WORDS = {"C123", "C190", "C191", "C192", "I008", "I010", "I012", "L050", "L051", "P501", "P503"}
"""Examples of what is too long for a text, or stands in any file; each code's folder shows it whole."""
EXAMPLES = [code for code in CODES if code.code not in IN_WORDS]


@pytest.mark.parametrize("code", EXAMPLES, ids=lambda code: code.code)
def test_examples_of_the_documentation(
    code: object, course: Path, check: Check, lay_example: Callable[[Path, str, str], None], tmp_path: Path
) -> None:
    good = tmp_path / "good"
    shutil.copytree(course, good)
    lay_example(course, code.code, code.bad)  # type: ignore[attr-defined]
    lay_example(good, code.code, code.good)  # type: ignore[attr-defined]
    assert code.code in {d.code for d in check(course)}  # type: ignore[attr-defined]
    found = check(good)
    assert code.code not in {d.code for d in found}  # type: ignore[attr-defined]
    assert [str(d) for d in found if d.severity == "error"] == []


OF_FILES = {"C001", "C006", "C009", "C011", "C012", "C018", "C019", "C030", "C031"} | {
    *("C040", "C041", "C042", "C043", "C045", "C046", "C050")
}
"""Examples of loading that are file names or excerpts of other files; `tests/load/` proves each code."""
LOAD_EXAMPLES = [code for code in LOADED if code.code.startswith("C") and code.code not in OF_FILES]


@pytest.mark.parametrize("code", LOAD_EXAMPLES, ids=lambda code: code.code)
def test_examples_of_loading(
    code: object, course: Path, check: Check, lay_example: Callable[[Path, str, str], None], tmp_path: Path
) -> None:
    good = tmp_path / "good"
    shutil.copytree(course, good)
    lay_example(course, code.code, code.bad)  # type: ignore[attr-defined]
    lay_example(good, code.code, code.good)  # type: ignore[attr-defined]
    assert code.code in {d.code for d in check(course)}  # type: ignore[attr-defined]
    assert code.code not in {d.code for d in check(good)}  # type: ignore[attr-defined]
