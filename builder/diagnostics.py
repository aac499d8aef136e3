"""What the builder says to an author: positions, codes, diagnostics.

This room imports no other room. A `Code` documents one kind of problem; a `Diagnostic` is one
occurrence of it. Every room that finds problems keeps its own table of codes and makes
diagnostics from it, so that `course explain` can say more about each.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class Position(Struct, frozen=True, order=True):
    """A place in a source file: path relative to the course's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Code(Struct, frozen=True):
    """One kind of problem: its stable code, severity and the text of `course explain`.

    `bad` and `good` are short source examples; `why` says what goes wrong for whom.
    """

    code: str
    severity: Severity
    title: str
    why: str
    bad: str = ""
    good: str = ""

    def at(self, position: Position, message: str, hint: str = "") -> Diagnostic:
        """A diagnostic of this kind; `message` says what is wrong, `hint` what to write instead."""
        return Diagnostic(position, self.severity, self.code, message, hint)


class Diagnostic(Struct, frozen=True, order=True):
    """One problem found: where, how bad, which kind, what is wrong and what to write instead."""

    position: Position
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.position}: {self.severity}[{self.code}]: {self.message}"
