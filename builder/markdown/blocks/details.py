"""`/// details | summary`: text that opens on a click."""

from __future__ import annotations

from builder.markdown.spec import Option, Spec

SPEC = Spec(
    name="details",
    about="Text behind a line that opens on a click: an answer to think about first, or detail for some.",
    argument="required",
    argument_help="The line to click.",
    options={"open": Option("flag", "`true`: open from the start.")},
    interactive=True,
    template="details",
)
