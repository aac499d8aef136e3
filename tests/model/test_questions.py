"""What the question types make of a quiz file: objects, keys and revisions, data of the player, longest answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from builder import state
from builder.load import load_course, load_module
from builder.model.questions import question_types
from builder.model.questions.matching import Matching

ROOT = Path(__file__).parents[2]
Read = Callable[[str, str], Any]

FILES = {
    "course/course.yaml": "format: 1\nid: sample\ntitle: Sample\nversion: 1.0.0\nlanguage: en\n"
    "parts:\n  - {id: p, title: Part, modules: [m]}\n",
    "modules/m/index.md": "---\ntitle: Module\nsummary: S.\nobjectives:\n  - {id: o, text: Explain it.}\n---\nWelcome.\n",
    "modules/m/01-start.md": "---\ntitle: Start\n---\nText.\n",
}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads one question of a type from the YAML of its keys; what was reported instead where it is not sound."""

    def read(tag: str, keys: str) -> Any:
        question = f"- id: q\n  type: {tag}\n  text: Which?\n" + indent(keys, "  ")
        files = FILES | {"quizzes/m/final.yaml": f"title: Final\nquestions:\n{indent(question, '  ')}"}
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        course, said = load_course(tmp_path)
        assert course is not None, said
        module, found = load_module(tmp_path, course, "m")
        if found:
            return [one.message for one in found]
        assert module is not None
        return module.quizzes[0].questions[0]

    return read


PAIRS = """\
pairs:
  - {left: Rain, right: An umbrella, feedback: It keeps you dry.}
  - {id: sun, left: Sun, right: A hat}
  - {left: Snow, right: An  umbrella}
distractors: [A spoon, A hat]
"""


def test_each_type_says_all_about_itself() -> None:
    assert set(question_types()) >= {"matching", "multiple", "single", "true-false"}
    for tag in question_types():
        assert (ROOT / "templates/questions" / f"{tag}.html").exists()
        assert (ROOT / "templates/player/questions" / f"{tag}.js").exists()


def test_matching(read: Read) -> None:
    question = read("matching", PAIRS)
    assert isinstance(question, Matching)
    assert [pair.id for pair in question.pairs] == ["a", "sun", "c"]
    assert [(t.id, t.letter, t.address) for t in question.targets] == [
        ("a", "a", "pairs.a.right"),
        ("sun", "b", "pairs.sun.right"),
        ("_1", "c", "distractors.0"),
    ]
    assert [target.id for target in question.listed] == ["sun", "_1", "a"]
    assert question.player_data() == {
        "pairs": [{"id": "a", "target": "a"}, {"id": "sun", "target": "sun"}, {"id": "c", "target": "a"}],
        "targets": [{"id": "a"}, {"id": "sun"}, {"id": "_1"}],
    }
    assert question.answer_max() == 3
    assert [address for address, _ in question.texts()] == [
        "text", "pairs.a.left", "pairs.a.right", "pairs.a.feedback", "pairs.sun.left", "pairs.sun.right",
        "pairs.c.left", "pairs.c.right", "distractors.0", "distractors.1",
    ]  # fmt: skip


def test_matching_answers_become_void_with_the_key(read: Read) -> None:
    before = state.rev(read("matching", PAIRS))
    assert state.rev(read("matching", PAIRS.replace("dry", "warm").replace("Rain", "Drizzle"))) == before
    assert state.rev(read("matching", PAIRS.replace("An  umbrella", "A hat"))) != before
    assert state.rev(read("matching", PAIRS.replace("A spoon, ", ""))) != before


def test_matching_needs_two_pairs(read: Read) -> None:
    assert read("matching", "pairs:\n  - {left: Rain, right: Hat}\n") == ["`pairs` needs at least 2 entries; it has 1"]
    assert read("matching", "pairs:\n  - {id: a, left: A, right: B}\n  - {id: a, left: C, right: D}\n") == [
        "the id `a` is already given in line 7"
    ]
