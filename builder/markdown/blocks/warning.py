"""`/// warning | title`: something that goes wrong easily."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="warning",
    about="A callout: something that goes wrong easily.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    template="callout",
)
