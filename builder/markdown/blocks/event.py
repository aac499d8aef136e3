"""`/// event | when`: one entry of a `timeline`."""

from __future__ import annotations

from builder.markdown.spec import Option, Spec

SPEC = Spec(
    name="event",
    about="One entry of a `timeline`.",
    argument="required",
    argument_help="When: a year, a date, a phase.",
    options={"title": Option("text", "What happened, in a few words.")},
    inside=("timeline",),
    template="event",
)
