"""The builder's figure for the longest state against the player's own encoder."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from builder import state
from builder.model.base import Place, Text
from builder.model.course import Course, Part
from builder.model.module import Lesson, Module, Objective
from builder.model.questions.base import LETTERS, Option, Question
from builder.model.questions.categorise import Categorise, Category, CategoryItem
from builder.model.questions.cloze import Cloze, Gap
from builder.model.questions.fill_in import FillIn
from builder.model.questions.hotspot import Hotspot, Region
from builder.model.questions.likert import Likert, Statement
from builder.model.questions.matching import Matching, Pair
from builder.model.questions.multiple import Multiple
from builder.model.questions.numeric import Numeric
from builder.model.questions.open import Open
from builder.model.questions.ordering import Item, Ordering
from builder.model.questions.scenario import Scenario, ScenarioChoice, ScenarioEnding, ScenarioStep
from builder.model.questions.single import Single
from builder.model.questions.true_false import TrueFalse
from builder.model.quiz import Quiz

PLAYER = Path(__file__).parents[2] / "templates" / "player"
AT = Place("x")
TEXT = Text("Why?", "x")
ENCODE = """
import { decode, encode } from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map((state) => {
  const saved = encode(state);
  return [saved.length, JSON.stringify(decode(saved)) === JSON.stringify(decode(encode(decode(saved))))];
})));
"""


def encoded(states: list[dict[str, Any]]) -> list[int]:
    node = shutil.which("node")
    assert node, "Node 20 or later is needed to test the player: install nodejs"
    script = ENCODE % json.dumps((PLAYER / "state" / "codec.js").as_uri())
    run = subprocess.run(
        [node, "--input-type=module", "-e", script],
        input=json.dumps(states),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = json.loads(run.stdout)
    assert all(whole for _, whole in answers)
    return [length for length, _ in answers]


def options(count: int, correct: int) -> tuple[Option, ...]:
    return tuple(Option(at=AT, id=LETTERS[n], text=TEXT, correct=n < correct) for n in range(count))


def question(n: int, chance: random.Random) -> Question:
    shared: dict[str, Any] = {"at": AT, "id": f"question-{n}", "text": TEXT, "objective": f"o{n % 3}"}
    kind = chance.choice(
        ["single", "multiple", "true-false", "matching", "ordering", "numeric", "fill-in", "categorise", "cloze",
         "hotspot", "likert", "open", "scenario"]
    )  # fmt: skip
    if kind == "single":
        return Single(type="single", options=options(chance.randint(2, 5), 1), **shared)
    if kind == "multiple":
        return Multiple(type="multiple", options=options(chance.randint(2, 36), 2), **shared)
    if kind == "matching":
        pairs = tuple(Pair(at=AT, id=LETTERS[n], left=TEXT, right=TEXT) for n in range(chance.randint(2, 12)))
        return Matching(type="matching", pairs=pairs, **shared)
    if kind == "ordering":
        items = tuple(Item(at=AT, id=LETTERS[n], text=TEXT) for n in range(chance.randint(3, 12)))
        return Ordering(type="ordering", items=items, **shared)
    if kind == "numeric":
        return Numeric(type="numeric", answer=1, **shared)
    if kind == "fill-in":
        return FillIn(type="fill-in", answers=("word" * chance.randint(1, 5),), **shared)
    if kind == "categorise":
        things = tuple(
            CategoryItem(at=AT, id=LETTERS[n], text=TEXT, category="x") for n in range(chance.randint(2, 20))
        )
        groups = tuple(Category(at=AT, id=id, label=TEXT) for id in "xy")
        return Categorise(type="categorise", categories=groups, items=things, **shared)
    if kind == "cloze":
        gaps = {
            f"g{n}": Gap(
                at=AT, answers=("word" * chance.randint(1, 3),), options=chance.choice([(), ("word", "other")])
            )
            for n in range(chance.randint(1, 4))
        }
        text = Text(" ".join(f"{{{{{id}}}}}" for id in gaps), "x")
        return Cloze(type="cloze", gaps=gaps, **{**shared, "text": text})
    if kind == "hotspot":
        places = tuple(
            Region(at=AT, id=LETTERS[n], label=TEXT, coords=(0, 0, 1, 1), correct=n < chance.randint(1, 3))
            for n in range(chance.randint(2, 20))
        )
        return Hotspot(type="hotspot", image="media/x.svg", alt="X", regions=places, **shared)
    if kind == "likert":
        said = tuple(Statement(at=AT, id=LETTERS[n], text=TEXT) for n in range(chance.randint(1, 20)))
        return Likert(type="likert", statements=said, scale=(TEXT, TEXT), **shared)
    if kind == "open":
        return Open(type="open", **shared)
    if kind == "scenario":
        return case(chance, shared)
    return TrueFalse(type="true-false", answer=True, **shared)


def case(chance: random.Random, shared: dict[str, Any]) -> Scenario:
    """A case whose choices lead to later steps or to an ending."""
    count = chance.randint(1, 40)
    steps = []
    for n in range(count):
        onward = [*[f"s{m}" for m in range(n + 1, count)][:3], "end"]
        choices = tuple(
            ScenarioChoice(at=AT, id=LETTERS[m], text=TEXT, score=chance.randint(0, 10), next=chance.choice(onward))
            for m in range(chance.randint(1, 6))
        )
        steps.append(ScenarioStep(at=AT, id=f"s{n}", text=TEXT, choices=choices))
    ending = ScenarioEnding(at=AT, id="end", title="End", text=TEXT)
    return Scenario(type="scenario", steps=tuple(steps), endings=(ending,), **shared)


def module(seed: int) -> Module:
    chance = random.Random(seed)
    numbers = iter(range(1000))
    draw: dict[str, Any] = chance.choice([{}, {"draw": 3}, {"draw": 40}, {"draw_per_objective": 1}])

    def quiz(id: str, kind: Any, **more: Any) -> Quiz:
        pool = tuple(question(next(numbers), chance) for _ in range(chance.randint(1, 9)))
        return Quiz(id=id, at=AT, title=id, kind=kind, questions=pool, **more)

    return Module(
        at=AT, id="m", title="M", summary="S", body=TEXT, assessment="final",
        objectives=(Objective(at=AT, id="o0", text="Explain it."),),
        lessons=tuple(Lesson(at=AT, id=f"lesson-{n}", title="L", body=TEXT) for n in range(chance.randint(1, 12))),
        quizzes=(
            quiz("final", "assessment", **draw),
            quiz("before", "pretest"),
            quiz("check", "check"),
            quiz("how", "survey"),
        ),
    )  # fmt: skip


def answered(one: Question, full: bool, chance: random.Random) -> list[Any]:
    most = min(one.answer_max(), state.GIVEN_MAX)
    given = (LETTERS * 7)[: most if full else chance.randint(0, most)]
    return [state.key(one.id), {"rev": state.rev(one), "given": given, "credit": 1}]


def learner(module: Module, full: bool, chance: random.Random) -> dict[str, Any]:
    """A state that a learner can have; `full` is the longest of them."""
    answers, quizzes = [], {}
    flags = {"marked": True, "checked": True}
    lessons = {state.key(lesson.id): 3 for lesson in module.lessons if full or chance.random() < 0.7}
    for quiz in module.quizzes:
        pool = list(quiz.questions)
        if quiz.kind not in ("assessment", "pretest"):
            answers += [answered(one, full, chance) for one in pool if full or chance.random() < 0.7]
            continue
        chance.shuffle(pool)
        if full:
            pool.sort(key=lambda one: one.answer_max(), reverse=True)
        if quiz.draw_per_objective:
            drawn = [one for n, one in enumerate(pool) if one.objective not in {p.objective for p in pool[:n]}]
        else:
            drawn = pool[: quiz.draw] if quiz.draw else pool
        running = [[name, {**answer, **flags}] for name, answer in (answered(one, full, chance) for one in drawn)]
        figures = {"used": 99, "best": 1000, "last": 1000, "seed": 2**24 - 1, "open": True}
        quizzes[state.key(quiz.id)] = {**figures, "running": running}
    return {
        "lineage": "abcdefgh", "counter": 2**30 - 1, "lesson": state.key(module.lessons[0].id), "place": 1000,
        "lessons": lessons, "again": list(lessons)[:2],
        "answers": dict(answers), "quizzes": quizzes, "passed": True, "completed": True,
    }  # fmt: skip


COURSE = Course(
    at=AT, id="c", title="C", version="1", language="en", parts=(Part(at=AT, id="p", title="P", modules=("m",)),)
)


def test_longest_state_is_what_the_player_writes_at_worst() -> None:
    modules = [module(seed) for seed in range(40)]
    chance = random.Random(1)
    figures = [state.longest_state(one, COURSE) for one in modules]
    assert max(figures) < state.LIMIT
    assert encoded([learner(one, True, chance) for one in modules]) == figures
    for length, figure in zip(encoded([learner(one, False, chance) for one in modules]), figures, strict=True):
        assert length <= figure


def test_sizes_are_the_players() -> None:
    source = (PLAYER / "state" / "codec.js").read_text("utf-8")
    assert f"export const LIMIT = {state.LIMIT};" in source
    assert f"export const GIVEN_MAX = {state.GIVEN_MAX};" in source


def test_rev_changes_with_key_and_options_alone() -> None:
    def single(correct: int, text: str = "a", count: int = 3) -> Single:
        made = tuple(Option(at=AT, id=LETTERS[n], text=Text(text, "x"), correct=n == correct) for n in range(count))
        return Single(at=AT, id="q", type="single", text=TEXT, options=made)

    assert state.rev(single(0)) == state.rev(single(0, "other words"))
    assert len({state.rev(single(0)), state.rev(single(1)), state.rev(single(0, count=4))}) == 3
    assert len(state.rev(single(0))) == state.REV


def test_keys_are_short_stable_and_collisions_are_found() -> None:
    assert state.key("two-way-link") == state.key("two-way-link")
    assert len(state.key("")) == state.KEY
    assert state.collisions(module(3)) == []
    seen: dict[str, str] = {}
    pair: tuple[str, str] | None = None
    for n in range(30000):
        other = seen.setdefault(state.key(f"lesson-{n}"), f"lesson-{n}")
        if other != f"lesson-{n}":
            pair = (other, f"lesson-{n}")
            break
    assert pair, "24 bits collide by then"
    lessons = tuple(Lesson(at=AT, id=id, title="L", body=TEXT) for id in pair)
    both = Module(at=AT, id="m", title="M", summary="S", body=TEXT, objectives=(), lessons=lessons)
    assert state.collisions(both) == [pair]


@pytest.mark.parametrize("quiz_id", ["final", "check"])
def test_pool_names_every_question(quiz_id: str) -> None:
    quiz = module(5).quiz(quiz_id)
    assert quiz is not None
    assert [len(one) for one in state.pool(quiz)] == [state.KEY + state.REV] * len(quiz.questions)
