"""A module: its opening page, objectives, lessons, quizzes and media."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct

from builder.model.base import ID, Id, Place, Text, doc
from builder.model.quiz import Quiz
from builder.model.tools import Tool
from builder.model.webinar import Webinar


class Objective(Struct, frozen=True, kw_only=True):
    """What a learner can do after the module; reported to the LMS by id."""

    at: Place
    id: Annotated[str, doc("Stable and unique in the module.", pattern=ID, examples=["call-help"])]
    text: Annotated[
        str,
        doc(
            "A sentence that starts with a verb that can be seen: 'Explain …'.",
            min_length=1,
            examples=["Choose whom to call, and say where you are."],
        ),
    ]


class Media(Struct, frozen=True):
    """A media file of the course or of a module. `width` and `height` are pixels (0: not an image)."""

    path: str
    """Relative to the course's root, with forward slashes."""
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a CSV file, row by row."""
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    """Left, top, width and height in the picture's own units: pixels, or those of an SVG's `viewBox`."""


class Ignore(Struct, frozen=True):
    """`check: ignore CODE -- reason` in a comment; `whole_file` for `ignore-file`."""

    code: str
    reason: str
    path: str
    line: int
    column: int
    whole_file: bool = False


class Lesson(Struct, frozen=True, kw_only=True):
    """A lesson file, `modules/<module>/NN-<id>.md`."""

    at: Place
    """The place of the front matter; its `path` is the lesson's file."""
    id: Annotated[str, doc("Default: the file name without its number.", pattern=ID, examples=["who-jumps"])]
    title: Annotated[str, doc("The lesson's heading.", min_length=1, examples=["Who jumps first"])]
    objectives: Annotated[
        tuple[Id, ...], doc("Ids of the module's objectives that it teaches.", examples=[["call-help"]])
    ] = ()
    body: Text


class Module(Struct, frozen=True, kw_only=True):
    """A module folder: `index.md`, lessons, quizzes, media. One module is one package for each edition."""

    at: Place
    id: str
    title: Annotated[
        str, doc("The module's name, as in the LMS.", min_length=1, max_length=200, examples=["First aid at the river"])
    ]
    summary: Annotated[
        str,
        doc(
            "One or two sentences for catalogue and opening page.",
            min_length=1,
            examples=["What to do before the ambulance is there."],
        ),
    ]
    objectives: Annotated[
        tuple[Objective, ...],
        doc(
            "What learners can do afterwards: four to six.",
            min_length=1,
            examples=[[{"id": "call-help", "text": "Choose whom to call, and say where you are."}]],
        ),
    ]
    assessment: Annotated[str, doc("The id of the quiz that is graded.", examples=["final"])] = ""
    completion: Annotated[
        Literal["passed", "lessons"] | None,
        doc("What completes the module. Default: passed where there is an assessment, else lessons."),
    ] = None
    minutes: Annotated[
        int | None, doc("How long the module takes, as its opening page says.", ge=1, le=600, examples=[45])
    ] = None
    metadata: Annotated[
        dict[str, str | tuple[str, ...]],
        doc("Free facts, listed on the opening page.", examples=[{"Partners": "The fire brigade of Rivertown"}]),
    ] = {}
    body: Text
    """The opening page."""
    lessons: tuple[Lesson, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    tools: tuple[Tool, ...] = ()
    """Its worksheets, sorted by id."""
    webinar: Webinar | None = None
    media: tuple[Media, ...] = ()
    """Everything in the module's `media/`, sorted by path."""
    files: tuple[str, ...] = ()
    """Every file of the module and its quizzes, sorted: what was read, and what nothing may use."""
    ignores: tuple[Ignore, ...] = ()

    @property
    def completes_when(self) -> Literal["passed", "lessons"]:
        return self.completion or ("passed" if self.assessment else "lessons")

    def quiz(self, id: str) -> Quiz | None:
        """The quiz of that id."""
        return next((quiz for quiz in self.quizzes if quiz.id == id), None)

    def tool(self, id: str) -> Tool | None:
        """The worksheet of that id."""
        return next((tool for tool in self.tools if tool.id == id), None)

    def texts(self) -> list[tuple[str, Text]]:
        """Every Markdown text that learners of the module read, with its stable address, in reading order."""
        found = [("index", self.body)]
        for lesson in self.lessons:
            found.append((f"lesson.{lesson.id}", lesson.body))
        for quiz in self.quizzes:
            for question in quiz.questions:
                found += [(f"question.{question.id}.{name}", text) for name, text in question.texts()]
        for tool in self.tools:
            found += [(f"tool.{tool.id}.{name}", text) for name, text in tool.texts()]
        if self.webinar:
            found.append(("prepare", self.webinar.prepare))
        return found
