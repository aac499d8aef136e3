"""`/// step | title`: one of the `steps`."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="step",
    about="One of the `steps`.",
    argument="optional",
    argument_help="Its title.",
    inside=("steps",),
    template="step",
)
