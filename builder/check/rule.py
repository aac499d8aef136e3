"""What a rule is, and the list that the rules enter themselves into.

A rule is one function with one `Code`. It reads a view of a module or of the course and yields
findings; it cannot choose the code or the severity, those are the rule's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from builder.check.view import CourseView, ModuleView
from builder.diagnostics import Code, Diagnostic, Position

View = TypeVar("View")


class Finding(NamedTuple):
    """One place where a rule does not hold: what is wrong there, and what to write instead."""

    at: Position
    message: str
    hint: str = ""


Find = Callable[[View], Iterable[Finding]]


class Rule(NamedTuple, Generic[View]):
    """A rule: its documentation and the function that looks."""

    code: Code
    find: Find[View]

    def apply(self, view: View) -> Iterator[Diagnostic]:
        """The findings as diagnostics."""
        code, severity = self.code.code, self.code.severity
        for at, message, hint in self.find(view):
            yield Diagnostic(at, severity, code, message, hint)


MODULE_RULES: list[Rule[ModuleView]] = []
COURSE_RULES: list[Rule[CourseView]] = []


def module_rule(code: Code) -> Callable[[Find[ModuleView]], Find[ModuleView]]:
    """Register a rule about one module."""

    def register(find: Find[ModuleView]) -> Find[ModuleView]:
        MODULE_RULES.append(Rule(code, find))
        return find

    return register


def course_rule(code: Code) -> Callable[[Find[CourseView]], Find[CourseView]]:
    """Register a rule about the course as a whole."""

    def register(find: Find[CourseView]) -> Find[CourseView]:
        COURSE_RULES.append(Rule(code, find))
        return find

    return register
