"""`//// timeline`: what happened when."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="timeline",
    about="What happened when: a run of `event` blocks.",
    holds=("event",),
    template="timeline",
)
