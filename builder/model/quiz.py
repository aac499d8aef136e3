"""Quizzes: what is asked, how it is drawn, scored and answered."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from builder.model.base import Place, doc
from builder.model.questions.base import Question

Kind = Literal["assessment", "check", "pretest", "survey"]
Shuffle = Literal["questions", "options"]
Feedback = Literal["after-question", "after-attempt", "none"]
Counts = Literal["best", "last"]
Retry = Literal["at-once", "after-reading"]


class Quiz(Struct, frozen=True, kw_only=True):
    """A quiz file, `quizzes/<module>/<quiz>.yaml`. Absent settings come from the course's defaults."""

    id: str
    """The file name without `.yaml`."""
    at: Place
    title: Annotated[str, doc("The heading that learners see.", examples=["Check yourself"])]
    kind: Annotated[
        Kind,
        doc("assessment: graded; check: inside a lesson; pretest: before the lessons; survey: not scored."),
    ] = "check"
    pass_mark: Annotated[int | None, doc("Percent of the points that passes.", ge=1, le=100, examples=[75])] = None
    attempts: Annotated[
        int | Literal["unlimited"] | None,
        doc("How many attempts a learner has; each is a new draw.", ge=1, le=99, examples=[3, "unlimited"]),
    ] = None
    draw: Annotated[int | None, doc("How many questions are taken from the pool.", ge=1, examples=[10])] = None
    draw_per_objective: Annotated[
        int | None, doc("How many questions are taken for each objective.", ge=1, examples=[2])
    ] = None
    shuffle: Annotated[
        tuple[Shuffle, ...], doc("What is put in a new order for each attempt.", examples=[["questions", "options"]])
    ] = ()
    feedback: Annotated[Feedback | None, doc("When the learner reads what was right and why.")] = None
    counts: Annotated[
        Counts | None,
        doc(
            "Whose score is reported: the best attempt's (default), or that of the attempt that settles it, "
            "the first that passes or the last allowed."
        ),
    ] = None
    retry: Annotated[
        Retry | None,
        doc(
            "When the next attempt may begin after a failed one: at once (default), or after the lessons of the "
            "weakest objective were opened again."
        ),
    ] = None
    questions: Annotated[
        tuple[Question, ...],
        doc(
            "The pool of questions.",
            min_length=1,
            examples=[
                [{"id": "first-word", "type": "true-false", "text": "A name and a task move people.", "answer": True}]
            ],
        ),
    ]
