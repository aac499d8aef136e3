"""P5xx: what can be said of a package before it is built."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code, Position
from builder.state import LIMIT, collisions, longest_state

INTERACTIONS = 250
"""Interactions that a 2004 LMS must keep (RTE, 'Smallest permitted maximum')."""


@module_rule(
    Code(
        "P501",
        "error",
        "The saved state can grow too long",
        f"SCORM 1.2 lets an LMS keep {LIMIT} characters of a learner's progress (cmi.suspend_data). What is longer is "
        "cut or refused, and the learner's work is lost. The builder computes the longest state that a learner of the "
        "module can reach, with every lesson opened and every question answered.",
        bad="modules/base    checks with 500 questions, each kept with its answer    5,061 characters",
        good=(
            "modules/base    checks with 200 questions                               2,045 characters\n"
            "modules/next    checks with 300 questions                               3,050 characters\n"
        ),
    )
)
def state_too_long(view: ModuleView) -> Iterator[Finding]:
    """The longest saved state fits into what every LMS keeps."""
    length = longest_state(view.module, view.course)
    if length > LIMIT:
        checks = sum(len(quiz.questions) for quiz in view.module.quizzes if quiz.kind in ("check", "survey"))
        yield Finding(
            view.module.at.start,
            f"the saved state can have {length} characters; {LIMIT} are kept",
            f"split the module, draw fewer questions, or shorten its checks (they have {checks} questions)",
        )


@module_rule(
    Code(
        "P502",
        "error",
        "Two ids have the same key in the saved state",
        "Progress is kept under a short hash of each id (24 bits). Where two ids have the same one, an answer to the "
        "first would show as an answer to the second. It happens by chance, to one module in thousands.",
        bad=(
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: case-10120, type: true-false, objective: one, text: Case a., answer: true, explanation: So "
            "it is.}\n"
            "  - {id: case-10792, type: true-false, objective: one, text: Case b., answer: false, explanation: "
            "So it is.}\n"
        ),
        good=(
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: case-10120, type: true-false, objective: one, text: Case a., answer: true, explanation: So "
            "it is.}\n"
            "  - {id: case-pump, type: true-false, objective: one, text: Case b., answer: false, explanation: So "
            "it is.}\n"
        ),
    )
)
def same_key(view: ModuleView) -> Iterator[Finding]:
    """Lessons, quizzes and questions of a module can be told apart in the saved state."""
    for first, second in collisions(view.module):
        yield Finding(
            _place_of(view, second),
            f"the ids `{first}` and `{second}` have the same key in the saved state",
            f"rename `{second}`; progress saved under it is lost, so rename the one that is newer",
        )


def _place_of(view: ModuleView, id: str) -> Position:
    """Where a lesson, quiz or question of that id stands."""
    for lesson in view.module.lessons:
        if lesson.id == id:
            return lesson.at.start
    for asked in view.asked:
        if asked.question.id == id:
            return asked.question.at.of("id")
    quiz = view.module.quiz(id)
    return quiz.at.start if quiz else view.module.at.start


@module_rule(
    Code(
        "P503",
        "warning",
        "More graded questions than an LMS keeps",
        f"SCORM 2004 asks LMSs to keep {INTERACTIONS} answers. Beyond that, a question's last record is reused and "
        "trainers see fewer answers than were given.",
        bad="quizzes/base/final.yaml    kind: assessment, 300 questions, no `draw:`",
        good="quizzes/base/final.yaml    kind: assessment, 300 questions, `draw: 20`",
    )
)
def many_interactions(view: ModuleView) -> Iterator[Finding]:
    """One attempt's answers fit into the LMS's records."""
    if view.course.defaults.report == "none":
        return
    reported = [a for a in view.asked if a.graded or view.course.defaults.report == "all"]
    if len(reported) > INTERACTIONS:
        yield Finding(
            view.module.at.start,
            f"the module reports {len(reported)} questions; an LMS keeps {INTERACTIONS} answers",
            "split the module, or write `report: graded`",
        )
