"""`/// quiz | id`: a check inside the lesson."""

from __future__ import annotations

from builder.markdown.spec import Spec

SPEC = Spec(
    name="quiz",
    about="A check inside the lesson: the questions of a quiz file.",
    argument="required",
    argument_kind="id",
    argument_help="The quiz's id: its file name without `.yaml`.",
    content="none",
    interactive=True,
    template="quiz",
)
