"""`//// tabs`: versions of one thing, side by side."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="tabs",
    about="Versions of one thing, of which the reader picks one: a run of `tab` blocks.",
    holds=("tab",),
    interactive=True,
    template="tabs",
)
