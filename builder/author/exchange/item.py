"""A question as other tools know it: the part of ours that GIFT and Moodle XML can say."""

from __future__ import annotations

from msgspec import Struct

from builder.diagnostics import Position

KINDS = ("single", "multiple", "true-false", "matching", "numeric", "fill-in", "open")
"""The question types that travel; others are said and stay behind."""


class Choice(Struct, frozen=True):
    """An option, in Markdown."""

    text: str
    correct: bool
    feedback: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """A question; texts are Markdown, absent ones empty. Which of the fields count, `kind` says.

    `line` is where it stands in the file that it came from.
    """

    id: str
    kind: str
    text: str
    objective: str = ""
    level: str = ""
    points: int = 1
    hint: str = ""
    explanation: str = ""
    right: str = ""
    partly: str = ""
    wrong: str = ""
    choices: tuple[Choice, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    distractors: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    case: bool = False
    truth: bool = True
    if_true: str = ""
    if_false: str = ""
    number: float = 0
    tolerance: float = 0
    line: int = 1


class Lost(Struct, frozen=True, order=True):
    """Something of a question that does not travel, and where it stands."""

    at: Position
    what: str

    def __str__(self) -> str:
        return f"{self.at}: lost: {self.what}"
