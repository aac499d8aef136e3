"""`/// key | title`: the one point to take away."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="key",
    about="A callout: the one point to take away.",
    argument="optional",
    argument_help="Its title; without one, the word for the block stands there.",
    template="callout",
)
