"""Q009–Q017: what questions say, what they assess and how they explain the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.folded import folded
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.check.words import NEGATED, NEGATIONS
from builder.diagnostics import Code
from builder.model.questions.base import Question
from builder.model.questions.true_false import TrueFalse

_FEEDBACK = re.compile(r"^feedback\b|\.feedback$|\.consequence$|^endings\.")
"""Addresses of feedback inside a question: `options.b.feedback`, `feedback.true`, a case's debriefing."""


@module_rule(
    Code(
        "Q009",
        "warning",
        "A question without feedback",
        "Being told right or wrong teaches nothing. Say why, in `feedback` of each option or in `explanation`.",
        ("- id: a\n  type: true-false\n  text: Is it so?\n  answer: true\n"),
        ("- id: a\n  type: true-false\n  text: Is it so?\n  answer: true\n  explanation: Because the law says it.\n"),
    )
)
def no_feedback(view: ModuleView) -> Iterator[Finding]:
    """Each question explains its answer."""
    for asked in view.asked:
        question = asked.question
        if asked.quiz.kind == "survey" or not question.scored or question.explanation:
            continue
        if not any(_FEEDBACK.search(address) for address, _ in question.type_texts()):
            yield Finding(
                question.at.start,
                f"question `{question.id}` gives no feedback",
                "add `feedback:` to the options, or `explanation:` to the question",
            )


@module_rule(
    Code(
        "Q010",
        "warning",
        "Some options have feedback and others none",
        "Who chooses an option without feedback is left with a mark. Wrong options need the reason most.",
        bad=(
            "- id: whom\n"
            "  type: single\n"
            "  objective: one\n"
            "  text: Whom do you ask first?\n"
            "  options:\n"
            "    - {text: The people, correct: true, feedback: They know what they need.}\n"
            "    - {text: The bank}\n"
        ),
        good=(
            "- id: whom\n"
            "  type: single\n"
            "  objective: one\n"
            "  text: Whom do you ask first?\n"
            "  options:\n"
            "    - {text: The people, correct: true, feedback: They know what they need.}\n"
            "    - {text: The bank, feedback: It knows what things cost; not what is needed.}\n"
        ),
    )
)
def some_feedback(view: ModuleView) -> Iterator[Finding]:
    """Feedback is given for every option, or for none."""
    for choice in view.choices:
        if not choice.keyed or choice.question.explanation:
            continue
        without = [option for option in choice.options if not option.feedback]
        if without and len(without) < len(choice.options):
            for option in without:
                yield Finding(
                    option.at.start,
                    f"option {option.id} of `{choice.question.id}` has no feedback, others have",
                    "say why it is right, or why it is tempting and wrong",
                )


@module_rule(
    Code(
        "Q011",
        "warning",
        "A wrong option without its misconception",
        "Where a module names the mistaken belief behind wrong options, an option without one was probably made up "
        "to fill the list. Modules that never use `misconception` are not asked for it.",
        bad=(
            "- id: whom\n"
            "  type: single\n"
            "  objective: one\n"
            "  text: Whom do you ask first?\n"
            "  explanation: The people know what they need.\n"
            "  options:\n"
            "    - {text: The people, correct: true}\n"
            "    - {text: The bank, misconception: Who pays decides.}\n"
            "    - {text: The mayor}\n"
        ),
        good=(
            "- id: whom\n"
            "  type: single\n"
            "  objective: one\n"
            "  text: Whom do you ask first?\n"
            "  explanation: The people know what they need.\n"
            "  options:\n"
            "    - {text: The people, correct: true}\n"
            "    - {text: The bank, misconception: Who pays decides.}\n"
            "    - {text: The mayor, misconception: Who was elected knows what all need.}\n"
        ),
    )
)
def no_misconception(view: ModuleView) -> Iterator[Finding]:
    """Graded wrong options name a misconception, once one of the module does."""
    graded = [choice for choice in view.choices if choice.graded]
    if not any(option.misconception for choice in graded for option in choice.options):
        return
    for choice in graded:
        for option in choice.options:
            if not option.correct and not option.misconception:
                yield Finding(
                    option.at.start,
                    f"wrong option {option.id} of `{choice.question.id}` names no misconception",
                    "add `misconception:` with the belief that makes it tempting",
                )


@module_rule(
    Code(
        "Q012",
        "error",
        "A question names an unknown objective",
        "Results are reported by objective; this one is not in the module's `index.md`.",
        ("- id: a\n  type: true-false\n  objective: nowhere\n  text: So?\n  answer: true\n  explanation: Yes.\n"),
        ("- id: a\n  type: true-false\n  objective: one\n  text: So?\n  answer: true\n  explanation: Yes.\n"),
    )
)
def unknown_objective(view: ModuleView) -> Iterator[Finding]:
    """Objectives of questions are objectives of the module."""
    known = [objective.id for objective in view.module.objectives]
    for asked in view.asked:
        objective = asked.question.objective
        if objective and objective not in known:
            yield Finding(
                asked.question.at.of("objective"),
                f"the module has no objective `{objective}`",
                did_you_mean(objective, known) or f"objectives of this module: {', '.join(known)}",
            )


