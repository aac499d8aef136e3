"""`/// steps`: what to do, in order: a numbered list, or `step` blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.markdown.spec import Head, Spec

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPEC = Spec(
    name="steps",
    about="What to do, in order: a numbered list, or a run of `step` blocks for longer ones.",
    template="steps",
)


def prepare(element: Element, head: Head) -> None:
    """Mark the numbered list that the steps are; `step` blocks become a list by their templates."""
    del head
    for child in element:
        if child.tag == "ol":
            child.set("class", "steps")
