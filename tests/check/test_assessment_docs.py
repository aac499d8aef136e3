"""Every setting of a quiz is in `docs/assessment.md`, with an example that is without problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import fields

from builder.diagnostics import Diagnostic
from builder.model.quiz import Quiz

DOCS = (Path(__file__).parents[2] / "docs/assessment.md").read_text("utf-8")
EXAMPLES = {
    name: example
    for name, text in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCS, re.DOTALL | re.MULTILINE)
    for example in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
}
EXPLAINED_ELSEWHERE = {"id", "at", "title", "kind", "questions"}


def test_each_setting_is_documented_and_no_other() -> None:
    settings = {field.name for field in fields(Quiz)} - EXPLAINED_ELSEWHERE
    assert set(EXAMPLES) == settings | {"Pre-test", "Survey"}
    for setting in settings:
        assert f"\n{setting}: " in EXAMPLES[setting]


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_is_sound(name: str, course: Path, check: Callable[[Path], list[Diagnostic]]) -> None:
    example = EXAMPLES[name]
    kind = re.search("^kind: (.+)$", example, re.MULTILINE)
    assert kind
    quizzes = course / "quizzes/base"
    target = {"assessment": "final", "pretest": "before", "survey": "start"}[kind[1]]
    questions = (quizzes / ("start.yaml" if kind[1] == "survey" else "final.yaml")).read_text("utf-8")
    questions = questions[questions.index("questions:") :]
    if kind[1] == "survey":
        questions = questions.replace(", correct: true", "")
    if kind[1] == "pretest":
        questions = re.sub(r"id: f(\d)", r"id: before-\1", questions).replace(".,", " indeed.,")
    (quizzes / f"{target}.yaml").write_text(example + questions, "utf-8")
    assert [str(one) for one in check(course)] == []
