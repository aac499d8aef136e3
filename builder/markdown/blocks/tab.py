"""`/// tab | title`: one of the versions in `tabs`."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="tab",
    about="One of the versions in `tabs`.",
    argument="required",
    argument_help="Its title.",
    inside=("tabs",),
    template="tab",
)
