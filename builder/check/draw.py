"""Q03x: how a quiz is drawn, scored and repeated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil, floor

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.quiz import Quiz

PASSABLE = ("assessment", "pretest")
"""Kinds of quiz that can be passed."""


def _drawn(quiz: Quiz) -> int:
    """How many questions one attempt asks."""
    pool = len(quiz.questions)
    if quiz.draw_per_objective:
        per_objective = Counter(question.objective for question in quiz.questions if question.objective)
        return sum(min(quiz.draw_per_objective, count) for count in per_objective.values())
    return min(quiz.draw or pool, pool)


@module_rule(
    Code(
        "Q030",
        "warning",
        "The pass mark is not a whole number of questions",
        "80 % of 8 questions is 6.4: learners need 7 right, which is 87.5 %. They read one mark and meet another.",
        "draw: 8\npass_mark: 80",
        "draw: 10\npass_mark: 80",
    )
)
def pass_mark_between_questions(view: ModuleView) -> Iterator[Finding]:
    """The pass mark is so many questions right, exactly."""
    for quiz in view.module.quizzes:
        if quiz.kind not in PASSABLE:
            continue
        mark = quiz.pass_mark or view.course.defaults.pass_mark
        points = {question.points for question in quiz.questions}
        drawn = _drawn(quiz)
        if len(points) != 1 or not drawn or (quiz.draw or 0) > len(quiz.questions) or drawn * mark % 100 == 0:
            continue
        key = "pass_mark" if quiz.pass_mark else "draw_per_objective" if quiz.draw_per_objective else "draw"
        needed = drawn * mark / 100
        below, above = floor(needed) * 100 / drawn, ceil(needed) * 100 / drawn
        sizes = [n for n in range(1, len(quiz.questions) + 1) if n * mark % 100 == 0]
        near = min(sizes, key=lambda n: abs(n - drawn), default=0)
        hint = " or ".join(
            [f"`pass_mark: {share:g}`" for share in (below, above) if share == int(share) and share]
            + ([f"`draw: {near}`"] if near else [])
        )
        yield Finding(
            quiz.at.of(key),
            f"{mark} % of {drawn} questions is {needed:g}: learners need {ceil(needed)} right, {above:.4g} %",
            f"write {hint}" if hint else f"no whole pass mark near {mark} fits {drawn} questions; draw another number",
        )


@module_rule(
    Code(
        "Q031",
        "error",
        "More questions are drawn than there are",
        "The pool does not hold as many questions as one attempt asks for.",
        "draw: 99",
        "draw: 1",
    )
)
def draw_too_large(view: ModuleView) -> Iterator[Finding]:
    """The pool holds what is drawn."""
    for quiz in view.module.quizzes:
        pool = len(quiz.questions)
        if quiz.draw and quiz.draw > pool:
            yield Finding(
                quiz.at.of("draw"),
                f"{quiz.draw} questions are drawn from a pool of {pool}",
                f"write `draw: {pool}` or fewer, or add questions",
            )


@module_rule(
    Code(
        "Q032",
        "error",
        "Too few questions for an objective",
        "`draw_per_objective` takes as many questions for each objective of the pool; one objective has fewer.",
        "draw_per_objective: 99",
        "draw_per_objective: 1",
    )
)
def too_few_for_objective(view: ModuleView) -> Iterator[Finding]:
    """Each objective has the questions that are drawn for it."""
    for quiz in view.module.quizzes:
        if not quiz.draw_per_objective:
            continue
        for objective, count in Counter(question.objective for question in quiz.questions).items():
            if objective and count < quiz.draw_per_objective:
                yield Finding(
                    quiz.at.of("draw_per_objective"),
                    f"{quiz.draw_per_objective} questions are drawn for each objective, but `{objective}` has {count}",
                    "add questions for it, or draw fewer",
                )


@module_rule(
    Code(
        "Q033",
        "error",
        "Two ways to draw at once",
        "`draw` and `draw_per_objective` both say how many questions an attempt asks.",
        "draw: 1\ndraw_per_objective: 1",
        "draw_per_objective: 1",
    )
)
def two_draws(view: ModuleView) -> Iterator[Finding]:
    """A quiz is drawn one way."""
    for quiz in view.module.quizzes:
        if quiz.draw and quiz.draw_per_objective:
            yield Finding(
                quiz.at.of("draw"), "`draw` and `draw_per_objective` contradict each other", "keep one of them"
            )


@module_rule(
    Code(
        "Q034",
        "warning",
        "A question that is never drawn",
        "`draw_per_objective` draws by objective; a question without one is never asked.",
        bad=(
            "-- quizzes/base/final.yaml --\n"
            "draw_per_objective: 1\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: one, text: Case b., answer: false, explanation: So it is.}\n"
            "  - {id: c, type: true-false, text: Case c., answer: true, explanation: So it is.}\n"
        ),
        good=(
            "-- quizzes/base/final.yaml --\n"
            "draw_per_objective: 1\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: one, text: Case b., answer: false, explanation: So it is.}\n"
            "  - {id: c, type: true-false, objective: two, text: Case c., answer: true, explanation: So it is.}\n"
        ),
    )
)
def never_drawn(view: ModuleView) -> Iterator[Finding]:
    """Where questions are drawn by objective, each has one."""
    for quiz in view.module.quizzes:
        if quiz.draw_per_objective:
            for question in quiz.questions:
                if not question.objective:
                    yield Finding(
                        question.at.start,
                        f"question `{question.id}` has no objective, so it is never drawn",
                        "add `objective:`",
                    )


@module_rule(
    Code(
        "Q035",
        "warning",
        "A setting without effect",
        "Checks inside lessons and surveys are not graded: they have no pass mark and no number of attempts. "
        "`counts` and `retry` are for the assessment.",
        "kind: check\npass_mark: 80",
        "kind: check",
    )
)
def setting_without_effect(view: ModuleView) -> Iterator[Finding]:
    """Only what can be passed has a pass mark and attempts; only the assessment is repeated by rules."""
    for quiz in view.module.quizzes:
        keys = {"assessment": (), "pretest": ("counts", "retry")}.get(
            quiz.kind, ("pass_mark", "attempts", "counts", "retry")
        )
        for key in keys:
            if getattr(quiz, key) is not None:
                yield Finding(
                    quiz.at.key(key),
                    f"`{key}` has no effect in a quiz of kind {quiz.kind}",
                    "remove it, or write `kind: assessment`",
                )


@module_rule(
    Code(
        "Q036",
        "warning",
        "Every attempt asks the same questions in the same order",
        "With several attempts and no draw or shuffle, the second attempt tests the memory of the first.",
        bad=(
            "-- quizzes/base/final.yaml --\n"
            "shuffle: []\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: one, text: Case b., answer: false, explanation: So it is.}\n"
        ),
        good=(
            "-- quizzes/base/final.yaml --\n"
            "shuffle: [questions, options]\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: one, text: Case b., answer: false, explanation: So it is.}\n"
        ),
    )
)
def same_every_time(view: ModuleView) -> Iterator[Finding]:
    """Repeated attempts differ in something."""
    defaults = view.course.defaults
    for quiz in view.module.quizzes:
        if quiz.kind != "assessment" or (quiz.attempts or defaults.attempts) == 1:
            continue
        if not quiz.shuffle and not defaults.shuffle and _drawn(quiz) == len(quiz.questions) > 1:
            yield Finding(
                quiz.at.start,
                "every attempt asks the same questions in the same order",
                "add `shuffle: [questions, options]`, or `draw:` from a larger pool",
            )


@module_rule(
    Code(
        "Q037",
        "warning",
        "Answers are shown while attempts are left",
        "`feedback: after-question` in an assessment without draw shows the key, and the next attempt asks the same. "
        "With a limited number of attempts that makes the last one worthless as evidence.",
        bad=("attempts: 2\nshuffle: [questions, options]\n"),
        good=("attempts: 2\ndraw: 5\nshuffle: [questions, options]\n"),
    )
)
def key_shown_early(view: ModuleView) -> Iterator[Finding]:
    """Limited attempts and an open key do not go together without a draw."""
    defaults = view.course.defaults
    for quiz in view.module.quizzes:
        attempts = quiz.attempts or defaults.attempts
        if quiz.kind != "assessment" or attempts in (1, "unlimited"):
            continue
        if (quiz.feedback or defaults.feedback) == "after-question" and _drawn(quiz) == len(quiz.questions):
            yield Finding(
                quiz.at.of("attempts"),
                f"the first of {attempts} attempts shows the answers to all the others",
                "add `draw:` from a larger pool, or `feedback: none`",
            )


@module_rule(
    Code(
        "Q038",
        "warning",
        "A rule for further attempts where there is only one",
        "`counts` chooses between attempts and `retry` says when the next may begin. With `attempts: 1` there is none.",
        "attempts: 1\nretry: after-reading",
        "attempts: 3\nretry: after-reading",
    )
)
def rule_for_one_attempt(view: ModuleView) -> Iterator[Finding]:
    """`counts` and `retry` need a second attempt."""
    for quiz in view.module.quizzes:
        if quiz.kind != "assessment" or (quiz.attempts or view.course.defaults.attempts) != 1:
            continue
        for key in ("counts", "retry"):
            if getattr(quiz, key) is not None:
                yield Finding(
                    quiz.at.key(key),
                    f"`{key}` has no effect: there is one attempt",
                    "remove it, or allow more `attempts`",
                )


@module_rule(
    Code(
        "Q045",
        "warning",
        "The last attempt counts, and attempts are unlimited",
        "With `counts: last` a score is reported by the attempt that passes or is the last one allowed. Where "
        "attempts are unlimited there is no last one: a trainer sees nothing of learners who have not passed yet.",
        "attempts: unlimited\ncounts: last",
        "attempts: 3\ncounts: last",
    )
)
def last_of_unlimited(view: ModuleView) -> Iterator[Finding]:
    """Where the last attempt counts, there is a last attempt."""
    for quiz in view.module.quizzes:
        unlimited = (quiz.attempts or view.course.defaults.attempts) == "unlimited"
        if quiz.kind == "assessment" and quiz.counts == "last" and unlimited:
            yield Finding(
                quiz.at.of("counts"),
                "`counts: last` reports nothing until the assessment is passed: attempts are unlimited",
                "set `attempts`, or write `counts: best`",
            )


@module_rule(
    Code(
        "Q046",
        "warning",
        "A question of a survey has a right answer",
        "Nothing in a survey is right or wrong. `correct: true` in it is never shown and never counted.",
        bad=(
            "-- quizzes/base/start.yaml --\n"
            "kind: survey\n"
            "questions:\n"
            "  - id: whom\n"
            "    type: single\n"
            "    text: Whom do you ask first in your own work?\n"
            "    options: [{text: The people, correct: true}, {text: The bank}]\n"
        ),
        good=(
            "-- quizzes/base/start.yaml --\n"
            "kind: survey\n"
            "questions:\n"
            "  - id: whom\n"
            "    type: single\n"
            "    text: Whom do you ask first in your own work?\n"
            "    options: [{text: The people}, {text: The bank}]\n"
        ),
    )
)
def right_answer_in_survey(view: ModuleView) -> Iterator[Finding]:
    """Surveys ask; they do not grade."""
    for choice in view.choices:
        if choice.quiz.kind == "survey":
            for option in choice.options:
                if option.correct:
                    yield Finding(
                        option.at.of("correct"),
                        f"option {option.id} of `{choice.question.id}` is correct, in a survey",
                        "remove `correct: true`, or write `kind: check`",
                    )
