"""Rules: what is wrong with a course that loads. They look at the model and change nothing.

One file for each family; each rule is a function with its own code. Adding a rule is adding a
function to its family's file.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.check import (
    access,
    answers,
    assessment,
    cases,
    charts,
    contrast,
    course,
    design,
    draw,
    gaps,
    headings,
    keys,
    lessons,
    library,
    links,
    markup,
    media,
    options,
    package,
    placed,
    pool,
    quiz,
    sheets,
    unscored,
    versions,
    webinar,
    wording,
    writing,
)
from builder.check.flaws import flaws
from builder.check.rule import COURSE_RULES, MODULE_RULES
from builder.check.selection import IGNORED_ERROR, UNKNOWN_IGNORE, UNUSED_IGNORE
from builder.check.view import CourseView, ModuleView, module_view, primary_language, uses_of
from builder.diagnostics import Code, Diagnostic
from builder.model.course import Course
from builder.model.module import Module
from builder.model.uses import Uses

FAMILIES = (
    access,
    answers,
    assessment,
    cases,
    charts,
    contrast,
    course,
    design,
    draw,
    gaps,
    headings,
    keys,
    lessons,
    library,
    links,
    markup,
    media,
    options,
    package,
    placed,
    pool,
    quiz,
    sheets,
    unscored,
    versions,
    webinar,
    wording,
    writing,
)
"""The files of rules; importing them registers the rules."""

CODES: tuple[Code, ...] = tuple(
    sorted(
        (
            *(rule.code for rule in MODULE_RULES),
            *(rule.code for rule in COURSE_RULES),
            UNUSED_IGNORE,
            IGNORED_ERROR,
            UNKNOWN_IGNORE,
        ),
        key=lambda code: code.code,
    )
)
"""Every code of this room."""


def check_module(course: Course, module: Module, view: ModuleView | None = None) -> list[Diagnostic]:
    """What the rules say about one module, sorted; ignores are not applied (see `selection`)."""
    view = view or module_view(course, module)
    found = flaws(view)
    for rule in MODULE_RULES:
        found += rule.apply(view)
    return sorted(found)


def check_course(course: Course, uses: Mapping[str, Uses] | None = None) -> list[Diagnostic]:
    """What the rules say about the course as a whole, sorted.

    `uses` maps each written module to what it uses of the course; None where not every module was
    looked at, and then nothing is said about what is unused.
    """
    view = CourseView(course=course, language=primary_language(course), uses=uses)
    found: list[Diagnostic] = []
    for rule in COURSE_RULES:
        found += rule.apply(view)
    return sorted(found)


__all__ = ["CODES", "FAMILIES", "Uses", "check_course", "check_module", "module_view", "uses_of"]