@module_rule(
    Code(
        "Q013",
        "warning",
        "A graded question without objective",
        "Its points count, but no objective's result does, and the results page cannot say what to read again.",
        ("- id: a\n  type: true-false\n  text: So?\n  answer: true\n  explanation: Yes.\n"),
        ("- id: a\n  type: true-false\n  objective: one\n  text: So?\n  answer: true\n  explanation: Yes.\n"),
    )
)
def no_objective(view: ModuleView) -> Iterator[Finding]:
    """Each graded question assesses an objective."""
    for asked in view.asked:
        if asked.graded and not asked.question.objective:
            yield Finding(
                asked.question.at.start,
                f"graded question `{asked.question.id}` names no objective",
                "add `objective:` with an id of the module's objectives",
            )


@module_rule(
    Code(
        "Q014",
        "warning",
        "A question that asks for what is not so",
        "Readers in a hurry, and readers in a second language, miss the 'not'. Ask for what is so.",
        ("- id: a\n  type: true-false\n  text: Which of these is not a right?\n  answer: true\n  explanation: So.\n"),
        ("- id: a\n  type: true-false\n  text: Which of these is a right?\n  answer: true\n  explanation: So.\n"),
    )
)
def negated(view: ModuleView) -> Iterator[Finding]:
    """Questions ask for what is so."""
    pattern, words = NEGATED.get(view.language), NEGATIONS.get(view.language, ())
    if pattern is None:
        return
    for asked in view.asked:
        text = asked.question.text
        lower = text.source.lower()
        if not any(word in lower for word in words):
            continue
        if match := pattern.search(text.source):
            yield Finding(
                text.start,
                f"the question asks for what is not so ('{' '.join(match[0].split())}')",
                "ask for what is so, or let learners pick all that apply",
            )


@module_rule(
    Code(
        "Q015",
        "error",
        "A question or an option without text",
        "Learners would see an empty line to choose.",
        ('- id: a\n  type: true-false\n  text: " "\n  answer: true\n  explanation: Yes.\n'),
        ("- id: a\n  type: true-false\n  text: Is it so?\n  answer: true\n  explanation: Yes.\n"),
    )
)
def empty_text(view: ModuleView) -> Iterator[Finding]:
    """Questions and options say something."""
    for asked in view.asked:
        for address, text in asked.question.texts():
            if not text.source or text.source.isspace():
                what = "question" if address == "text" else address
                yield Finding(text.start, f"the {what} of `{asked.question.id}` is empty", "write it")


@module_rule(
    Code(
        "Q016",
        "warning",
        "Two questions ask the same",
        "Learners meet it twice, perhaps in one attempt, and the second answer tells nothing new.",
        bad=(
            "- {id: a, type: true-false, objective: one, text: A plan starts with people., answer: true, "
            "explanation: It does.}\n"
            "- {id: b, type: true-false, objective: one, text: A plan starts with People, answer: true, "
            "explanation: It does.}\n"
        ),
        good=(
            "- {id: a, type: true-false, objective: one, text: A plan starts with people., answer: true, "
            "explanation: It does.}\n"
            "- {id: b, type: true-false, objective: one, text: A road needs no plan., answer: false, "
            "explanation: It does.}\n"
        ),
    )
)
def same_question(view: ModuleView) -> Iterator[Finding]:
    """Questions of a module differ."""
    seen: dict[str, list[Question]] = {}
    for asked in view.asked:
        question = asked.question
        words = folded(question.text.source)
        if not words:
            continue
        alike = seen.setdefault(words, [])
        for other in alike:
            if _option_words(other) == _option_words(question):
                yield Finding(
                    question.text.start,
                    f"question `{other.id}` asks the same",
                    "ask it once, or make the case a different one",
                )
                break
        alike.append(question)


def _option_words(question: Question) -> set[str]:
    """The words of a question's options, where it has any."""
    return {folded(text.source) for address, text in question.type_texts() if address.endswith(".text")}


@module_rule(
    Code(
        "Q017",
        "warning",
        "All true-false questions of a quiz have the same answer",
        "Learners notice after the third.",
        bad=(
            "- {id: a, type: true-false, objective: one, text: A plan starts with people., answer: true, "
            "explanation: It does.}\n"
            "- {id: b, type: true-false, objective: one, text: Two pages are enough., answer: true, explanation: "
            "Mostly.}\n"
            "- {id: c, type: true-false, objective: one, text: A budget has a date., answer: true, explanation: "
            "It does.}\n"
        ),
        good=(
            "- {id: a, type: true-false, objective: one, text: A plan starts with people., answer: true, "
            "explanation: It does.}\n"
            "- {id: b, type: true-false, objective: one, text: Ten pages are enough., answer: false, "
            "explanation: Two are.}\n"
            "- {id: c, type: true-false, objective: one, text: A budget has a date., answer: true, explanation: "
            "It does.}\n"
        ),
    )
)
def one_answer(view: ModuleView) -> Iterator[Finding]:
    """True and false take turns."""
    for quiz in view.module.quizzes:
        answers = [question.answer for question in quiz.questions if isinstance(question, TrueFalse)]
        if len(answers) >= 3 and len(set(answers)) == 1:
            word = "true" if answers[0] else "false"
            yield Finding(
                quiz.at.start, f"all {len(answers)} true-false questions are {word}", "turn some statements round"
            )
