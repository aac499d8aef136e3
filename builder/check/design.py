"""I00x: objectives: how many, how worded, taught and assessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, item_of
from builder.check.words import UNSEEN_VERBS
from builder.diagnostics import Code

FEW, MANY = 4, 6
"""Objectives that a module has; only they are reported to the LMS."""

_WORD = re.compile(r"\w+")


@module_rule(
    Code(
        "I001",
        "warning",
        "A module does not have four to six objectives",
        "Fewer leave the results without detail; more cannot be taught and assessed in one module.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "objectives:\n"
            "  - {id: one, text: Explain how a plan is made, compare it and draft its budget.}\n"
            "  - {id: two, text: Choose a partner.}\n"
            "---\n"
        ),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "objectives:\n"
            "  - {id: one, text: Explain how a plan is made.}\n"
            "  - {id: two, text: Choose a partner.}\n"
            "  - {id: three, text: Compare two plans for one place.}\n"
            "  - {id: four, text: Draft a budget.}\n"
            "---\n"
        ),
    )
)
def number_of_objectives(view: ModuleView) -> Iterator[Finding]:
    """A module has 4–6 objectives."""
    count = len(view.module.objectives)
    if not FEW <= count <= MANY:
        yield Finding(
            view.module.at.of("objectives"),
            f"the module has {count} objective{'s' if count != 1 else ''}; {FEW} to {MANY} work best",
            "split what is too wide" if count < FEW else "join what belongs together, or split the module",
        )


@module_rule(
    Code(
        "I002",
        "warning",
        "An objective that no lesson teaches",
        "Learners are promised something that no lesson works towards.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "objectives:\n"
            "  - {id: one, text: Explain how a plan is made.}\n"
            "  - {id: two, text: Choose a partner.}\n"
            "  - {id: three, text: Compare two plans for one place.}\n"
            "  - {id: four, text: Draft a budget.}\n"
            "---\n"
            "-- modules/base/01-start.md --\n"
            "---\n"
            "objectives: [one, two]\n"
            "---\n"
            "-- modules/base/02-next.md --\n"
            "---\n"
            "objectives: [three]\n"
            "---\n"
        ),
        good=("-- modules/base/02-next.md --\n---\nobjectives: [three, four]\n---\n"),
    )
)
def objective_not_taught(view: ModuleView) -> Iterator[Finding]:
    """Each objective is named by a lesson."""
    taught = {objective for lesson in view.module.lessons for objective in lesson.objectives}
    for objective in view.module.objectives:
        if objective.id not in taught:
            yield Finding(
                objective.at.start,
                f"no lesson teaches the objective `{objective.id}`",
                f"add `{objective.id}` to the `objectives:` of the lesson that does",
            )


@module_rule(
    Code(
        "I003",
        "warning",
        "An objective that the assessment does not ask about",
        "The LMS gets a result for each objective. Without a question there is none.",
        bad=(
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: two, text: Case b., answer: false, explanation: So it is.}\n"
            "  - {id: c, type: true-false, objective: three, text: Case c., answer: true, explanation: So it "
            "is.}\n"
        ),
        good=(
            "-- quizzes/base/final.yaml --\n"
            "questions:\n"
            "  - {id: a, type: true-false, objective: one, text: Case a., answer: true, explanation: So it is.}\n"
            "  - {id: b, type: true-false, objective: two, text: Case b., answer: false, explanation: So it is.}\n"
            "  - {id: c, type: true-false, objective: three, text: Case c., answer: true, explanation: So it "
            "is.}\n"
            "  - {id: d, type: true-false, objective: four, text: Case d., answer: false, explanation: So it "
            "is.}\n"
        ),
    )
)
def objective_not_assessed(view: ModuleView) -> Iterator[Finding]:
    """Each objective has a graded question, where the module has an assessment."""
    assessed = {asked.question.objective for asked in view.asked if asked.graded}
    if not any(asked.graded for asked in view.asked):
        return
    for objective in view.module.objectives:
        if objective.id not in assessed:
            yield Finding(
                objective.at.start,
                f"no graded question assesses the objective `{objective.id}`",
                f"write one with `objective: {objective.id}`",
            )


@module_rule(
    Code(
        "I004",
        "warning",
        "An objective with a verb that cannot be seen",
        "Nobody can see a learner know or understand. A verb that shows (explain, choose, compare, draft) can be "
        "taught and assessed.",
        "- {id: one, text: Understand the cycle.}",
        "- {id: one, text: Explain the cycle to a colleague.}",
    )
)
def unseen_verb(view: ModuleView) -> Iterator[Finding]:
    """Objectives start with something that can be seen."""
    verbs = UNSEEN_VERBS.get(view.language)
    if verbs is None:
        return
    for objective in view.module.objectives:
        first = _WORD.search(objective.text)
        if first and first[0].casefold() in verbs:
            yield Finding(
                objective.at.of("text"),
                f"'{first[0]}' cannot be seen or assessed",
                "start with what the learner does: explain, choose, compare, draft …",
            )


@module_rule(
    Code(
        "I005",
        "warning",
        "A lesson without objectives",
        "The results page sends learners to the lessons of their weakest objective; it cannot find this one.",
        bad=("-- modules/base/02-next.md --\n---\ntitle: Then write it down\nobjectives: []\n---\n"),
        good=("-- modules/base/02-next.md --\n---\ntitle: Then write it down\nobjectives: [three, four]\n---\n"),
    )
)
def lesson_without_objectives(view: ModuleView) -> Iterator[Finding]:
    """Each lesson says which objectives it teaches."""
    for lesson in view.module.lessons:
        if not lesson.objectives:
            yield Finding(
                lesson.at.of("objectives"),
                "the lesson names no objective of the module",
                "add `objectives: [id]` to its front matter",
            )


@module_rule(
    Code(
        "I006",
        "error",
        "A lesson names an unknown objective",
        "Lessons point to the objectives in the module's `index.md`; this one is not among them.",
        bad=("-- modules/base/02-next.md --\n---\nobjectives: [three, for]\n---\n"),
        good=("-- modules/base/02-next.md --\n---\nobjectives: [three, four]\n---\n"),
    )
)
def unknown_objective(view: ModuleView) -> Iterator[Finding]:
    """Objectives of lessons are objectives of the module."""
    known = [objective.id for objective in view.module.objectives]
    for lesson in view.module.lessons:
        for index, objective in enumerate(lesson.objectives):
            if objective not in known:
                yield Finding(
                    item_of(lesson.at, "objectives", index),
                    f"the module has no objective `{objective}`",
                    did_you_mean(objective, known) or f"objectives of this module: {', '.join(known)}",
                )
