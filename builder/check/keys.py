"""Q001–Q004: which options of a choice question are right."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.questions.base import Option
from builder.model.questions.multiple import Multiple
from builder.model.questions.single import Single


def _right(options: tuple[Option, ...]) -> int:
    return sum(option.correct for option in options)


@module_rule(
    Code(
        "Q001",
        "error",
        "A single-choice question without exactly one right option",
        "Without a right option nobody can answer; with two, a learner who chose one of them is told that it is wrong.",
        ("- id: a\n  type: single\n  text: Which one?\n  options:\n    - text: This\n    - text: That\n"),
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which one?\n"
            "  options:\n"
            "    - text: This\n"
            "      correct: true\n"
            "    - text: That\n"
        ),
    )
)
def single_key(view: ModuleView) -> Iterator[Finding]:
    """`single` has one right option."""
    for choice in view.choices:
        if choice.keyed and isinstance(choice.question, Single) and (right := _right(choice.options)) != 1:
            yield Finding(
                choice.question.at.of("options"),
                "no option is marked as right" if not right else f"{right} options are marked as right",
                "mark the right one with `correct: true`"
                if not right
                else "keep `correct: true` on one option, or write `type: multiple`",
            )


@module_rule(
    Code(
        "Q002",
        "error",
        "A multiple-choice question without a right option",
        "Nobody can answer it rightly, so nobody can reach the full score.",
        ("- id: a\n  type: multiple\n  text: Which ones?\n  options:\n    - text: This\n    - text: That\n"),
        (
            "- id: a\n"
            "  type: multiple\n"
            "  text: Which ones?\n"
            "  options:\n"
            "    - text: A\n"
            "      correct: true\n"
            "    - text: B\n"
            "      correct: true\n"
            "    - text: C\n"
        ),
    )
)
def multiple_without_key(view: ModuleView) -> Iterator[Finding]:
    """`multiple` has a right option."""
    for choice in view.choices:
        if choice.keyed and isinstance(choice.question, Multiple) and not _right(choice.options):
            yield Finding(
                choice.question.at.of("options"),
                "no option is marked as right",
                "mark each right one with `correct: true`",
            )


@module_rule(
    Code(
        "Q003",
        "warning",
        "A multiple-choice question whose options are all right",
        "Ticking everything is then the answer, and the question tells nothing about what was learnt.",
        (
            "- id: a\n"
            "  type: multiple\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: A\n"
            "      correct: true\n"
            "    - text: B\n"
            "      correct: true\n"
        ),
        (
            "- id: a\n"
            "  type: multiple\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: A\n"
            "      correct: true\n"
            "    - text: B\n"
            "      correct: true\n"
            "    - text: C\n"
        ),
    )
)
def multiple_all_right(view: ModuleView) -> Iterator[Finding]:
    """`multiple` has a wrong option."""
    for choice in view.choices:
        if choice.keyed and isinstance(choice.question, Multiple) and _right(choice.options) == len(choice.options):
            yield Finding(
                choice.question.at.of("options"),
                "every option is marked as right",
                "add a wrong option that a colleague might choose",
            )


@module_rule(
    Code(
        "Q004",
        "warning",
        "A multiple-choice question with one right option",
        "Learners look for a second one that is not there. With one right option the question is a single choice.",
        (
            "- id: a\n"
            "  type: multiple\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: A\n"
            "      correct: true\n"
            "    - text: B\n"
            "    - text: C\n"
        ),
        (
            "- id: a\n"
            "  type: single\n"
            "  text: Which?\n"
            "  options:\n"
            "    - text: A\n"
            "      correct: true\n"
            "    - text: B\n"
            "    - text: C\n"
        ),
    )
)
def multiple_with_one_key(view: ModuleView) -> Iterator[Finding]:
    """`multiple` has more than one right option."""
    for choice in view.choices:
        if choice.keyed and isinstance(choice.question, Multiple) and _right(choice.options) == 1:
            yield Finding(choice.question.at.of("type"), "only one option is right", "write `type: single`")
