"""Some sixty more slips of authors, in a course that has cases, worksheets and further types; one slip, one message.

`more_mistakes.txt` holds the answers; `UPDATE_EXPECTED=1 pytest tests/author` writes it anew, to be judged.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from answers import expected, said
from edits import Edit, end, moved, put

from builder.cli import main

ANSWERS = Path(__file__).with_name("more_mistakes.txt")
QUIZ = "quizzes/start/check-first-lesson.yaml"
FINAL = "quizzes/start/final.yaml"
CASE = "quizzes/start/case.yaml"
CLOZE = "quizzes/start/check-second.yaml"
LESSON = "modules/start/01-first-lesson.md"
INDEX = "modules/start/index.md"
TOOL = "modules/start/tools/sheet.yaml"
COURSE = "course/course.yaml"

MISTAKES: dict[str, Edit] = {
    "answer as quoted string": put(QUIZ, "answer: false", 'answer: "false"'),
    "answer yes": put(QUIZ, "answer: false", "answer: no"),
    "type singular typo": put(QUIZ, "type: single", "type: singel"),
    "type mcq": put(QUIZ, "type: single", "type: multiple-choice"),
    "forgot dash of option": put(QUIZ, "      - text: The history", "        text: The history"),
    "options on same indent as key value": put(QUIZ, "    options:\n", "    options: \n    - text: x\n"),
    "question without id": put(QUIZ, "  - id: first-lesson-judge\n    type", "  - type"),
    "id with spaces": put(QUIZ, "id: first-lesson-judge", "id: First lesson judge"),
    "id with underscore": put(FINAL, "id: final-2", "id: final_2"),
    "assessment names missing quiz": put(INDEX, "assessment: final", "assessment: finale"),
    "kind pre-test": put(FINAL, "kind: assessment", "kind: pre-test"),
    "draw more than pool": put(FINAL, "draw_per_objective: 1", "draw: 30"),
    "pass mark over 100": put(FINAL, "pass_mark: 75", "pass_mark: 750"),
    "objective missing in module": put(FINAL, "objective: give-feedback", "objective: feedback"),
    "empty feedback": put(QUIZ, "feedback: It fills the hour, and nobody decides anything with it.", "feedback:"),
    "cloze gap misspelt": put(CLOZE, "{{share}}", "{{shares}}"),
    "cloze single braces": put(CLOZE, "{{share}}", "{share}"),
    "numeric comma": put(FINAL, "answer: ", "answer: 1,5 # "),
    "hotspot coords text": put(FINAL, "coords: [120, 180, 40]", "coords: 120, 180, 40"),
    "hotspot picture missing": put(FINAL, "image: media/", "image: img/"),
    "scenario next typo": put(CASE, "next: noon", "next: nooon"),
    "scenario never reached": put(CASE, "next: apart", "next: together"),
    "meter unknown": put(CASE, "meters: {trust: 1}", "meters: {trst: 1}"),
    "tool not placed": put(LESSON, "/// tool | sheet\n///\n", ""),
    "tool misspelt in block": put(LESSON, "/// tool | sheet", "/// tool | sheets"),
    "field id twice": put(TOOL, "id: ready", "id: who"),
    "field kind unknown": put(TOOL, "type: choice", "type: dropdown"),
    "example not an option": put(TOOL, 'example: "No"', 'example: "Nope"'),
    "two slashes": put(LESSON, "/// steps", "// steps"),
    "four slashes one end": put(LESSON, "/// steps", "//// steps"),
    "block argument colon": put(LESSON, "/// quiz | check-first-lesson", "/// quiz: check-first-lesson"),
    "heading h1": put(LESSON, "## A lesson is", "# A lesson is"),
    "heading skip": put(LESSON, "## Blocks do", "#### Blocks do"),
    "heading no space": put(LESSON, "## Blocks do", "##Blocks do"),
    "link to a lesson that is gone": end(LESSON, "See [the next one](03-third.md)."),
    "link to heading wrong": end(LESSON, "See [above](#a-leson-is-a-text-file)."),
    "absolute path mac": end(LESSON, "![A](/Users/ana/pic.png)"),
    "html style": end(LESSON, '<span style="color:red">x</span> y'),
    "email link": end(LESSON, "Write to [me](ana@example.org)."),
    "onclick": end(LESSON, '## More {: onclick="x()"}'),
    "nbsp in front matter": put(LESSON, 'title: "A first lesson"', 'title:\u00a0"A first lesson"'),
    "objectives as string": put(
        LESSON, "objectives: [write-lesson, choose-block, ask-question, give-feedback]", "objectives: write-lesson"
    ),
    "lesson number one digit": moved("modules/start/02-second.md", "modules/start/2-second.md"),
    "md.txt": moved("modules/start/02-second.md", "modules/start/02-second.md.txt"),
    "yml": moved(QUIZ, QUIZ.replace(".yaml", ".yml")),
    "quiz folder renamed": moved("quizzes/start", "quizzes/begin"),
    "version comma": put(COURSE, 'version: "0.1.0"', 'version: "0,1,0"'),
    "language name": put(COURSE, "language: en", "language: English"),
    "licence typo": put(COURSE, "licence: CC-BY-4.0", "licence: CC BY 4"),
    "modules as a word": put(COURSE, "modules: [start]", "modules: start"),
    "glossary indent": put("course/glossary.yaml", "  definition:", " definition:"),
    "unclosed code fence": end(LESSON, "```\ncode"),
    "unclosed comment": end(LESSON, "<!-- note to self"),
    "term unclosed": end(LESSON, "A [[package is a zip."),
    "cite spaces": end(LESSON, "As said [@ commonmark]."),
    "correct: ture": put(QUIZ, "correct: true", "correct: ture"),
    "quiz placed twice": end(LESSON, "/// quiz | check-first-lesson\n///"),
    "points 0": put(FINAL, "  - id: final-1\n", "  - id: final-1\n    points: 0\n"),
    "level typo": put(FINAL, "level: apply ", "level: aply "),
}

MANY = {
    "forgot dash of option": 2,  # two keys that are there already
    "two slashes": 4,  # the line is a paragraph, and so are those below it
    "four slashes one end": 2,  # where it begins, and where it seems to end
    "block argument colon": 2,  # what the block would have shown is shown nowhere
    "quiz folder renamed": 6,  # everything in it
    "glossary indent": 2,  # the terms cannot be read
}
"""Slips of which more than one thing is said, and why."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "course"
    assert main(["new", "course", str(root), "-q"]) == 0
    for words in (
        ("tool", "start", "sheet"),
        ("scenario", "start", "case"),
        ("lesson", "start", "second"),
        ("question", "start", "final", "matching"),
        ("question", "start", "final", "hotspot"),
        ("question", "start", "final", "numeric"),
        ("question", "start", "check-second", "cloze"),
        ("question", "start", "check-second", "ordering"),
    ):
        assert main(["new", *words, "--root", str(root), "-q"]) == 0
    assert said(root) == ""
    return root


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, sound: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(sound, root)
    MISTAKES[name](root)
    text = said(root)
    assert text == expected(ANSWERS, name, text, MISTAKES)
    assert len(re.findall(r"(?m)^\S+:\d+:\d+: ", text)) == MANY.get(name, 1)
