"""`/// reflect | title`: a question to oneself, with room for private notes."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

LINES, MOST = 4, 30
"""Lines of room where the author names none, and the most there are."""

SPEC = Spec(
    name="reflect",
    about="A question to oneself, with room for private notes that stay in the browser and go with the worksheets.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    options={"lines": Option("number", f"Lines of room, 1 to {MOST}; {LINES} where it is left out.")},
    interactive=True,
    template="reflect",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """How many lines of room there are."""
    del page
    given = head.options.get("lines", "")
    return {"lines": min(MOST, max(1, int(given))) if given.isdecimal() else LINES}
