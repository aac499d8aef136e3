"""A question as other tools know it: the part of ours that other formats can say."""

from __future__ import annotations

from msgspec import Struct

from builder.diagnostics import Position

KINDS = ("single", "multiple", "true-false", "matching", "numeric", "fill-in", "open")
"""The kinds that every format holds; what a format does not hold is said and stays behind."""


class Choice(Struct, frozen=True):
    """An option, in Markdown."""

    text: str
    correct: bool
    feedback: str = ""


class Gap(Struct, frozen=True):
    """A gap of a cloze, by the id that its text has in double braces; `options` to choose from, or none to type."""

    id: str
    answers: tuple[str, ...]
    options: tuple[str, ...] = ()
    case: bool = False


class Area(Struct, frozen=True):
    """A place in a picture by its name; `coords` of its `shape` (rect, circle, poly) in the units of the picture."""

    label: str
    correct: bool
    shape: str
    coords: tuple[float, ...]


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
    order: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    picture: str = ""
    """The picture's file below the course's root, of which `areas` are places; `alt` says what it shows."""
    alt: str = ""
    areas: tuple[Area, ...] = ()
    statements: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
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
