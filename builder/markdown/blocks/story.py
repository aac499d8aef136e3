"""`/// story | name`: one person's story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPEC = Spec(
    name="story",
    about="One person's story: name, place, text. Learners can print it as a card.",
    argument="required",
    argument_help="The person's name, or the story's title.",
    options={
        "place": Option("text", "Where the person lives or works."),
        "mark": Option("path", "A small drawing that opens the story."),
        "withdrawn": Option("flag", "`true`: story and card are left out; the source stays."),
    },
    template="story",
)


def prepare(element: Element, head: Head) -> None:
    """Empty a story that was withdrawn before its pictures, terms and citations are read."""
    if head.flag("withdrawn"):
        for child in list(element):
            element.remove(child)
        element.text = None


def view(head: Head, page: Page) -> dict[str, Any]:
    """The drawn mark and the place, or that the story was withdrawn."""
    if head.flag("withdrawn"):
        return {"withdrawn": True, "mark": "", "place": ""}
    mark = head.options.get("mark", "")
    return {
        "withdrawn": False,
        "mark": page.image_html(mark, "") if mark else "",
        "place": page.inline_text(head.options.get("place", "")),
    }
