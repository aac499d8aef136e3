"""`multiple`: any number of options is right; each right choice earns its share, each wrong one costs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from builder.model.base import Text, doc
from builder.model.questions.base import Option, Question, option_texts


class Multiple(Question, frozen=True, kw_only=True):
    """Several right options. Score: (right chosen - wrong chosen) / right, not below zero."""

    tag: ClassVar[str] = "multiple"

    options: Annotated[
        tuple[Option, ...],
        doc(
            "The options, one or more correct.",
            min_length=2,
            max_length=36,
            examples=[[{"text": "Call 112", "correct": True}, {"text": "Wait"}]],
        ),
    ]

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        yield from option_texts(self.options)

    def key_data(self) -> Any:
        return [[option.id, option.correct] for option in self.options]

    def player_data(self) -> dict[str, Any]:
        return {"options": [{"id": o.id, "correct": o.correct} for o in self.options]}

    def answer_max(self) -> int:
        return len(self.options)
