"""`ModuleData`: what the page tells the player (templates/player/types.js)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.locale import Catalogue
from builder.model.course import Course
from builder.model.module import Module

FORMAT = 1


def module_data(
    course: Course,
    module: Module,
    words: Catalogue,
    lessons: Sequence[dict[str, Any]],
    quizzes: Sequence[dict[str, Any]],
    inline: dict[str, Any],
    work: dict[str, Any] | None,
) -> dict[str, Any]:
    """The data of a module's page from that of its lessons, quizzes and the part that came with the page."""
    return {
        "format": FORMAT,
        "course": {"id": course.id, "title": course.title, "version": course.version, "language": course.language},
        "module": {"id": module.id, "title": module.title},
        "completion": module.completes_when,
        "mastery": course.defaults.mastery,
        "report": course.defaults.report,
        "assessment": module.assessment,
        "objectives": [{"id": objective.id, "text": objective.text} for objective in module.objectives],
        "lessons": list(lessons),
        "quizzes": list(quizzes),
        "text": dict(sorted(words.player().items())),
        "work": work,
        "inline": inline,
    }
