"""I0xx: instructional design: objectives, lessons and checks that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, item_of
from builder.check.words import PLACEHOLDER_PARTS, PLACEHOLDERS, UNSEEN_VERBS
from builder.diagnostics import Code, Position

FEW, MANY = 4, 6
"""Objectives that a module has; only they are reported to the LMS."""

EMPTY_LESSON = 40
"""Words under which a lesson says nothing yet."""

FAR_LONGER = 2.0
"""A lesson is far longer when it has so many times the words of the module's median lesson …"""

LONG_ENOUGH = 600
"""… and at least so many words: below that, length is no burden."""

LONG_PARAGRAPH = 150
"""Words of one paragraph that nobody reads on a phone."""

_WORD = re.compile(r"\w+")


@module_rule(
    Code(
        "I001",
        "warning",
        "A module does not have four to six objectives",
        "Fewer leave the results without detail; more cannot be taught and assessed in one module.",
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


@module_rule(
    Code(
        "I007",
        "warning",
        "A lesson without a check",
        "People remember what they had to recall. A check of two to four questions in each lesson also tells "
        "learners whether to read it again.",
    )
)
def lesson_without_check(view: ModuleView) -> Iterator[Finding]:
    """Each lesson has an inline check."""
    checked = {page.lesson.id for page, _ in view.quiz_blocks if page.lesson}
    for lesson in view.module.lessons:
        if lesson.id not in checked and lesson.body.outline.words >= EMPTY_LESSON:
            yield Finding(
                lesson.at.start,
                "the lesson has no check",
                "add a quiz file with `kind: check`, and show it with `/// quiz | its-id` and `///`",
            )


@module_rule(
    Code(
        "I008",
        "warning",
        "A lesson far longer than the others",
        "Lessons of like length let learners plan. A lesson twice as long as the others is usually two.",
    )
)
def far_longer(view: ModuleView) -> Iterator[Finding]:
    """Lessons of a module are of like length."""
    lessons = view.module.lessons
    if len(lessons) < 3:
        return
    middle = sorted(lesson.body.outline.words for lesson in lessons)[len(lessons) // 2]
    for lesson in lessons:
        words = lesson.body.outline.words
        if words >= LONG_ENOUGH and words > FAR_LONGER * middle:
            yield Finding(
                lesson.at.start,
                f"the lesson has {words} words; half of the module's lessons have {middle} or fewer",
                "split it",
            )


@module_rule(
    Code(
        "I009",
        "warning",
        "A lesson without text",
        "Learners open a page that says nothing, and completing the module asks them to open it.",
    )
)
def empty_lesson(view: ModuleView) -> Iterator[Finding]:
    """Each lesson has something to read."""
    for lesson in view.module.lessons:
        words = lesson.body.outline.words or len(lesson.body.source.split())
        if words < EMPTY_LESSON and not lesson.body.outline.blocks:
            yield Finding(
                lesson.at.start,
                "the lesson is empty" if not words else f"the lesson has {words} word{'s' if words != 1 else ''}",
                "write it, or remove the file until it is written",
            )


@module_rule(
    Code(
        "I010",
        "warning",
        "A paragraph that is too long",
        f"More than {LONG_PARAGRAPH} words in one block fill a phone's screen twice, without a place to pause.",
    )
)
def long_paragraph(view: ModuleView) -> Iterator[Finding]:
    """Paragraphs can be read at a glance."""
    least = LONG_PARAGRAPH * 3
    for page in view.pages:
        for sentence in page.text.outline.prose:
            if len(sentence.text) > least and (words := len(sentence.text.split())) > LONG_PARAGRAPH:
                yield Finding(
                    Position(page.text.path, sentence.line, sentence.column),
                    f"the paragraph has {words} words",
                    "split it: one idea a paragraph",
                )


@module_rule(
    Code(
        "I011",
        "warning",
        "Text that was to be replaced",
        "`TODO`, `TBD` and filler text are notes to oneself. Learners should not read them.",
        "TODO: write this.",
        "Ask the partner first.",
    )
)
def placeholder(view: ModuleView) -> Iterator[Finding]:
    """No notes to oneself are left."""
    for page in view.pages:
        if not any(words in page.text.source for words in PLACEHOLDER_PARTS):
            continue
        for sentence in page.text.outline.prose:
            if match := PLACEHOLDERS.search(sentence.text):
                yield Finding(
                    Position(page.text.path, sentence.line, sentence.column),
                    f"'{match[0]}' is left in the text",
                    "write what belongs here, or move the note into a comment",
                )


@module_rule(
    Code(
        "I012",
        "error",
        "A module without lessons",
        "A module is complete when every lesson was opened. Without lessons there is nothing to open or build.",
    )
)
def no_lessons(view: ModuleView) -> Iterator[Finding]:
    """A module has a lesson."""
    if not view.module.lessons:
        yield Finding(
            view.module.at.start,
            "the module has no lesson",
            f"add `modules/{view.module.id}/01-name.md`, or name the module under `planned` in course.yaml",
        )
