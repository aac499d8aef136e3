"""Forty mistakes that authors make, each alone in a small course, with the exact words that they read.

`mistakes.txt` holds the answers, one after the other; `UPDATE_EXPECTED=1 pytest tests/author` writes it
anew, for somebody to judge: does it tell me where, and what to do?
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from answers import expected, said
from edits import Edit, copied, end, gone, moved, put

from builder.cli import main

ANSWERS = Path(__file__).with_name("mistakes.txt")
QUIZ = "quizzes/start/check-first-lesson.yaml"
FINAL = "quizzes/start/final.yaml"
LESSON = "modules/start/01-first-lesson.md"
INDEX = "modules/start/index.md"
COURSE = "course/course.yaml"

MISTAKES: dict[str, Edit] = {
    "a typo in a key": put(QUIZ, "correct: true", "corect: true"),
    "a key in another language's spelling": put(COURSE, "licence:", "license:"),
    "a key in capitals": put(QUIZ, "text: In", "Text: In"),
    "a word where a number belongs": put(COURSE, "pass_mark: 75", "pass_mark: most"),
    "a percent sign": put(COURSE, "pass_mark: 75", "pass_mark: 75%"),
    "a missing quote": put(QUIZ, 'title: "Check yourself"', 'title: "Check yourself'),
    "a colon in a text": put(QUIZ, "        feedback: Yes. The rest", "        feedback: Yes: the rest"),
    "no that means no": put(QUIZ, 'title: "Check yourself"', "title: no"),
    "a version without quotes": put(COURSE, 'version: "0.1.0"', "version: 1.0"),
    "a time of day": put(QUIZ, 'title: "Check yourself"', "title: 12:30"),
    "wrong indentation": put(QUIZ, "    objective: write-lesson", "   objective: write-lesson"),
    "a tab": put(QUIZ, "    objective: write-lesson", "\tobjective: write-lesson"),
    "smart quotes": put(QUIZ, 'title: "Check yourself"', "title: “Check yourself”"),
    "a list without its signs": put(COURSE, "standards: [scorm12]", "standards: scorm12"),
    "a bracket that is never closed": put(COURSE, "standards: [scorm12]", "standards: [scorm12"),
    "an unknown standard": put(COURSE, "standards: [scorm12]", "standards: [scorm1.2]"),
    "a key twice": put(QUIZ, "kind: check", "kind: check\nkind: check"),
    "a merge conflict": put(QUIZ, "kind: check", "<<<<<<< HEAD\nkind: check\n=======\nkind: survey\n>>>>>>> theirs"),
    "another encoding": put(LESSON, "You are reading", "Voil\udce0: you are reading"),
    "front matter that is never closed": put(LESSON, "\n---\n", "\n"),
    "no front matter": put(LESSON, "---\n#", "#"),
    "an unknown objective": put(LESSON, "objectives: [write-lesson", "objectives: [write-lessons"),
    "a block that does not exist": put(LESSON, "/// details |", "/// detail |"),
    "a block that is never closed": put(LESSON, "three slashes.\n///", "three slashes."),
    "an option that is not indented": put(LESSON, "/// steps\n", "/// steps\nid: my-steps\n"),
    "a deleted quiz": gone(QUIZ),
    "a renamed quiz": moved(QUIZ, "quizzes/start/check.yaml"),
    "a picture that is not there": end(LESSON, "![The road by the river](media/road.png)"),
    "a Windows path": end(LESSON, "![The road by the river](media\\road.png)"),
    "a picture from the web": end(LESSON, "![The road by the river](https://example.org/road.png)"),
    "a picture without words": end(LESSON, "![](media/road.png)"),
    "two lessons with one id": copied(LESSON, "modules/start/02-first-lesson.md"),
    "two lessons with one number": copied(LESSON, "modules/start/01-other-lesson.md"),
    "a lesson with a space in its name": copied(LESSON, "modules/start/02-Next lesson.md"),
    "a question without a right answer": put(QUIZ, "        correct: true\n", ""),
    "a question with two right answers": put(
        QUIZ, "        misconception: Work", "        correct: true\n        misconception: Work"
    ),
    "a question id twice": put(FINAL, "- id: final-2", "- id: final-1"),
    "a link that says nothing": end(LESSON, "For more, [click here](https://example.org)."),
    "an unknown term": put(LESSON, "[[package]]", "[[pakage]]"),
    "an unknown source": put(LESSON, "[@commonmark]", "[@commonmarks]"),
    "a script": end(LESSON, "<script>alert(1)</script>"),
    "a row with a cell too few": put(LESSON, "| `steps` | what to do, in order |", "| `steps` |"),
    "a module that no part names": put(COURSE, "modules: [start]", "modules: [begin]"),
    "a note to oneself": put(LESSON, "You are reading", "TODO: You are reading"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "course"
    assert main(["new", "course", str(root), "-q"]) == 0
    assert said(root) == ""
    return root


def test_there_are_forty() -> None:
    assert len(MISTAKES) >= 40


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(sound, root)
    MISTAKES[name](root)
    text = said(root)
    assert text, "nothing was said"
    assert text == expected(ANSWERS, name, text, MISTAKES)
