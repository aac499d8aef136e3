"""I007-I012: lessons: a check in each, and neither empty nor far too long."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.check.words import PLACEHOLDER_PARTS, PLACEHOLDERS
from builder.diagnostics import Code, Position

EMPTY_LESSON = 40
"""Words under which a lesson says nothing yet."""

FAR_LONGER = 2.0
"""A lesson is far longer when it has so many times the words of the module's median lesson …"""

LONG_ENOUGH = 600
"""… and at least so many words: below that, length is no burden."""

LONG_PARAGRAPH = 150
"""Words of one paragraph that nobody reads on a phone."""


@module_rule(
    Code(
        "I007",
        "warning",
        "A lesson without a check",
        "People remember what they had to recall. A check of two to four questions in each lesson also tells "
        "learners whether to read it again.",
        bad=(
            "Write down who does what, by when, and what it costs. Two pages are enough for most plans; the "
            "numbers\n"
            "go into a table of their own, with the date on which they were looked up and the name of whoever "
            "did it.\n"
        ),
        good=(
            "Write down who does what, by when, and what it costs. Two pages are enough for most plans; the "
            "numbers\n"
            "go into a table of their own, with the date on which they were looked up and the name of whoever "
            "did it.\n"
            "\n"
            "/// quiz | next\n"
            "///\n"
        ),
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
        bad=(
            "modules/base/01-start.md      650 words\n"
            "modules/base/02-next.md       720 words\n"
            "modules/base/03-last.md     2,900 words\n"
        ),
        good=(
            "modules/base/01-start.md      650 words\n"
            "modules/base/02-next.md       720 words\n"
            "modules/base/03-budget.md     940 words\n"
            "modules/base/04-review.md   1,050 words\n"
        ),
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
        bad="Soon.\n",
        good=(
            "Write down who does what, by when, and what it costs. Two pages are enough for most plans; the "
            "numbers\n"
            "go into a table of their own, with the date on which they were looked up and the name of whoever "
            "did it.\n"
        ),
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
        bad="A plan is made with the people whom it is for. (… 200 words without an empty line …) So it ends.\n",
        good=(
            "A plan is made with the people whom it is for. (… 60 words on whom to ask …)\n"
            "\n"
            "Then it is written down. (… 70 words on what stands in it …)\n"
            "\n"
            "It is read again each month. (… 60 words on what may change …)\n"
        ),
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
        bad="modules/base/index.md\n",
        good=("modules/base/index.md\nmodules/base/01-start.md\n"),
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
