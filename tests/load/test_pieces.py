"""A process that stays reads only those files anew that changed, and says of them what it said before."""

from __future__ import annotations

from pathlib import Path

from builder.load import load_course, load_module
from builder.load.pieces import Pieces


def test_a_file_as_it_was_is_not_made_again(root: Path) -> None:
    course, _ = load_course(root)
    assert course
    pieces = Pieces()
    first, _ = load_module(root, course, "one", pieces)
    lesson = root / "modules" / "one" / "01-start.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    second, found = load_module(root, course, "one", pieces)
    assert first
    assert second
    assert found == []
    assert second.quizzes[0] is first.quizzes[0]
    assert second.lessons[0].body.source == first.lessons[0].body.source + "\nA sentence more.\n"
    assert load_module(root, course, "one")[0] == second, "what is kept is what would be read"


def test_what_a_file_said_is_said_again(root: Path) -> None:
    course, _ = load_course(root)
    assert course
    pieces = Pieces()
    quiz = root / "quizzes" / "one" / "final.yaml"
    sound = quiz.read_text("utf-8")
    quiz.write_text(sound + "\nattemps: 3  # check: ignore I001 -- for now\n", "utf-8")
    wrong, said = load_module(root, course, "one", pieces)
    assert wrong
    assert [ignore.code for ignore in wrong.ignores] == ["I001"]
    assert [one.position.line for one in said] == [19]
    assert load_module(root, course, "one", pieces) == (wrong, said)
    quiz.unlink()
    assert load_module(root, course, "one", pieces) == load_module(root, course, "one")
    quiz.write_text(sound, "utf-8")
    right, said = load_module(root, course, "one", pieces)
    assert right
    assert said == []
