"""What the catalogue says of a module: small, so that it can be kept and compared without loading the module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from builder.model.course import Course
    from builder.model.module import Module
    from builder.model.quiz import Quiz

STEM = 110
"""Characters of a question that a list of questions shows."""


class Asked(Struct, frozen=True):
    """A question as reports name it: its id in the LMS, its first words, its objective's id and its level."""

    id: str
    text: str
    objective: str
    level: str


class Graded(Struct, frozen=True):
    """An assessment or pre-test: how many questions are asked of how many, percent to pass, attempts (0: unlimited)."""

    title: str
    asked: int
    pool: int
    pass_mark: int
    attempts: int


class ModuleFacts(Struct, frozen=True):
    """A module as the catalogue shows it. `minutes` is 0 where unknown; `completion` is passed or lessons."""

    id: str
    title: str
    summary: str
    version: str
    language: str
    objectives: tuple[tuple[str, str], ...]
    minutes: int
    completion: str
    lessons: int
    worksheets: int
    webinar: bool
    assessment: Graded | None
    pretest: Graded | None
    mastery: str
    report: str
    questions: tuple[Asked, ...]


def module_facts(course: Course, module: Module, minutes: int, stems: Mapping[str, str]) -> ModuleFacts:
    """The facts of a module; `minutes` as its opening page tells them, `stems` what each question asks by its id."""
    from builder.render.plain import shortened  # where a module is made it is loaded anyway

    assessment = module.quiz(module.assessment) if module.assessment else None
    pretest = next((quiz for quiz in module.quizzes if quiz.kind == "pretest"), None)
    report = course.defaults.report
    graded = [quiz for quiz in (pretest, assessment) if quiz]
    reported = [] if report == "none" else list(module.quizzes) if report == "all" else graded
    return ModuleFacts(
        id=module.id,
        title=module.title,
        summary=module.summary,
        version=course.version,
        language=course.language,
        objectives=tuple((objective.id, objective.text) for objective in module.objectives),
        minutes=minutes,
        completion=module.completes_when,
        lessons=len(module.lessons),
        worksheets=len(module.tools),
        webinar=module.webinar is not None,
        assessment=_graded(assessment, module, course),
        pretest=_graded(pretest, module, course),
        mastery=course.defaults.mastery,
        report=report,
        questions=tuple(
            Asked(
                f"{quiz.id}_{question.id}".replace("-", "_"),
                shortened(stems[question.id], STEM),
                question.objective,
                question.level,
            )
            for quiz in reported
            for question in quiz.questions
        ),
    )


def _graded(quiz: Quiz | None, module: Module, course: Course) -> Graded | None:
    if quiz is None:
        return None
    from builder.render.quizzes import asked, settings  # where a module is made they are loaded anyway

    effective = settings(quiz, course.defaults)
    return Graded(quiz.title, asked(quiz, module), len(quiz.questions), effective.pass_mark, effective.attempts)
