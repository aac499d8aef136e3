"""`/// tip | title`: a practical hint."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="tip",
    about="A callout: a practical hint.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    template="callout",
)
