"""What `course diff` says of single edits, held against what the player itself makes of a learner's old state."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from edits import Edit, moved, put

from builder.author.diff.compare import compare
from builder.author.diff.contents import _DATA, Contents, _part, read
from builder.author.diff.effects import effects
from builder.author.diff.lost import asked
from builder.build import Order, build
from builder.cli import main

PLAYER = Path(__file__).parents[2] / "templates" / "player"
LESSON, SECOND = "modules/start/01-first-lesson.md", "modules/start/02-second.md"
CHECK, FINAL, PRE = (f"quizzes/start/{name}.yaml" for name in ("check-first-lesson", "final", "before"))
INDEX, COURSE, TOOL = "modules/start/index.md", "course/course.yaml", "modules/start/tools/sheet.yaml"

NODE = """
import { upgraded } from %s;
import { reconcile } from %s;
import { standing } from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
const { old, parts, now, nowParts, used, best, asked } = JSON.parse(text);
const lessons = Object.fromEntries(old.lessons.map((lesson) => [lesson.key, 3]));
const graded = (quiz) => quiz.kind === "assessment" || quiz.kind === "pretest";
const given = (question) => [question.key, { rev: question.rev, given: "a", credit: 1, marked: false, checked: true }];
const checks = old.quizzes.filter((quiz) => !graded(quiz));
const answers = Object.fromEntries(checks.flatMap((quiz) => parts[quiz.id].questions.map(given)));
const drawn = (quiz) => parts[quiz.id].questions.slice(0, asked[quiz.id]);
const attempt = { used, best, last: best, seed: 5, open: true };
const quizzes = Object.fromEntries(
  old.quizzes.filter(graded).map((quiz) => [quiz.key, { ...attempt, running: drawn(quiz).map(given) }]),
);
const head = { lineage: "AAAAAAAA", counter: 9, lesson: "", place: 0, again: [], passed: false, completed: false };
const state = { ...head, lessons, answers, quizzes };
const after = upgraded(state, now);
const lost = { lessons: [], answers: [], quizzes: [], running: [] };
for (const lesson of old.lessons) if (!(lesson.key in after.lessons)) lost.lessons.push(lesson.id);
for (const quiz of old.quizzes) {
  if (!graded(quiz)) {
    for (const { id, key } of parts[quiz.id].questions) if (!(key in after.answers)) lost.answers.push(id);
  } else if (!(quiz.key in after.quizzes)) lost.quizzes.push(quiz.id);
  else {
    const today = now.quizzes.find((one) => one.key === quiz.key);
    const running = new Map(reconcile(today, nowParts[today.id], after.quizzes[quiz.key]).running);
    for (const { id, key } of drawn(quiz)) if (!running.get(key)?.given) lost.running.push(id);
  }
}
console.log(JSON.stringify({ ...lost, standing: standing(now, after) }));
"""


class Case(NamedTuple):
    """An edit, and the beginnings of the sentences that are said of it, by kind; `safe` unless `unsafe` is said."""

    edit: Edit
    said: Mapping[str, list[str]] = MappingProxyType({})


def every(*edits: Edit) -> Edit:
    def apply(root: Path) -> None:
        for edit in edits:
            edit(root)

    return apply


def swapped(path: str, one: str, other: str) -> Edit:
    return every(put(path, one, "\0"), put(path, other, one), put(path, "\0", other))


def without(path: str, pattern: str) -> Edit:
    def apply(root: Path) -> None:
        text, count = re.subn(pattern, "", (root / path).read_text("utf-8"), count=1)
        assert count
        (root / path).write_text(text, encoding="utf-8")

    return apply


QUESTION = r"(?s)  - id: final-4\n.*?(?=\n  - id|\Z)"
CASES = {
    "a typo in a text": Case(put(LESSON, "You are reading", "You were reading")),
    "a typo in an option": Case(put(CHECK, "The slide with the logo", "The slides with the logo")),
    "a consequence of a case": Case(put("quizzes/start/case.yaml", "It takes five minutes.", "It takes ten minutes.")),
    "the key of a practice question": Case(
        put(CHECK, "answer: false", "answer: true"),
        {
            "reset": [
                "question `first-lesson-judge` of `check-first-lesson` has another key or other options: its saved"
            ]
        },
    ),
    "the key of a graded question": Case(
        every(
            put(FINAL, "        correct: true\n", ""),
            put(FINAL, "    - text: A film", "    - correct: true\n        text: A film"),
        ),
        {
            "reset": ["question `final-1` of `final` has another key or other options: its saved answer in a running"],
            "grades": ["1 graded question of the assessment with another key or options: new attempts count by it"],
        },
    ),
    "wrong options without ids change places": Case(
        swapped(
            CHECK,
            "The history of the subject, as far as it is known",
            "The slide with the logo and the names of partners",
        ),
        {
            "reset": [
                "options of question `first-lesson-decide` of `check-first-lesson` have changed places without ids"
            ]
        },
    ),
    "the order of a graded ordering": Case(
        swapped(FINAL, "text: Understand the situation", "text: Look back"),
        {
            "reset": ["options of question `final-ordering` of `final` have changed places without ids"],
            "grades": ["1 graded question of the assessment with another right order: new attempts count by it"],
        },
    ),
    "the id of a practice question": Case(
        put(CHECK, "id: first-lesson-judge", "id: first-lesson-guess"),
        {"reset": ["question `first-lesson-judge` of `check-first-lesson` is gone: its saved answer with it"]},
    ),
    "a check under another name": Case(
        every(
            moved(CHECK, "quizzes/start/other.yaml"), put(LESSON, "/// quiz | check-first-lesson", "/// quiz | other")
        )
    ),
    "the id of a graded question": Case(
        put(FINAL, "id: final-4", "id: final-four"),
        {
            "reset": ["question `final-4` of `final` is gone: a running attempt gets another in its place"],
            "grades": [
                "the assessment has 1 question that is new and 1 question that is gone: new attempts count by it"
            ],
        },
    ),
    "a graded question less": Case(
        without(FINAL, QUESTION),
        {
            "reset": ["question `final-4` of `final` is gone"],
            "grades": ["the assessment has 1 question that is gone: new attempts count by it"],
        },
    ),
    "lessons in another order": Case(
        every(moved(LESSON, "modules/start/03-first-lesson.md"), moved(SECOND, "modules/start/01-second.md"))
    ),
    "the id of a lesson": Case(
        moved(SECOND, "modules/start/02-again.md"),
        {
            "reset": ["lesson `second` ('Second') is gone"],
            "todo": ["1 new lesson to open before the module is complete: again"],
        },
    ),
    "an objective less": Case(
        every(
            without(INDEX, r"  - \{id: give-feedback.*\n"),
            put(FINAL, "objective: give-feedback", "objective: ask-question"),
            put(PRE, "objective: give-feedback", "objective: ask-question"),
            put(LESSON, ", give-feedback]", "]"),
        ),
        {
            "grades": [
                "1 graded question of the pre-test for another objective",
                "1 graded question of the assessment for another objective",
                "the objectives that are reported to the LMS are others",
            ]
        },
    ),
    "the pass mark lower": Case(
        put(FINAL, "pass_mark: 75", "pass_mark: 60"),
        {
            "grades": [
                "the pass mark of the assessment changes from 75 to 60: whose best attempt has 60 per cent has passed"
            ]
        },
    ),
    "the pass mark higher": Case(
        put(FINAL, "pass_mark: 75", "pass_mark: 80"),
        {"grades": ["the pass mark of the assessment changes from 75 to 80: new attempts count by it"]},
    ),
    "attempts limited": Case(
        put(FINAL, "attempts: unlimited", "attempts: 2"),
        {
            "grades": [
                "the attempts at the assessment change from unlimited to 2: who has used 2 or more without passing"
            ]
        },
    ),
    "what counts": Case(
        put(FINAL, "kind: assessment", "kind: assessment\ncounts: last"),
        {"grades": ["what counts of the assessment changes from the best to the last attempt"]},
    ),
    "another draw": Case(
        put(FINAL, "draw_per_objective: 1 ", "draw: 3 "),
        {
            "reset": ["running attempts at `final` lose their last 1 of 4 questions"],
            "grades": [
                "`draw` of the assessment changes from 0 to 3: new attempts count by it",
                "`drawPerObjective` of the assessment changes from 1 to 0",
            ],
        },
    ),
    "points": Case(
        put(FINAL, "  - id: final-1\n", "  - id: final-1\n    points: 3\n"),
        {"grades": ["1 graded question of the assessment with other points"]},
    ),
    "no assessment any more": Case(
        every(
            put(INDEX, "assessment: final\n", ""),
            put(FINAL, "kind: assessment", "kind: check"),
            without(FINAL, "pass_mark: .*\n"),
            without(FINAL, "draw_per_.*\n"),
            put(
                LESSON,
                "/// quiz | check-first-lesson\n///",
                "/// quiz | check-first-lesson\n///\n\n/// quiz | final\n///",
            ),
        ),
        {
            "reset": ["quiz `final` is graded no more, and with it the attempts at it"],
            "grades": ["another quiz is graded: `none` in place of `final`"],
            "todo": ["the module is complete by `lessons` and no longer by `passed`"],
        },
    ),
    "no pre-test any more": Case(
        lambda root: (root / PRE).unlink(),
        {
            "reset": ["quiz `before` is gone, and with it the attempts at it"],
            "grades": ["the pre-test `before` is gone"],
        },
    ),
    "a worksheet under another name": Case(
        every(moved(TOOL, "modules/start/tools/other.yaml"), put(SECOND, "/// tool | sheet", "/// tool | other")),
        {"reset": ["worksheet `sheet` ('Sheet') is gone, and with it what learners wrote into it"]},
    ),
    "a field under another name": Case(
        put(TOOL, "id: who ", "id: whom "), {"reset": ["field `who` of worksheet `sheet` is gone"]}
    ),
    "a field's choice in other words": Case(
        put(TOOL, "Don’t know", "Not sure"),
        {"reset": ["field `ready` of worksheet `sheet` no longer has 'Don’t know'"]},
    ),
    "the id of private notes": Case(
        put(LESSON, "id: mine", "id: ours"), {"reset": ["the private notes `mine` are gone from the lessons"]}
    ),
    "a definition": Case(put("course/glossary.yaml", "definition:", "definition: Also,")),
    "a title": Case(put(INDEX, 'title: "A first module"', 'title: "The first module"')),
    "a picture": Case(put("modules/start/media/field.svg", "<rect", "<path d='M0 0'/><rect")),
    "the report": Case(
        put(COURSE, "  pass_mark: 75", "  pass_mark: 75\n  report: all"),
        {"grades": ["`report` changes from graded to all"]},
    ),
    "mastery": Case(
        put(COURSE, "  pass_mark: 75", "  pass_mark: 75\n  mastery: lms"),
        {"grades": ["`mastery` changes from player to lms"]},
    ),
    "the language": Case(
        put(COURSE, "language: en", "language: fr"), {"unsafe": ["the language changes from en to fr"]}
    ),
    "the id of the course": Case(
        put(COURSE, "id: course", "id: other"), {"unsafe": ["the course id changes from course to"]}
    ),
    "the id of the module": Case(
        every(
            moved("modules/start", "modules/begin"),
            moved("quizzes/start", "quizzes/begin"),
            put(COURSE, "[start]", "[begin]"),
        ),
        {"unsafe": ["the module id changes from start to begin"]},
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sound") / "course"
    assert main(["new", "course", str(root), "-q"]) == 0
    for words in (
        ("lesson", "start", "second"),
        ("tool", "start", "sheet"),
        ("scenario", "start", "case"),
        ("quiz", "start", "before", "--kind", "pretest"),
        ("question", "start", "final", "ordering"),
    ):
        assert main(["new", *words, "--root", str(root), "-q"]) == 0
    (root / "modules/start/media").mkdir()
    shutil.copy(Path(__file__).parents[2] / "templates/new/picture.svg", root / "modules/start/media/field.svg")
    lesson = root / LESSON
    lesson.write_text(
        lesson.read_text("utf-8").rstrip()
        + "\n\n![A field with a pump](media/field.svg)\n\n/// reflect | Yours\n    id: mine\n\nWhat is yours?\n///\n",
        encoding="utf-8",
    )
    return root


def packed(root: Path, out: Path) -> tuple[Contents, Path]:
    result = build(Order(root, out, cache=False))
    assert [found for found in result.diagnostics if found.severity == "error"] == []
    (entry,) = result.packages
    return read(out / entry["file"]), out / entry["file"]


@pytest.fixture(scope="module")
def before(sound: Path) -> tuple[Contents, Path]:
    return packed(sound, sound.parent / "old")


def data_of(package: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The page's data, and the questions of each quiz."""
    with zipfile.ZipFile(package) as archive:
        found = _DATA.search(archive.read("index.html").decode())
        assert found
        data = json.loads(found[1])
        parts = dict(
            part
            for name in archive.namelist()
            if name.startswith("parts/") and (part := _part(archive.read(name).decode()))
        )
    quizzes: dict[str, Any] = {}
    for lesson in data["lessons"]:
        quizzes |= (data["inline"].get(lesson["id"]) or parts.get(lesson["part"]) or {}).get("quizzes", {})
    for quiz in data["quizzes"]:
        quizzes.setdefault(quiz["id"], parts.get(quiz["part"]))
    return data, quizzes


