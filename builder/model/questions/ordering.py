"""`ordering`: items to bring into their order; each pair of items in the right order counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import Place, Text, doc
from builder.model.questions.base import Question


class Item(Struct, frozen=True, kw_only=True):
    """Something that has its place in an order."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9_]{1,16}$", examples=["call"]),
    ] = ""
    text: Annotated[Text, doc("What the learner moves.", examples=["Call for help"])]
    feedback: Annotated[
        Text | None,
        doc("Shown after checking: why the item has its place.", examples=["Help takes time until it comes."]),
    ] = None


class Ordering(Question, frozen=True, kw_only=True):
    """Items to order. Score: (pairs of items in the right order - pairs in the wrong one) / pairs, not below zero."""

    tag: ClassVar[str] = "ordering"

    items: Annotated[
        tuple[Item, ...],
        doc(
            "The items in the right order; learners meet them in another.",
            min_length=3,
            max_length=12,
            examples=[[{"text": "Look"}, {"text": "Call"}, {"text": "Help"}]],
        ),
    ]

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for item in self.items:
            yield f"items.{item.id}.text", item.text
            if item.feedback:
                yield f"items.{item.id}.feedback", item.feedback

    def key_data(self) -> Any:
        return [item.id for item in self.items]

    def player_data(self) -> dict[str, Any]:
        return {"items": [{"id": item.id} for item in self.items]}

    def answer_max(self) -> int:
        return len(self.items)
