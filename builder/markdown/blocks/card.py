"""`/// card | title`: one of the `cards`."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="card",
    about="One of the `cards`.",
    argument="optional",
    argument_help="Its title.",
    inside=("cards",),
    template="card",
)
