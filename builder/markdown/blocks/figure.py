"""`/// figure | media/name.svg`: a picture with caption and credit."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

SPEC = Spec(
    name="figure",
    about="A picture with a caption, which is the block's text.",
    argument="required",
    argument_kind="path",
    argument_help="The picture's file.",
    options={
        "alt": Option("text", "What the picture shows, for those who do not see it."),
        "decorative": Option("flag", "`true`: the picture says nothing that the text does not, and has no alt."),
        "credit": Option("text", "Who made it, and its licence."),
    },
    shows="image",
    template="figure",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """The picture's tag and the credit."""
    alt = "" if head.flag("decorative") else head.options.get("alt", "")
    return {"image": page.image_html(head.argument, alt), "credit": page.inline_text(head.options.get("credit", ""))}
