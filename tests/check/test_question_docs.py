"""Every question of `docs/questions.md`, put into the course without problems, is one without problems."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.model.questions import question_types

DOCS = (Path(__file__).parents[2] / "docs/questions.md").read_text("utf-8")
EXAMPLES = {
    tag: re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    for tag, text in re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", DOCS, re.DOTALL | re.MULTILINE)
}


def test_each_type_is_documented_and_no_other() -> None:
    assert sorted(EXAMPLES) == sorted(question_types())
    assert all(len(examples) == 1 for examples in EXAMPLES.values())


@pytest.mark.parametrize("tag", EXAMPLES)
def test_example_is_sound(tag: str, course: Path, check: Callable[[Path], list[Diagnostic]]) -> None:
    (example,) = EXAMPLES[tag]
    assert f"type: {tag}\n" in example
    indented = "".join(f"  {line}\n" for line in example.splitlines())
    (course / "quizzes/base/start.yaml").write_text(f"title: Check\nkind: check\nquestions:\n{indented}", "utf-8")
    assert [str(one) for one in check(course)] == []
