"""What of a text learners do not see: stories that were withdrawn."""

from __future__ import annotations

from typing import Protocol, TypeVar

from builder.markdown.spec import TRUE
from builder.model.outline import Outline


class Placed(Protocol):
    """Something that stands in a line of a text."""

    @property
    def line(self) -> int: ...


Item = TypeVar("Item", bound=Placed)


def shown(outline: Outline, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Those of an outline's items that are rendered."""
    hidden = [
        (block.line, block.end)
        for block in outline.blocks
        if block.name == "story" and any(name == "withdrawn" and value.lower() in TRUE for name, value in block.options)
    ]
    if not hidden:
        return items
    return tuple(item for item in items if not any(first <= item.line <= last for first, last in hidden))
