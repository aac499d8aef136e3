"""`single`: exactly one option is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from builder.model.base import Text, doc
from builder.model.questions.base import Option, Question, option_texts


class Single(Question, frozen=True, kw_only=True):
    """One right option among several."""

    tag: ClassVar[str] = "single"

    options: Annotated[
        tuple[Option, ...],
        doc(
            "The options, one of them correct.",
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
        return 1
