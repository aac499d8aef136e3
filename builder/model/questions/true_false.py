"""`true-false`: a statement that holds or does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import Place, Text, doc
from builder.model.questions.base import Question


class TrueFalseFeedback(Struct, frozen=True, kw_only=True):
    """Feedback by the answer given."""

    at: Place
    true: Annotated[Text | None, doc("Shown to who answered true.", examples=["Yes. A name moves people."])] = None
    false: Annotated[Text | None, doc("Shown to who answered false.", examples=["They do: a name moves people."])] = (
        None
    )


class TrueFalse(Question, frozen=True, kw_only=True):
    """A statement to judge."""

    tag: ClassVar[str] = "true-false"

    answer: Annotated[bool, doc("Whether the statement is true.")]
    feedback: Annotated[
        TrueFalseFeedback | None, doc("What to say to each answer.", examples=[{"true": "Yes.", "false": "They do."}])
    ] = None

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        if self.feedback and self.feedback.true:
            yield "feedback.true", self.feedback.true
        if self.feedback and self.feedback.false:
            yield "feedback.false", self.feedback.false

    def key_data(self) -> Any:
        return self.answer

    def player_data(self) -> dict[str, Any]:
        return {"answer": self.answer}

    def answer_max(self) -> int:
        return 1
