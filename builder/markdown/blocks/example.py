"""`/// example | title`: an example of what the text says."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="example",
    about="A callout: an example of what the text says.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    template="callout",
)
