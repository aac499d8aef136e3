"""Q049 and Q057: questions that have no right answer."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.questions.open import Open

_OPEN = "questions:\n  - id: a\n    type: open\n    text: What will you do?\n    model_answer: Ask first.\n"


@module_rule(
    Code(
        "Q049",
        "error",
        "A question without score in a graded quiz",
        "`likert` and `open` have no right answer: a draw that takes one would ask for less than the others.",
        f"kind: assessment\n{_OPEN}",
        f"kind: check\n{_OPEN}",
    )
)
def unscored_in_graded(view: ModuleView) -> Iterator[Finding]:
    """Assessments and pre-tests ask what can be scored."""
    for asked in view.asked:
        if not asked.question.scored and asked.quiz.kind in ("assessment", "pretest"):
            yield Finding(
                asked.question.at.of("type"),
                f"`{asked.question.type}` is not scored",
                "put it into a check (`kind: check`) or a survey",
            )


@module_rule(
    Code(
        "Q057",
        "warning",
        "An open question with nothing to compare with",
        "Nobody reads the answer but the learner. A model answer, or criteria, are the feedback.",
        bad=(
            "-- quizzes/base/start.yaml --\n"
            "kind: check\n"
            "questions:\n"
            "  - {id: next-step, type: open, text: What will you do tomorrow?}\n"
        ),
        good=(
            "-- quizzes/base/start.yaml --\n"
            "kind: check\n"
            "questions:\n"
            "  - {id: next-step, type: open, text: What will you do tomorrow?, model_answer: I will call the "
            "water board.}\n"
        ),
    )
)
def nothing_to_compare(view: ModuleView) -> Iterator[Finding]:
    """Open questions of a check come with a model answer, criteria or an explanation."""
    for asked in view.asked:
        question = asked.question
        if not isinstance(question, Open) or asked.quiz.kind == "survey":
            continue
        if not (question.model_answer or question.criteria or question.explanation):
            yield Finding(
                question.at.start,
                f"`{question.id}` gives nothing to compare an answer with",
                "add `model_answer:` or `criteria:`",
            )
