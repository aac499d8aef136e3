"""`//// cards`: a few things of one kind, side by side."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="cards",
    about="A few things of one kind, side by side: a run of `card` blocks.",
    holds=("card",),
    template="cards",
)
