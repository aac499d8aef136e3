"""`likert`: statements to agree with more or less; there is no right answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import ID, Place, Text, doc
from builder.model.questions.base import Question, report_id


class Statement(Struct, frozen=True, kw_only=True):
    """Something to agree with."""

    at: Place
    id: Annotated[
        str, doc("Stable id, in reports; default: its position as a letter.", pattern=ID, examples=["dare"])
    ] = ""
    text: Annotated[Text, doc("The statement.", examples=["I would dare to call."])]


class Likert(Question, frozen=True, kw_only=True):
    """Statements on one scale. Not scored."""

    tag: ClassVar[str] = "likert"
    scored: ClassVar[bool] = False

    statements: Annotated[
        tuple[Statement, ...],
        doc("What to agree with.", min_length=1, max_length=20, examples=[[{"text": "I would dare to call."}]]),
    ]
    scale: Annotated[
        tuple[Text, ...],
        doc(
            "The words of the scale, from one end to the other.",
            min_length=2,
            max_length=9,
            examples=[["not at all", "partly", "fully"]],
        ),
    ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The addresses of the texts to choose from for each statement."""
        return tuple(f"scale.{number}" for number in range(len(self.scale)))

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for statement in self.statements:
            yield f"statements.{statement.id}.text", statement.text
        for number, label in enumerate(self.scale):
            yield f"scale.{number}", label

    def key_data(self) -> Any:
        return [[statement.id for statement in self.statements], len(self.scale)]

    def player_data(self) -> dict[str, Any]:
        return {"items": [{"id": report_id(statement.id)} for statement in self.statements], "steps": len(self.scale)}

    def answer_max(self) -> int:
        return len(self.statements)
