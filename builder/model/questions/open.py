"""`open`: an answer in one's own words, to compare with a model answer; kept in the learner's browser only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from builder.model.base import Text, doc
from builder.model.questions.base import Question

LONGEST = 4000
"""Characters that can be written: as many as an LMS takes of a long fill-in (SCORM 2004 RTE, 4.2.9)."""


class Open(Question, frozen=True, kw_only=True):
    """Words of one's own. Not scored."""

    tag: ClassVar[str] = "open"
    scored: ClassVar[bool] = False

    lines: Annotated[int, doc("How many lines there are to write on.", ge=1, le=20, examples=[5])] = 5
    model_answer: Annotated[
        Text | None,
        doc(
            "An answer to compare one's own with, shown after writing.",
            examples=["I would name one person and one task."],
        ),
    ] = None
    criteria: Annotated[
        tuple[Text, ...],
        doc("What a good answer has, as a list to compare with.", max_length=12, examples=[["It names somebody."]]),
    ] = ()

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        if self.model_answer:
            yield "model_answer", self.model_answer
        for number, text in enumerate(self.criteria):
            yield f"criteria.{number}", text

    def key_data(self) -> Any:
        return None

    def player_data(self) -> dict[str, Any]:
        return {"limit": LONGEST}

    def answer_max(self) -> int:
        return 1
