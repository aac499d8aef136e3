"""I07x: what `course/writing.yaml` asks of an assessment's pool of questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from statistics import median

from builder.check.rule import Finding, module_rule
from builder.check.view import Asked, Choice, ModuleView
from builder.diagnostics import Code
from builder.model.quiz import Quiz

APPLIED = ("apply", "analyse")

SHORT_OPTION = 24
"""Characters up to which a difference in length says nothing."""

FEW_WORDS = 8
"""A question with fewer different words is too short to compare."""

_WORD = re.compile(r"[^\W\d_]{4,}")


@module_rule(
    Code(
        "I070",
        "warning",
        "Too few questions apply or analyse",
        "Recall is the easiest to ask and the least useful at work. `applied_share` in `course/writing.yaml` says what "
        "share of an assessment has `level: apply` or `level: analyse`.",
        bad=(
            "-- course/writing.yaml --\n"
            "applied_share: 60\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, level: recall, text: Case a., answer: true, "
            "explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: two, level: apply, text: Case b., answer: false, "
            "explanation: So it is.}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "applied_share: 60\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, level: analyse, text: Case a., answer: true, "
            "explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: two, level: apply, text: Case b., answer: false, "
            "explanation: So it is.}\n"
        ),
    )
)
def applied_share(view: ModuleView) -> Iterator[Finding]:
    """Enough graded questions ask for use rather than recall."""
    least = view.course.writing.applied_share
    for quiz in _assessments(view) if least else ():
        applied = sum(question.level in APPLIED for question in quiz.questions)
        if applied * 100 < (least or 0) * len(quiz.questions):
            yield Finding(
                quiz.at.start,
                f"{applied} of {len(quiz.questions)} questions apply or analyse; this course asks for {least} %",
                "turn recall into a decision, and give each question its `level`",
            )


@module_rule(
    Code(
        "I071",
        "warning",
        "Too few questions for an objective",
        "An attempt draws from the pool. With few questions for an objective, the second attempt is the first one "
        "again. `pool_per_objective` in `course/writing.yaml` says how many there are at least.",
        bad=(
            "-- course/writing.yaml --\n"
            "pool_per_objective: 2\n"
            "-- modules/base/index.md --\n"
            "---\n"
            "objectives: [{id: one, text: Explain how a plan is made.}]\n"
            "---\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "pool_per_objective: 2\n"
            "-- modules/base/index.md --\n"
            "---\n"
            "objectives: [{id: one, text: Explain how a plan is made.}]\n"
            "---\n"
            "-- modules/base/01-start.md --\n"
            "---\n"
            "objectives: [one]\n"
            "---\n"
            "-- modules/base/02-next.md --\n"
            "---\n"
            "objectives: [one]\n"
            "---\n"
            "-- quizzes/base/next.yaml --\n"
            "questions:\n"
            "  - {id: c, type: true-false, objective: one, text: Case c., answer: true, explanation: So it is.}\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: one, text: Case b., answer: false, explanation: So it is.}\n"
        ),
    )
)
def pool_per_objective(view: ModuleView) -> Iterator[Finding]:
    """Each objective has enough graded questions."""
    least = view.course.writing.pool_per_objective
    for quiz in _assessments(view) if least else ():
        counts = Counter(question.objective for question in quiz.questions)
        for objective in view.module.objectives:
            if counts[objective.id] < (least or 0):
                have = counts[objective.id]
                yield Finding(
                    quiz.at.start,
                    f"objective `{objective.id}` has {have} of the {least} questions that the course asks for",
                    f"write more with `objective: {objective.id}`",
                )


@module_rule(
    Code(
        "I072",
        "warning",
        "Too few types of question",
        "Different tasks need different types. `question_types` in `course/writing.yaml` says how many an assessment "
        "has at least.",
        bad=(
            "-- course/writing.yaml --\n"
            "question_types: 2\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: two, text: Case b., answer: false, explanation: So it is.}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "question_types: 2\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: numeric, objective: two, text: How many pages are enough?, answer: 2, "
            "explanation: Two.}\n"
        ),
    )
)
def question_types(view: ModuleView) -> Iterator[Finding]:
    """An assessment has more than one way to ask."""
    least = view.course.writing.question_types
    for quiz in _assessments(view) if least else ():
        types = sorted({question.type for question in quiz.questions})
        if len(types) < (least or 0):
            yield Finding(
                quiz.at.start,
                f"the questions are of {len(types)} type{'s' if len(types) != 1 else ''} ({', '.join(types)}); "
                f"this course asks for {least}",
                "see docs/questions.md for what else there is",
            )


@module_rule(
    Code(
        "I073",
        "warning",
        "Questions have more or fewer options than the course wants",
        "A third plausible option takes thought; a fourth is mostly there to be the fourth. `options_median` in "
        "`course/writing.yaml` gives the median.",
        bad=(
            "-- course/writing.yaml --\n"
            "options_median: 3\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people there, correct: true}\n"
            "      - {text: The bank in town}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "options_median: 3\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people there, correct: true}\n"
            "      - {text: The bank in town}\n"
            "      - {text: The ministry that pays}\n"
        ),
    )
)
def options_median(view: ModuleView) -> Iterator[Finding]:
    """The median number of options is the course's."""
    wanted = view.course.writing.options_median
    for quiz in _assessments(view) if wanted else ():
        counts = [
            len(choice.options) for choice in view.choices if choice.quiz is quiz and choice.question.type == "single"
        ]
        if counts and median(counts) != wanted:
            yield Finding(
                quiz.at.start,
                f"the median number of options is {median(counts):g}; this course asks for {wanted}",
                "keep the options that a competent colleague would choose",
            )


