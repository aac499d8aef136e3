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
from builder.model.questions.categorise import Categorise
from builder.model.questions.cloze import Cloze
from builder.model.questions.fill_in import FillIn
from builder.model.questions.hotspot import Hotspot
from builder.model.questions.likert import Likert
from builder.model.questions.matching import Matching
from builder.model.questions.numeric import Numeric
from builder.model.questions.open import Open
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


CATEGORIES = """\
categories: [{id: push-away, label: Drives}, {id: draw, label: Draws}]
items:
  - {text: Drought, category: push-away, feedback: It does.}
  - {id: kin, text: A cousin, category: draw}
"""


def test_categorise(read: Read) -> None:
    question = read("categorise", CATEGORIES)
    assert isinstance(question, Categorise)
    assert question.player_data() == {
        "pairs": [{"id": "a", "target": "push_away"}, {"id": "kin", "target": "draw"}],
        "targets": [{"id": "push_away"}, {"id": "draw"}],
    }
    assert question.answer_max() == 2
    assert state.rev(read("categorise", CATEGORIES.replace("Drought", "No rain"))) == state.rev(question)
    assert state.rev(read("categorise", CATEGORIES.replace("cousin, category: draw", "cousin, category: push-away")))
    assert read("categorise", "categories: [{id: a, label: A}]\nitems: [{text: B, category: a}]\n") == [
        "`categories` needs at least 2 entries; it has 1",
        "`items` needs at least 2 entries; it has 1",
    ]


def test_cloze_gaps_are_in_the_text_s_order_and_share_what_the_state_has(read: Read) -> None:
    keys = "gaps:\n  two: {answers: [flow], options: [flow, stock]}\n  one: {answers: [migrant, person]}\n"
    question = read("cloze", f"text: A {{{{one}}}} and a {{{{ two }}}}.\n{keys}".replace("text:", "hint:"))
    assert isinstance(question, Cloze)
    assert question.order == ()
    import msgspec

    from builder.model.base import Text

    question = msgspec.structs.replace(question, text=Text("A {{one}} and a {{ two }}.", "x"))
    assert question.order == ("one", "two")
    assert [gap["id"] for gap in question.player_data()["gaps"]] == ["one", "two"]
    assert question.limits == {"one": 17}
    assert question.answer_max() == 2 + 4 * 17
    assert question.said("A {{one}} and a {{ two }}.") == "A … and a …."
    many = {f"g{n}": msgspec.structs.replace(question.gaps["one"], answers=("x" * 9,)) for n in range(6)}
    full = msgspec.structs.replace(question, gaps=many, text=Text(" ".join(f"{{{{{id}}}}}" for id in many), "x"))
    assert full.spare == 58 - 54
    assert full.answer_max() <= state.GIVEN_MAX


def test_hotspot_brings_its_picture_as_a_text(read: Read) -> None:
    question = read(
        "hotspot",
        "image: media/map.svg\nalt: 'A [map] of *Asheri*'\nregions:\n"
        "  - {label: North, shape: circle, coords: [10, 20, 5], correct: true}\n"
        "  - {label: South, shape: poly, coords: [0, 0, 10, 0, 10, 20]}\n",
    )
    assert isinstance(question, Hotspot)
    assert dict(question.texts())["image"].source == r"![A \[map\] of \*Asheri\*](media/map.svg)"
    assert dict(question.texts())["image"].outline.images[0].alt == "A [map] of *Asheri*"
    assert [region.centre for region in question.regions] == [(10, 20), (5, 10)]
    assert (question.many, question.answer_max()) == (False, 1)


def test_likert_and_open_are_not_scored(read: Read) -> None:
    question = read("likert", "statements: [{id: can-plan, text: I can.}, {text: I will.}]\nscale: [little, very]\n")
    assert isinstance(question, Likert)
    assert question.player_data() == {"items": [{"id": "can_plan"}, {"id": "b"}], "steps": 2}
    assert (question.scored, question.answer_max()) == (False, 2)
    written = read("open", "model_answer: So.\ncriteria: [It names people.]\n")
    assert isinstance(written, Open)
    assert (written.scored, written.answer_max(), written.lines) == (False, 1, 5)
    assert state.rev(written) == state.rev(read("open", "lines: 3\n"))


def test_feedback_on_the_whole_is_a_text_of_every_type(read: Read) -> None:
    question = read("numeric", "answer: 1\noverall: {right: Well read., wrong: Look again.}\n")
    assert [address for address, _ in question.texts()] == ["text", "overall.right", "overall.wrong"]
