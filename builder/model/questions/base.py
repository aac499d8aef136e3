"""What all questions share, and what a question type must say about itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import ID, Place, Text, doc

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""Default ids of options by position; also SCORM 1.2's one-character responses."""


class Overall(Struct, frozen=True, kw_only=True):
    """Feedback by the result as a whole."""

    at: Place
    right: Annotated[Text | None, doc("Shown to who earned all points.", examples=["You would have been quick."])] = (
        None
    )
    partly: Annotated[
        Text | None, doc("Shown to who earned some of them.", examples=["Nearly: look at the order again."])
    ] = None
    wrong: Annotated[Text | None, doc("Shown to who earned none.", examples=["Read the first section again."])] = None


class Question(Struct, frozen=True, kw_only=True):
    """A question of any type; the types add their own fields.

    `key_data` is what makes an old answer meaningless when it changes (key and options).
    `player_data` goes to the player as JSON. `answer_max` is the length of the longest answer
    that the saved state can hold for it, in characters of the state's alphabet.
    """

    tag: ClassVar[str] = ""
    scored: ClassVar[bool] = True

    at: Place
    id: Annotated[
        str,
        doc(
            "Stable and unique in the module; progress and reports are kept under it.",
            pattern=ID,
            examples=["first-word"],
        ),
    ]
    type: Annotated[str, doc("The kind of question.")]
    text: Annotated[Text, doc("The question, in Markdown.", examples=["Nobody moves. What do you say?"])]
    objective: Annotated[str, doc("The id of the module's objective that it assesses.", examples=["call-help"])] = ""
    points: Annotated[int, doc("The points for a full answer.", ge=1, le=100, examples=[1])] = 1
    level: Annotated[
        str,
        doc(
            "recall, understand, apply or analyse.", pattern="^(recall|understand|apply|analyse)?$", examples=["apply"]
        ),
    ] = ""
    hint: Annotated[
        Text | None, doc("Shown on request, before answering.", examples=["Who has been asked, if everybody has?"])
    ] = None
    overall: Annotated[
        Overall | None,
        doc(
            "What to say of the answer as a whole, by what it earned.",
            examples=[{"right": "You would have been quick."}],
        ),
    ] = None
    explanation: Annotated[
        Text | None,
        doc("Shown after answering, whatever the answer.", examples=["Who hears a name and a task does it."]),
    ] = None

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every text with its address inside the question (`text`, `options.b.feedback` …)."""
        yield "text", self.text
        yield from self.type_texts()
        if self.hint:
            yield "hint", self.hint
        if self.overall:
            for name in ("right", "partly", "wrong"):
                text = getattr(self.overall, name)
                if text:
                    yield f"overall.{name}", text
        if self.explanation:
            yield "explanation", self.explanation

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        """The texts that the type adds."""
        return iter(())

    def said(self, html: str) -> str:
        """The question's text as reports tell it, made of its HTML."""
        return html

    def key_data(self) -> Any:
        """JSON data of key and options; a change of it makes saved answers void."""
        raise NotImplementedError

    def player_data(self) -> dict[str, Any]:
        """JSON data that the type's player file reads."""
        raise NotImplementedError

    def answer_max(self) -> int:
        """The longest saved answer, in characters."""
        raise NotImplementedError


def report_id(id: str) -> str:
    """An id as every LMS takes it within a response: the hyphens of the course's ids become underscores."""
    return id.replace("-", "_")


class Option(Struct, frozen=True, kw_only=True):
    """An option of a choice question."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9_]{1,16}$", examples=["call"]),
    ] = ""
    text: Annotated[Text, doc("What the learner chooses.", examples=["Marta, call 112."])]
    correct: Annotated[bool, doc("true for the right one.")] = False
    feedback: Annotated[
        Text | None,
        doc(
            "Shown when it was chosen: why it is right or wrong.",
            examples=["Yes. Who hears a name and a task does it."],
        ),
    ] = None
    misconception: Annotated[
        str,
        doc(
            "The mistaken belief that makes this option tempting; never shown.",
            examples=["A polite question is a clear one."],
        ),
    ] = ""


def option_texts(options: tuple[Option, ...]) -> Iterator[tuple[str, Text]]:
    """The texts of options, addressed by option id."""
    for option in options:
        yield f"options.{option.id}.text", option.text
        if option.feedback:
            yield f"options.{option.id}.feedback", option.feedback
