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
        bad=("-- course/writing.yaml --\nlesson_words: [20, 100]\n-- modules/base/02-next.md --\nWrite it down.\n"),
        good=(
            "-- course/writing.yaml --\n"
            "lesson_words: [20, 100]\n"
            "-- modules/base/02-next.md --\n"
            "Write down who does what, by when, and what it costs. Two pages are enough; the numbers go into a "
            "table\n"
            "of their own, with the date on which they were looked up.\n"
        ),
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
        bad=(
            "-- course/writing.yaml --\n"
            "first_interaction: 20\n"
            "-- modules/base/01-start.md --\n"
            "A plan starts with the people whom it is for. Ask them first, and ask more than once: what they "
            "need\n"
            "today is not what they will need next year, and what they say at noon is not what they say at home.\n"
            "\n"
            "/// quiz | start\n"
            "///\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "first_interaction: 20\n"
            "-- modules/base/01-start.md --\n"
            "A plan starts with the people whom it is for.\n"
            "\n"
            "/// quiz | start\n"
            "///\n"
            "\n"
            "Ask them first, and ask more than once: what they need today is not what they will need next year.\n"
            "-- modules/base/02-next.md --\n"
            "Then write it down.\n"
            "\n"
            "/// quiz | next\n"
            "///\n"
        ),
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
        bad=(
            "-- course/writing.yaml --\n"
            "longest_stretch: 20\n"
            "-- modules/base/01-start.md --\n"
            "A plan starts with people.\n"
            "\n"
            "/// quiz | start\n"
            "///\n"
            "\n"
            "Ask them first, and ask more than once: what they need today is not what they will need next year, "
            "and\n"
            "what they say at noon is not what they say at home.\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "longest_stretch: 20\n"
            "-- modules/base/01-start.md --\n"
            "A plan starts with people.\n"
            "\n"
            "/// quiz | start\n"
            "///\n"
            "\n"
            "Ask them first, and ask more than once.\n"
            "\n"
            "/// details | What changes from noon to evening?\n"
            "Who listens. What they say at noon is not what they say at home.\n"
            "///\n"
            "-- modules/base/02-next.md --\n"
            "Then write it down.\n"
            "\n"
            "/// quiz | next\n"
            "///\n"
        ),
    )
)
def longest_stretch(view: ModuleView) -> Iterator[Finding]:
    """Between two things to do there is no more text than the course allows."""
    most = view.course.writing.longest_stretch
    if most is None:
        return
    for lesson in view.module.lessons:
        done, place = 0, lesson.at.start
        blocks = _interactive(view, lesson)
        for number, block in enumerate(blocks):
            here = Position(lesson.body.path, block.line, block.column)
            if number and block.words - done > most:
                yield _stretch(here, block.words - done, most, "before this block")
            done, place = max(done, block.words + len(block.body.split())), here
        rest = lesson.body.outline.words - done
        if blocks and rest > most:
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
        bad=(
            "-- course/writing.yaml --\n"
            "last_section: At work\n"
            "-- modules/base/01-start.md --\n"
            "## Ask first\n"
            "\n"
            "Go to where they are.\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "last_section: At work\n"
            "-- modules/base/01-start.md --\n"
            "## Ask first\n"
            "\n"
            "Go to where they are.\n"
            "\n"
            "## At work\n"
            "\n"
            "Name three people whom your plan is for, and call one of them today.\n"
            "-- modules/base/02-next.md --\n"
            "## At work\n"
            "\n"
            "Cut your plan to two pages.\n"
        ),
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
        bad=("-- course/writing.yaml --\ntime_within: 15\n-- modules/base/index.md --\n---\nminutes: 40\n---\n"),
        good=("-- course/writing.yaml --\ntime_within: 15\n-- modules/base/index.md --\n---\nminutes: 7\n---\n"),
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
        bad=(
            "-- course/writing.yaml --\n"
            "reading_grade: [0, 12]\n"
            "-- modules/base/02-next.md --\n"
            "Institutional arrangements characterising intergovernmental coordination necessitate comprehensive\n"
            "documentation of responsibilities, notwithstanding considerable administrative complications that\n"
            "participating organisations habitually underestimate. Methodological considerations regarding\n"
            "participatory identification of beneficiaries presuppose accountability mechanisms that\n"
            "implementing organisations systematically institutionalise, disseminate and periodically reconsider\n"
            "in consultation with representative constituencies, whose participation remains indispensable for\n"
            "legitimacy, sustainability and effectiveness of any intervention that deserves financial\n"
            "contributions from international cooperation. Operational documentation consequently summarises\n"
            "responsibilities, deliverables, expenditures and verification arrangements, accompanied by\n"
            "appropriately disaggregated information concerning participation.\n"
            "Interinstitutional consultation mechanisms consequently necessitate administrative harmonisation of\n"
            "heterogeneous documentation requirements, particularly concerning eligibility verification, "
            "confidentiality obligations, complementarity with\n"
            "preexisting interventions, proportionality considerations and nondiscrimination.\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "reading_grade: [0, 12]\n"
            "-- modules/base/02-next.md --\n"
            "A plan says who does what, by when, and what it costs. Several ministries share the work, so the "
            "plan\n"
            "names one person in each. Write it down even where it seems plain: most teams think too little of "
            "how\n"
            "much there is to agree on. Ask the people whom the plan is for how they want to be heard, and "
            "promise\n"
            "only what you can keep. Each month, read the plan with them and change what has not come true. "
            "Write\n"
            "down each change with its date and the name of whoever asked for it. At the end, show what was "
            "done,\n"
            "what it cost, and what you would do in another way next time. Two pages are enough.\n"
        ),
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
