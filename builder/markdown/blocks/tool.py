"""`/// tool | id`: a worksheet to fill in."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="tool",
    about="A worksheet of the module, to fill in on the page and to take along.",
    argument="required",
    argument_kind="id",
    argument_help="The worksheet's id: its file name in `tools/` without `.yaml`.",
    content="none",
    interactive=True,
    template="tool",
)
