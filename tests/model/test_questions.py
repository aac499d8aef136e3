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
from builder.model.questions.fill_in import FillIn
from builder.model.questions.matching import Matching
from builder.model.questions.numeric import Numeric
from builder.model.questions.ordering import Ordering

ROOT = Path(__file__).parents[2]
Read = Callable[[str, str], Any]

FILES = {
    "course/course.yaml": "format: 1\nid: sample\ntitle: Sample\nversion: 1.0.0\nlanguage: en\n"
    "parts:\n  - {id: p, title: Part, modules: [m]}\n",
    "modules/m/index.md": "---\ntitle: Module\nsummary: S.\n"
    "objectives:\n  - {id: o, text: Explain it.}\n---\nWelcome.\n",
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
    assert set(question_types()) >= {"fill-in", "matching", "multiple", "numeric", "ordering", "single", "true-false"}
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


ITEMS = "items:\n  - text: Ask\n  - {id: plan, text: Plan}\n  - text: Act\n"


def test_ordering(read: Read) -> None:
    question = read("ordering", ITEMS)
    assert isinstance(question, Ordering)
    assert question.key_data() == ["a", "plan", "c"]
    assert question.player_data() == {"items": [{"id": "a"}, {"id": "plan"}, {"id": "c"}]}
    assert question.answer_max() == 3
    assert [address for address, _ in question.texts()] == ["text", "items.a.text", "items.plan.text", "items.c.text"]
    assert state.rev(read("ordering", ITEMS.replace("Act", "Do it"))) == state.rev(question)
    assert state.rev(read("ordering", ITEMS.replace("id: plan, ", ""))) != state.rev(question)
    assert read("ordering", "items:\n  - text: One\n  - text: Two\n") == ["`items` needs at least 3 entries; it has 2"]


@pytest.mark.parametrize(
    ("keys", "low", "high", "answer"),
    [
        ("answer: 12.5\ntolerance: 0.5\nunit: km\n", 12, 13, 12.5),
        ("answer: 0.3\ntolerance: 0.1\n", 0.2, 0.4, 0.3),
        ("answer: -5\n", -5, -5, -5),
        ("range: [1, 2.5]\n", 1, 2.5, None),
    ],
)
def test_numeric(read: Read, keys: str, low: float, high: float, answer: float | None) -> None:
    question = read("numeric", keys)
    assert isinstance(question, Numeric)
    assert question.bounds == (low, high)
    unit = "km" if "unit" in keys else ""
    assert question.player_data() == {"answer": answer, "low": low, "high": high, "unit": unit}
    assert question.answer_max() == 48 <= state.GIVEN_MAX
    assert state.rev(read("numeric", keys + "hint: Think.\n")) == state.rev(question)


def test_numeric_values_that_are_none(read: Read) -> None:
    assert read("numeric", "answer: twelve\n") == ["`answer` must be a number, not `twelve`"]
    assert read("numeric", "answer: 1\ntolerance: -1\n")
    assert read("numeric", "range: [1]\n") == ["`range` needs at least 2 entries; it has 1"]


def test_fill_in(read: Read) -> None:
    question = read("fill-in", "answers: [Sao  Paulo, 'S\u00e3o Paulo', '1990']\nnear: 1\n")
    assert isinstance(question, FillIn)
    assert question.player_data() == {
        "answers": ["Sao Paulo", "S\u00e3o Paulo", "1990"], "case": False, "accents": False, "near": 1, "limit": 20
    }  # fmt: skip
    assert question.answer_max() == 80
    assert read("fill-in", "answers: [" + "x" * 80 + "]\n").limit == 60
    assert read("fill-in", "answers: [" + "x" * 80 + "]\n").answer_max() == state.GIVEN_MAX
    assert state.rev(read("fill-in", "answers: [a]\n")) != state.rev(read("fill-in", "answers: [a]\ncase: true\n"))
    assert read("fill-in", "answers: []\n") == ["`answers` needs at least one entry; it has none"]
    assert read("fill-in", "answers: [a]\nnear: 3\n")
