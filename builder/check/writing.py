"""I06x: what `course/writing.yaml` asks of lessons and modules: length, things to do, time, reading grade."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.grade import reading_grade
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code, Position
from builder.model.module import Lesson, Module
from builder.model.outline import Block
from builder.model.quiz import Quiz

WORDS_A_MINUTE = 180
"""Attentive reading on a screen, by people who may read in a second language; a question takes one minute."""


@module_rule(
    Code(
        "I060",
        "warning",
        "A lesson shorter or longer than the course wants",
        "`lesson_words` in `course/writing.yaml` says how long lessons are, so that learners can plan.",
    )
)
def lesson_words(view: ModuleView) -> Iterator[Finding]:
    """Lessons have the length that the course asks for."""
    limits = view.course.writing.lesson_words
    if limits is None:
        return
    for lesson in view.module.lessons:
        words = lesson.body.outline.words
        if not limits[0] <= words <= limits[1]:
            yield Finding(
                lesson.at.start,
                f"the lesson has {words} words; this course asks for {limits[0]} to {limits[1]}",
                "say more, with an example" if words < limits[0] else "cut it, or make two lessons of it",
            )


@module_rule(
    Code(
        "I061",
        "warning",
        "The first thing to do comes late",
        "Who has read a page without doing anything reads the next one faster. `first_interaction` in "
        "`course/writing.yaml` says after how many words there is something to do.",
    )
)
def first_interaction(view: ModuleView) -> Iterator[Finding]:
    """Each lesson lets learners do something early."""
    most = view.course.writing.first_interaction
    if most is None:
        return
    for lesson in view.module.lessons:
        blocks = _interactive(view, lesson)
        words = blocks[0].words if blocks else lesson.body.outline.words
        if words > most:
            yield Finding(
                Position(lesson.body.path, blocks[0].line, blocks[0].column) if blocks else lesson.at.start,
                f"the first thing to do comes after {words} words; this course asks for it within {most}",
                "ask something of the reader earlier, for example in a `details` block",
            )


@module_rule(
    Code(
        "I062",
        "warning",
        "A long stretch without anything to do",
        "`longest_stretch` in `course/writing.yaml` says how many words learners may read without doing something.",
    )
)
def longest_stretch(view: ModuleView) -> Iterator[Finding]:
    """Between two things to do there is no more text than the course allows."""
    most = view.course.writing.longest_stretch
    if most is None:
        return
    for lesson in view.module.lessons:
        done, place = 0, lesson.at.start
        for number, block in enumerate(_interactive(view, lesson)):
            here = Position(lesson.body.path, block.line, block.column)
            if number and block.words - done > most:
                yield _stretch(here, block.words - done, most, "before this block")
            done, place = max(done, block.words + len(block.body.split())), here
        rest = lesson.body.outline.words - done
        if done and rest > most:
            yield _stretch(place, rest, most, "after this block")


def _stretch(at: Position, words: int, most: int, where: str) -> Finding:
    message = f"{words} words {where} without anything to do; this course asks for {most} at most"
    return Finding(at, message, "ask something of the reader in between")


@module_rule(
    Code(
        "I063",
        "warning",
        "The last section has another name",
        "`last_section` in `course/writing.yaml` names the section that ends each lesson, so that learners find it.",
    )
)
def last_section(view: ModuleView) -> Iterator[Finding]:
    """Each lesson ends with the section that the course names."""
    name = view.course.writing.last_section
    if not name:
        return
    for lesson in view.module.lessons:
        headings = [heading for heading in lesson.body.outline.headings if heading.level == 2]
        if not headings or headings[-1].text != name:
            at = lesson.at.start
            if headings:
                at = Position(lesson.body.path, headings[-1].line, headings[-1].column)
            last = f"'{headings[-1].text}'" if headings else "missing"
            yield Finding(at, f"the last section is {last}; this course ends with '{name}'", f"add `## {name}`")


@module_rule(
    Code(
        "I064",
        "warning",
        "A module takes another time than it says",
        f"Learners plan by the `minutes` of a module. They are held against {WORDS_A_MINUTE} words a minute and a "
        "minute a question, within `time_within` of `course/writing.yaml`.",
    )
)
def module_time(view: ModuleView) -> Iterator[Finding]:
    """What a module says of its time is so."""
    within, says = view.course.writing.time_within, view.module.minutes
    if within is None:
        return
    takes = minutes_of(view.module)
    if says is None:
        yield Finding(view.module.at.start, "the module does not say how long it takes", f"add `minutes: {takes}`")
    elif abs(says - takes) * 100 > within * takes:
        yield Finding(
            view.module.at.of("minutes"),
            f"the module says {says} minutes; reading and questions take {takes}",
            f"write `minutes: {takes}`, or change the module",
        )


@module_rule(
    Code(
        "I065",
        "warning",
        "A lesson that is harder or easier to read than the course wants",
        "The Flesch-Kincaid grade weighs the length of sentences and of words. `reading_grade` in "
        "`course/writing.yaml` gives the range. English only.",
    )
)
def grade(view: ModuleView) -> Iterator[Finding]:
    """Lessons read as easily as the course wants."""
    limits = view.course.writing.reading_grade
    if limits is None or view.language != "en":
        return
    for lesson in view.module.lessons:
        found = reading_grade(sentence.text for sentence in lesson.body.outline.prose)
        if found is not None and not limits[0] <= found <= limits[1]:
            yield Finding(
                lesson.at.start,
                f"the lesson reads at grade {found:.1f}; this course asks for {limits[0]:g} to {limits[1]:g}",
                "shorter sentences and words" if found > limits[1] else "join sentences that belong together",
            )


def minutes_of(module: Module) -> int:
    """Whole minutes for reading the module and answering its questions once."""
    words = module.body.outline.words + sum(lesson.body.outline.words for lesson in module.lessons)
    placed = {
        block.argument.strip()
        for lesson in module.lessons
        for block in lesson.body.outline.blocks
        if block.name == "quiz"
    }
    questions = sum(
        _asked(quiz, module) for quiz in module.quizzes if quiz.id in placed or quiz.id == module.assessment
    )
    return round(words / WORDS_A_MINUTE + questions)


def _asked(quiz: Quiz, module: Module) -> int:
    if quiz.draw_per_objective:
        return min(len(quiz.questions), quiz.draw_per_objective * len(module.objectives))
    return quiz.draw or len(quiz.questions)


def _interactive(view: ModuleView, lesson: Lesson) -> list[Block]:
    names = view.course.writing.interactive
    return [block for block in lesson.body.outline.blocks if block.name in names]
