"""`course new`: what it writes passes the strict check at once, builds, and overwrites nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.build import Order, build
from builder.checkup import check
from builder.cli import main
from builder.model.questions import question_types
from builder.resources import templates

HERE = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "my-course"
    assert main(["new", "course", str(folder), "-q"]) == 0
    return folder


def new(root: Path, *words: str) -> int:
    return main(["new", *words, "--root", str(root), "-q"])


def problems(root: Path) -> list[str]:
    return [str(found) for found in check(root)]


def test_a_new_course_has_no_problem_and_builds(root: Path, tmp_path: Path) -> None:
    assert problems(root) == []
    result = build(Order(root, tmp_path / "out", strict=True))
    assert [entry["file"] for entry in result.packages] == ["my-course-start-en-0.1.0-scorm12.zip"]


@pytest.mark.parametrize(("title", "language"), [('Ça va: «oui» & "non"', "fr"), ("", "pt-BR")])
def test_titles_and_languages(tmp_path: Path, title: str, language: str) -> None:
    assert main(["new", "course", str(tmp_path / "c"), "--title", title, "--language", language, "-q"]) == 0
    assert problems(tmp_path / "c") == []


def test_everything_new_passes_at_once(root: Path) -> None:
    for words in (
        ("module", "second", "--title", "Second: more"),
        ("lesson", "second", "More on it"),
        ("quiz", "second", "quick", "--lesson", "first-lesson"),
        ("quiz", "second", "before", "--kind", "pretest"),
        ("quiz", "second", "after", "--kind", "survey"),
        ("tool", "second", "plan"),
        ("scenario", "second", "case-draft"),
    ):
        assert new(root, *words) == 0
        assert problems(root) == [], words
    assert (root / "modules/second/02-more-on-it.md").exists()
    assert "/// quiz | quick\n///" in (root / "modules/second/01-first-lesson.md").read_text("utf-8")


@pytest.mark.parametrize("type", sorted(question_types()))
def test_a_question_of_each_type(root: Path, type: str) -> None:
    assert new(root, "question", "start", "check-first-lesson", type) == 0
    assert problems(root) == []
    assert new(root, "question", "start", "check-first-lesson", type, "my-own") == 0
    assert problems(root) == []
    assert new(root, "question", "start", "check-first-lesson", type) == 0
    assert problems(root) == []
    text = (root / "quizzes/start/check-first-lesson.yaml").read_text("utf-8")
    for id in (f"check-first-lesson-{type}", "my-own", f"check-first-lesson-{type}-2"):
        assert f"- id: {id}\n" in text


def test_each_type_has_a_template() -> None:
    assert {path.stem for path in (templates() / "new/questions").glob("*.yaml")} == set(question_types())


def test_an_assessment_for_a_module_without_one(root: Path) -> None:
    index = root / "modules/start/index.md"
    index.write_text(index.read_text("utf-8").replace("assessment: final\n", ""), encoding="utf-8")
    (root / "quizzes/start/final.yaml").unlink()
    assert new(root, "quiz", "start", "exam", "--kind", "assessment") == 0
    assert problems(root) == []
    assert new(root, "quiz", "start", "other", "--kind", "assessment") == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("module", "start"), "modules/start/index.md exists already; nothing was written"),
        (("module", "new", "--part", "nope"), "the course has no part `nope`; there are: main"),
        (("lesson", "start", "first-lesson"), "has a lesson `first-lesson` already"),
        (("lesson", "nope", "x"), "make it with `course new module nope`"),
        (("lesson", "start", "…"), "makes no id for a lesson"),
        (("quiz", "start", "final"), "quizzes/start/final.yaml exists already"),
        (("quiz", "start", "x", "--lesson", "nope"), "has no lesson `nope` to place it in"),
        (("question", "start", "final", "singel"), "there is no question type `singel`; did you mean `single`?"),
        (("question", "start", "finale", "single"), "has no quiz `finale`; did you mean `final`?"),
        (("question", "start", "x", "single"), "has no quiz `x`; make it with `course new quiz start x`"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_written(
    root: Path, words: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert new(root, *words) == 2
    assert reason in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_course_is_not_laid_over_another(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "course", str(root)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_planned_modules_are_no_longer_planned(root: Path) -> None:
    path = root / "course/course.yaml"
    text = path.read_text("utf-8").replace(
        "modules: [start]", "modules:\n      - start\n      - later  # soon\n      - last"
    )
    path.write_text(f"{text}\nplanned:\n  - later  # the next one\n  - last\n", encoding="utf-8")
    assert new(root, "module", "later") == 0
    assert "planned:\n  - last\n" in path.read_text("utf-8")
    assert new(root, "module", "last") == 0
    assert problems(root) == []


def test_comments_and_order_of_a_quiz_stay(root: Path) -> None:
    path = root / "quizzes/start/final.yaml"
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n# The end.\n", encoding="utf-8")
    assert new(root, "question", "start", "final", "ordering") == 0
    after = path.read_text("utf-8")
    assert after.startswith(before.rstrip())
    assert after.endswith("# The end.\n")
    assert problems(root) == []


def test_the_same_again_passes_too(root: Path) -> None:
    for number in ("1", "2", "3"):
        for words in (("quiz", "start", f"s{number}", "--kind", "survey"), ("scenario", "start", f"c{number}")):
            assert new(root, *words) == 0
            assert problems(root) == []
    assert new(root, "quiz", "start", "before", "--kind", "pretest") == 0
    assert new(root, "quiz", "start", "again", "--kind", "pretest") == 2
    assert not (root / "quizzes/start/again.yaml").exists()


def test_numbers_go_on_after_gaps(root: Path) -> None:
    (root / "modules/start/01-first-lesson.md").rename(root / "modules/start/09-first-lesson.md")
    assert new(root, "lesson", "start", "next") == 0
    assert (root / "modules/start/10-next.md").exists()
    assert problems(root) == []


def test_a_title_keeps_the_name_as_it_was_typed(root: Path) -> None:
    assert new(root, "lesson", "start", "Qui décide : l'école ?") == 0
    assert 'title: "Qui décide : l\'école ?"\n' in (root / "modules/start/02-qui-decide-l-ecole.md").read_text("utf-8")
    assert new(root, "lesson", "start", "who-decides") == 0
    assert 'title: "Who decides"\n' in (root / "modules/start/03-who-decides.md").read_text("utf-8")
    assert problems(root) == []


def test_a_folder_whose_name_makes_no_id(tmp_path: Path) -> None:
    assert main(["new", "course", str(tmp_path / "日本"), "-q"]) == 0
    text = (tmp_path / "日本/course/course.yaml").read_text("utf-8")
    assert "\nid: course " in text
    assert 'title: "日本"' in text


def test_a_language_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "course", str(tmp_path / "c"), "--language", "zz"]) == 2
    assert "no language has the code `zz`" in capsys.readouterr().err
    assert not (tmp_path / "c").exists()


def test_what_cannot_be_written_whole_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("builder.author.new.scaffold._replace", full)
    assert new(root, "module", "second") == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_under_a_locale_without_utf_8(root: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "builder.cli", "new", "lesson", "start", "Été".encode(), "--root", str(root)]
    subprocess.run(command, env=environment, cwd=HERE, check=True, capture_output=True, timeout=30)
    lesson = root / "modules/start/02-ete.md"
    assert 'title: "Été"' in lesson.read_text("utf-8")
    lesson.write_text(lesson.read_text("utf-8").replace('title: "Été"', "title: Été: deux"), encoding="utf-8")
    checking = [sys.executable, "-m", "builder.cli", "check", "--root", str(root)]
    ran = subprocess.run(checking, env=environment, cwd=HERE, check=False, capture_output=True, timeout=30)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "title: Été: deux" in ran.stdout.decode()
