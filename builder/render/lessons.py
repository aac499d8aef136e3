"""Lessons: the quizzes inside them, their length, their data for page and player."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from builder.model.module import Lesson, Module
from builder.model.quiz import Quiz
from builder.render.quizzes import asked
from builder.render.reading import minutes
from builder.state import key

QUIZ_BLOCK = "quiz"
_STOPS = {"survey": "survey_title"}
_CASE = "page.case"


class Planned(Struct, frozen=True):
    """A lesson with what is known of it before its text is HTML."""

    lesson: Lesson
    key: str
    quizzes: tuple[Quiz, ...]
    minutes: int

    @property
    def part(self) -> str:
        return f"lesson-{self.lesson.id}"

    @property
    def checks(self) -> list[str]:
        return [quiz.id for quiz in self.quizzes]

    @property
    def stops(self) -> dict[str, str]:
        """By quiz, the word under which the route names it."""
        return {quiz.id: _STOPS.get(quiz.kind, _CASE if is_case(quiz) else "page.check") for quiz in self.quizzes}

    def data(self) -> dict[str, Any]:
        """The lesson's `LessonData`, which the page's templates use as well."""
        return {
            "id": self.lesson.id,
            "key": self.key,
            "title": self.lesson.title,
            "part": self.part,
            "checks": self.checks,
            "objectives": list(self.lesson.objectives),
            "minutes": self.minutes,
        }


def is_case(quiz: Quiz) -> bool:
    """Whether it begins with a case to decide, as the player tells them apart as well."""
    return bool(quiz.questions) and quiz.questions[0].tag == "scenario"


def planned(lesson: Lesson, module: Module) -> Planned:
    """A lesson with the quizzes that its `quiz` blocks name, in order, each once."""
    names = dict.fromkeys(block.argument.strip() for block in lesson.body.outline.blocks if block.name == QUIZ_BLOCK)
    quizzes = tuple(quiz for name in names if (quiz := module.quiz(name)) and quiz.id != module.assessment)
    questions = sum(asked(quiz, module) for quiz in quizzes)
    return Planned(lesson, key(lesson.id), quizzes, minutes(lesson.body.outline.words, questions))
