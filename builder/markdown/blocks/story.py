"""`/// story | name`: one person's story."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

SPEC = Spec(
    name="story",
    about="One person's story: name, place, text.",
    argument="required",
    argument_help="The person's name, or the story's title.",
    options={
        "place": Option("text", "Where the person lives or works."),
        "mark": Option("path", "A small drawing that opens the story."),
    },
    template="story",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """The drawn mark and the place."""
    mark = head.options.get("mark", "")
    return {"mark": page.image_html(mark, "") if mark else "", "place": page.inline_text(head.options.get("place", ""))}
