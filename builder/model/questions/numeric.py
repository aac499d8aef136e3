"""`numeric`: a number to type; right within a tolerance or a range."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from msgspec import Meta

from builder.model.base import doc
from builder.model.questions.base import Question

MOST = 1e12
"""The largest number, up and down: every learner's browser and learning platform is exact to it."""


class Numeric(Question, frozen=True, kw_only=True):
    """A number. Score: all points from the lowest right number to the highest, both included, else none."""

    tag: ClassVar[str] = "numeric"

    answer: Annotated[float | None, doc("The right number.", ge=-MOST, le=MOST, examples=[12.5])] = None
    tolerance: Annotated[
        float, doc("How far from the answer is still right, up and down.", ge=0, le=MOST, examples=[0.5])
    ] = 0
    range: Annotated[
        tuple[Annotated[float, Meta(ge=-MOST, le=MOST)], ...] | None,
        doc(
            "In place of `answer`: the lowest and the highest right number.",
            min_length=2,
            max_length=2,
            examples=[[10, 12]],
        ),
    ] = None
    unit: Annotated[
        str, doc("Shown after the field; learners may type it too.", max_length=20, examples=["minutes"])
    ] = ""

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest right number."""
        if self.range:
            return self.range[0], self.range[1]
        answer, tolerance = Decimal(repr(self.answer or 0)), Decimal(repr(self.tolerance))
        return float(answer - tolerance), float(answer + tolerance)

    def key_data(self) -> Any:
        return list(self.bounds)

    def player_data(self) -> dict[str, Any]:
        low, high = self.bounds
        return {"answer": None if self.range else self.answer, "low": low, "high": high, "unit": self.unit}

    def answer_max(self) -> int:
        return 48  # 24 characters, of which 8 can be decimal or grouping marks, at 4 digits each