def after_update(old: Path, new: Path, used: int = 2, best: int = 650) -> dict[str, Any]:
    """What the player of the new package makes of a state in which everything of the old one was done."""
    node = shutil.which("node")
    assert node
    data, parts = data_of(old)
    now, now_parts = data_of(new)
    script = NODE % tuple(
        json.dumps((PLAYER / name).as_uri()) for name in ("state/upgrade.js", "quiz/attempt.js", "session/status.js")
    )
    given = {
        "old": data,
        "parts": parts,
        "now": now,
        "nowParts": now_parts,
        "used": used,
        "best": best,
        "asked": {id: asked(quiz) for id, quiz in read(old).quizzes.items()},
    }
    ran = subprocess.run(
        [node, "--input-type=module", "-e", script], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_is_what_the_player_does(
    name: str, sound: Path, before: tuple[Contents, Path], tmp_path: Path
) -> None:
    root = tmp_path / "course"
    shutil.copytree(sound, root)
    case = CASES[name]
    case.edit(root)
    old, old_package = before
    new, new_package = packed(root, tmp_path / "new")
    changes = compare(old, new)
    assert changes, "the edit is not seen"
    found = effects(old, new, changes)
    for kind in ("unsafe", "reset", "grades", "todo"):
        said, expected = getattr(found, kind), case.said.get(kind, [])
        assert len(said) == len(expected), said
        for sentence, beginning in zip(said, expected, strict=True):
            assert sentence.startswith(beginning), sentence
    assert found.safe is ("unsafe" not in case.said)
    if not found.safe:
        return
    happened = after_update(old_package, new_package)
    told = " ".join(found.reset)
    for lesson in old.lessons:
        assert (lesson in happened["lessons"]) is (f"lesson `{lesson}` " in told)
    for quiz in old.quizzes.values():
        assert (quiz.id in happened["quizzes"]) is (f"quiz `{quiz.id}` " in told)
        for id in list(quiz.questions)[: asked(quiz)]:
            gone = id in happened["answers"] + happened["running"]
            assert (
                gone is (f"question `{id}` of " in told and "changed places" not in told) or "lose their last" in told
            )


@pytest.mark.parametrize(
    ("name", "used", "best", "key"),
    [("the pass mark lower", 1, 650, "passed"), ("attempts limited", 2, 650, "failed")],
)
def test_what_happens_at_the_next_visit(
    name: str, used: int, best: int, key: str, sound: Path, before: tuple[Contents, Path], tmp_path: Path
) -> None:
    root = tmp_path / "course"
    shutil.copytree(sound, root)
    (root / PRE).write_text((root / PRE).read_text("utf-8").replace("pass_mark: 75", "pass_mark: 99"), encoding="utf-8")
    _, same = packed(root, tmp_path / "same")
    assert after_update(before[1], same, used, best)["standing"][key] is False
    CASES[name].edit(root)
    _, new = packed(root, tmp_path / "new")
    assert after_update(before[1], new, used, best)["standing"][key] is True
