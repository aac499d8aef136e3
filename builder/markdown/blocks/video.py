"""`/// video | media/name.mp4`: a film in the package."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

SPEC = Spec(
    name="video",
    about="A film of the module. Its text is the transcript.",
    argument="required",
    argument_kind="path",
    argument_help="The film's file (MP4).",
    options={
        "title": Option("text", "What the film is."),
        "captions": Option("path", "Captions in the film's language (WebVTT)."),
        "captions-none": Option("text", "Why the film needs none, for example: nobody speaks."),
        "transcript": Option("path", "The transcript as a file, where it is not the block's text."),
        "poster": Option("path", "The still picture before the film plays."),
        "credit": Option("text", "Who made it, and its licence."),
    },
    shows="media",
    template="video",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """The files that the film needs, as they are named in the package."""
    return {
        "film": page.file(head.argument),
        "captions": page.file(head.options.get("captions", "")),
        "transcript": page.file(head.options.get("transcript", "")),
        "poster": page.image(head.options.get("poster", "")),
        "caption_title": page.inline_text(head.options.get("title", "")),
        "credit": page.inline_text(head.options.get("credit", "")),
    }
