"""Q005–Q008: options of choice questions, and what gives the right one away."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.folded import folded
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.check.words import ALL_OF_THE_ABOVE
from builder.diagnostics import Code
from builder.model.questions.single import Single

SHORTEST, LONGEST = 0.7, 1.4
"""The key's length, as a share of the mean length of the wrong options, that gives nothing away."""

SHORT_OPTION = 24
"""Characters up to which a difference in length says nothing."""


@module_rule(
    Code(
        "Q005",
        "warning",
        "Two options of a question are alike",
        "Options that differ in case, spacing or punctuation alone cannot be told apart, and one of them is "
        "marked wrong.",
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: Ask them.\n"
            "      correct: true\n"
            "    - text: ask them\n"
        ),
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: Ask them.\n"
            "      correct: true\n"
            "    - text: Ask us.\n"
        ),
    )
)
def options_alike(view: ModuleView) -> Iterator[Finding]:
    """Options differ in words."""
    for choice in view.choices:
        seen: dict[str, str] = {}
        for option in choice.options:
            words = folded(option.text.source)
            if not words:
                continue
            if words in seen:
                yield Finding(
                    option.text.start, f"the option reads like option {seen[words]}", "say what makes it different"
                )
            seen.setdefault(words, option.id)


@module_rule(
    Code(
        "Q006",
        "warning",
        "An option that speaks of the other options",
        "'All of the above' is nearly always right, and options are shuffled, so that nothing is 'above'. "
        "Use `type: multiple` instead.",
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: A\n"
            "    - text: All of the above\n"
            "      correct: true\n"
        ),
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: This\n"
            "    - text: That\n"
            "      correct: true\n"
        ),
    )
)
def all_of_the_above(view: ModuleView) -> Iterator[Finding]:
    """Options stand for themselves."""
    pattern = ALL_OF_THE_ABOVE.get(view.language)
    if pattern is None:
        return
    for choice in view.choices:
        for option in choice.options:
            source = option.text.source
            if len(source) < 60 and pattern.fullmatch(source.strip()):
                yield Finding(
                    option.text.start,
                    f"'{source.strip()}' speaks of the other options",
                    "ask with `type: multiple`, or write an option that stands for itself",
                )


@module_rule(
    Code(
        "Q007",
        "warning",
        "The right option's length gives it away",
        f"Who knows nothing chooses the longest option. Between {SHORTEST} and {LONGEST} times the mean length of the "
        "wrong ones, length says nothing.",
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: Ask the ministry and the partners first because they decide\n"
            "      correct: true\n"
            "    - text: Go ahead\n"
            "    - text: Wait a year\n"
        ),
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: Ask first\n"
            "      correct: true\n"
            "    - text: Go ahead\n"
            "    - text: Wait a year\n"
        ),
    )
)
def key_by_length(view: ModuleView) -> Iterator[Finding]:
    """The key is about as long as the wrong options."""
    for choice in view.choices:
        if not choice.keyed or not isinstance(choice.question, Single):
            continue
        key = 0
        others = []
        at = None
        for option in choice.options:
            if option.correct:
                key = len(option.text.source.strip())
                at = option.text
            else:
                others.append(len(option.text.source.strip()))
        if at is None or not others or max(key, *others) <= SHORT_OPTION:
            continue
        mean = sum(others) / len(others)
        if key > LONGEST * mean and key > max(others):
            yield Finding(
                at.start,
                f"the right option is the longest by far ({key} characters; the wrong ones have {mean:.0f} on average)",
                "shorten it, or give the wrong ones the same detail",
            )
        elif key < SHORTEST * mean and key < min(others):
            yield Finding(
                at.start,
                f"the right option is the shortest by far ({key} characters; the wrong ones have {mean:.0f} on "
                "average)",
                "shorten the wrong ones, or give this one the same detail",
            )


@module_rule(
    Code(
        "Q008",
        "warning",
        "The right option is always at the same place",
        "Learners notice. Shuffle the options, or move the right ones.",
        bad=(
            "-- quizzes/base/final.yaml --\n"
            "shuffle: [questions]\n"
            "questions:\n"
            "  - {id: a, type: single, objective: one, text: Case a., options: [{text: Ask, correct: true}, "
            "{text: Wait}]}\n"
            "  - {id: b, type: single, objective: one, text: Case b., options: [{text: Read, correct: true}, "
            "{text: Go}]}\n"
            "  - {id: c, type: single, objective: one, text: Case c., options: [{text: Write, correct: true}, "
            "{text: Buy}]}\n"
            "  - {id: d, type: single, objective: one, text: Case d., options: [{text: Count, correct: true}, "
            "{text: Sell}]}\n"
        ),
        good=(
            "-- quizzes/base/final.yaml --\n"
            "shuffle: [questions, options]\n"
            "questions:\n"
            "  - {id: a, type: single, objective: one, text: Case a., options: [{text: Ask, correct: true}, "
            "{text: Wait}]}\n"
            "  - {id: b, type: single, objective: one, text: Case b., options: [{text: Read, correct: true}, "
            "{text: Go}]}\n"
            "  - {id: c, type: single, objective: one, text: Case c., options: [{text: Write, correct: true}, "
            "{text: Buy}]}\n"
            "  - {id: d, type: single, objective: one, text: Case d., options: [{text: Count, correct: true}, "
            "{text: Sell}]}\n"
        ),
    )
)
def key_by_place(view: ModuleView) -> Iterator[Finding]:
    """Right options stand at different places, or options are shuffled."""
    for quiz in view.module.quizzes:
        if "options" in (quiz.shuffle or (view.course.defaults.shuffle if quiz.kind == "assessment" else ())):
            continue
        places = [
            next((n for n, option in enumerate(question.options, 1) if option.correct), 0)
            for question in quiz.questions
            if isinstance(question, Single)
        ]
        if len(places) >= 4 and len(set(places)) == 1 and places[0]:
            yield Finding(
                quiz.at.start,
                f"the right option of all {len(places)} questions is number {places[0]}",
                "add `shuffle: [options]`, or move some",
            )
