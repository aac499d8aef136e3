"""What completing the course means, from its parts and paths, and how an LMS is told.

Reference modules are for looking things up and are never required.
"""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from builder.model.course import Course, Path

COMPLETE = 1
"""`COMPLETION_COMPLETE`, which Moodle's condition on an activity compares with: marked complete, passed or not."""


class Requirement(Struct, frozen=True):
    """All of some modules, and one of each of some groups (`(title, modules)`)."""

    every: tuple[str, ...]
    one_of: tuple[tuple[str, tuple[str, ...]], ...] = ()


def whole_course(course: Course) -> Requirement:
    """The first part's modules, and any one of each further part's: 'the core and one of your choice'.

    A course of one part asks for all of it; a part with one module leaves no choice.
    """
    asked = [
        (part.title, tuple(id for id in part.modules if id in course.written and id not in part.reference))
        for part in course.parts
    ]
    asked = [(title, modules) for title, modules in asked if modules]
    every = [id for _, modules in asked[:1] for id in modules]
    choices = []
    for title, modules in asked[1:]:
        if len(modules) == 1:
            every += modules
        else:
            choices.append((title, modules))
    return Requirement(tuple(every), tuple(choices))


def of_path(course: Course, path: Path, published: Container[str]) -> Requirement:
    """A path's modules, and any one of each part that it names; of both those that are published."""
    every = tuple(id for id in path.modules if id in published)
    named = [
        (part.title, tuple(id for id in part.modules if id in published and id not in part.reference))
        for part in course.parts
        if part.id in path.one_of
    ]
    return Requirement(every, tuple((title, modules) for title, modules in named if modules))


def availability(requirement: Requirement) -> str:
    """The requirement as Moodle keeps 'Restrict access' (`course_modules.availability`).

    `cm` holds a module's id in angle brackets; the administrator puts the activity's number there.
    """
    conditions: list[dict[str, Any]] = [_condition(id) for id in requirement.every]
    conditions += [{"op": "|", "c": _conditions(modules)} for _, modules in requirement.one_of]
    tree = {"op": "&", "c": conditions, "showc": [True] * len(conditions)}
    return json.dumps(tree, separators=(",", ":"))


def _conditions(modules: Sequence[str]) -> list[dict[str, Any]]:
    return [_condition(id) for id in modules]


def _condition(id: str) -> dict[str, Any]:
    return {"type": "completion", "cm": f"<{id}>", "e": COMPLETE}