@module_rule(
    Code(
        "I074",
        "warning",
        "A wrong option is much longer or shorter than the right one",
        "Length gives the answer away, in both directions. `option_length` in `course/writing.yaml` gives the shortest "
        "and longest wrong option as a share of the right one.",
        bad=(
            "-- course/writing.yaml --\n"
            "option_length: [0.7, 1.4]\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people who live beside the road, correct: true}\n"
            "      - {text: The bank}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "option_length: [0.7, 1.4]\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people who live beside the road, correct: true}\n"
            "      - {text: The bank that lends for the machines}\n"
            "-- quizzes/base/start.yaml --\n"
            "questions:\n"
            "  - {id: s, type: true-false, objective: one, text: Ask first., answer: true, explanation: They "
            "know.}\n"
        ),
    )
)
def option_length(view: ModuleView) -> Iterator[Finding]:
    """Right and wrong options are about as long."""
    limits = view.course.writing.option_length
    for choice in view.choices if limits else ():
        if limits is None or not choice.keyed:
            continue
        right = _lengths(choice, True)
        wrong = _lengths(choice, False)
        if not right or not wrong or max(*right, *wrong) <= SHORT_OPTION:
            continue
        mean = sum(right) / len(right)
        for option in choice.options:
            length = len(option.text.source.strip())
            if not option.correct and not limits[0] <= length / mean <= limits[1]:
                yield Finding(
                    option.text.start,
                    f"the option has {length} characters, the right one {mean:.0f}: {length / mean:.2f} of it; this "
                    f"course asks for {limits[0]:g} to {limits[1]:g}",
                    "shorten the longer one" if length > mean else "give it the same detail",
                )


@module_rule(
    Code(
        "I075",
        "warning",
        "Two questions are much alike",
        "The second of two like questions tests memory of the first. `likeness` in `course/writing.yaml` gives the "
        "share of words that two questions of a module may have in common.",
        bad=(
            "-- course/writing.yaml --\n"
            "likeness: 0.6\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first of all in a new district?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people who live beside the planned road, correct: true}\n"
            "      - {text: The bank that lends money for the machines}\n"
            "  - id: b\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first of all in a new village?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people who live beside the planned road, correct: true}\n"
            "      - {text: The bank that lends money for the machines}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "likeness: 0.6\n"
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - id: a\n"
            "    type: single\n"
            "    objective: one\n"
            "    text: Whom do you ask first of all in a new district?\n"
            "    explanation: They know what they need.\n"
            "    options:\n"
            "      - {text: The people who live beside the planned road, correct: true}\n"
            "      - {text: The bank that lends money for the machines}\n"
            "  - {id: b, type: numeric, objective: two, text: How many pages are enough for a plan?, answer: 2, "
            "explanation: Two.}\n"
        ),
    )
)
def alike(view: ModuleView) -> Iterator[Finding]:
    """Questions of a module differ."""
    most = view.course.writing.likeness
    if most is None:
        return
    for (first, one), (second, two) in combinations([(asked, _words(asked)) for asked in view.asked], 2):
        if min(len(one), len(two)) < FEW_WORDS:
            continue
        shared = 2 * len(one & two) / (len(one) + len(two))
        if shared > most:
            yield Finding(
                second.question.at.start,
                f"the question shares {shared:.0%} of its words with `{first.question.id}`",
                "change the case, or remove one of the two",
            )


def _assessments(view: ModuleView) -> list[Quiz]:
    return [quiz for quiz in view.module.quizzes if quiz.kind == "assessment"]


def _lengths(choice: Choice, correct: bool) -> list[int]:
    return [len(option.text.source.strip()) for option in choice.options if option.correct is correct]


def _words(asked: Asked) -> frozenset[str]:
    """The longer words of what a question asks, without what is said after answering."""
    texts = [
        text.source for name, text in asked.question.texts() if not name.endswith(("feedback", "explanation", "hint"))
    ]
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))
