"""`/// audio | media/name.mp3`: a recording in the package."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

SPEC = Spec(
    name="audio",
    about="A recording of the module. Its text is the transcript.",
    argument="required",
    argument_kind="path",
    argument_help="The recording's file (MP3).",
    options={
        "title": Option("text", "What the recording is."),
        "transcript": Option("path", "The transcript as a file, where it is not the block's text."),
        "credit": Option("text", "Who made it, and its licence."),
    },
    shows="media",
    template="audio",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """The files that the recording needs, as they are named in the package."""
    return {
        "sound": page.file(head.argument),
        "transcript": page.file(head.options.get("transcript", "")),
        "caption_title": page.inline_text(head.options.get("title", "")),
        "credit": page.inline_text(head.options.get("credit", "")),
    }
