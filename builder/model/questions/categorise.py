"""`categorise`: each item belongs to one of a few categories; each item put right earns its share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import ID, Place, Text, doc
from builder.model.questions.base import Question, report_id


class Category(Struct, frozen=True, kw_only=True):
    """Where items can belong."""

    at: Place
    id: Annotated[str, doc("Items name it; stable.", pattern=ID, examples=["before"])]
    label: Annotated[Text, doc("A word or a few.", examples=["Before"])]


class CategoryItem(Struct, frozen=True, kw_only=True):
    """Something that belongs to a category."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9][a-z0-9_]{0,15}$", examples=["call"]),
    ] = ""
    text: Annotated[Text, doc("What the learner puts into a category.", examples=["Call for help"])]
    category: Annotated[str, doc("The id of the category that it belongs to.", examples=["before"])]
    feedback: Annotated[
        Text | None,
        doc("Shown after checking: why it belongs there.", examples=["It takes time until somebody comes."]),
    ] = None


class Categorise(Question, frozen=True, kw_only=True):
    """Items to put into categories. Score: items put right / items."""

    tag: ClassVar[str] = "categorise"

    categories: Annotated[
        tuple[Category, ...],
        doc(
            "The categories, in the order to show them.",
            min_length=2,
            max_length=6,
            examples=[[{"id": "before", "label": "Before"}, {"id": "after", "label": "After"}]],
        ),
    ]
    items: Annotated[
        tuple[CategoryItem, ...],
        doc(
            "What belongs to them.",
            min_length=2,
            max_length=20,
            examples=[[{"text": "Call for help", "category": "before"}, {"text": "Clean up", "category": "after"}]],
        ),
    ]

    @property
    def columns(self) -> tuple[str, ...]:
        """The addresses of the texts to choose from for each item."""
        return tuple(f"categories.{category.id}.label" for category in self.categories)

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for category in self.categories:
            yield f"categories.{category.id}.label", category.label
        for item in self.items:
            yield f"items.{item.id}.text", item.text
            if item.feedback:
                yield f"items.{item.id}.feedback", item.feedback

    def key_data(self) -> Any:
        return [[[item.id, item.category] for item in self.items], [category.id for category in self.categories]]

    def player_data(self) -> dict[str, Any]:
        return {
            "pairs": [{"id": item.id, "target": report_id(item.category)} for item in self.items],
            "targets": [{"id": report_id(category.id)} for category in self.categories],
        }

    def answer_max(self) -> int:
        return len(self.items)
