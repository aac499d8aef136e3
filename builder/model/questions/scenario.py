"""`scenario`: a case that branches. Choices have consequences, move meters and lead to an ending."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import ID, Place, Text, doc
from builder.model.questions.base import Question, report_id
from builder.model.routes import Routes, routes


class ScenarioMeter(Struct, frozen=True, kw_only=True):
    """Something that choices move, from 0 to `max`: trust, budget, risk."""

    at: Place
    id: Annotated[str, doc("Choices move it by this name.", pattern=ID, examples=["trust"])]
    label: Annotated[str, doc("What learners read beside it.", min_length=1, max_length=60, examples=["Trust"])]
    start: Annotated[int, doc("Where it stands at first.", ge=0, le=10, examples=[3])]
    max: Annotated[int, doc("Its end; it never leaves 0 to `max`.", ge=1, le=10, examples=[5])] = 5


class ScenarioChoice(Struct, frozen=True, kw_only=True):
    """A way on from a step."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9_]{1,16}$", examples=["listen"]),
    ] = ""
    text: Annotated[Text, doc("What one does.", examples=["You listen."])]
    consequence: Annotated[
        Text | None, doc("What happens next because of it, and why.", examples=["You hear what the draft left out."])
    ] = None
    score: Annotated[int, doc("What the choice is worth.", ge=0, le=10, examples=[2])] = 0
    meters: Annotated[dict[str, int], doc("By how much it moves meters, up or down.", examples=[{"trust": 1}])] = {}
    next: Annotated[str, doc("The id of the step or ending that it leads to.", examples=["sound"])]


class ScenarioStep(Struct, frozen=True, kw_only=True):
    """A moment at which something must be decided."""

    at: Place
    id: Annotated[str, doc("Choices lead to it by this name; stable.", pattern=ID, examples=["brief"])]
    text: Annotated[
        Text, doc("What happens now, and what must be decided.", examples=["The partner rings. What do you do?"])
    ]
    choices: Annotated[
        tuple[ScenarioChoice, ...],
        doc("What one can do.", min_length=1, max_length=6, examples=[[{"text": "You listen.", "next": "sound"}]]),
    ]


class ScenarioEnding(Struct, frozen=True, kw_only=True):
    """Where the case ends, with its debriefing."""

    at: Place
    id: Annotated[str, doc("Choices lead to it by this name; stable.", pattern=ID, examples=["sound"])]
    title: Annotated[str, doc("How it ended, in a few words.", min_length=1, examples=["A plan that holds"])]
    text: Annotated[
        Text,
        doc(
            "What happened to people, what made the difference, where to read again.",
            examples=["They were asked, and so they came."],
        ),
    ]


class Scenario(Question, frozen=True, kw_only=True):
    """A case that branches. Score: (score of the path - worst possible) / (best - worst)."""

    tag: ClassVar[str] = "scenario"

    meters: Annotated[
        tuple[ScenarioMeter, ...],
        doc(
            "What learners see move.",
            max_length=4,
            examples=[[{"id": "trust", "label": "Trust", "start": 3, "max": 5}]],
        ),
    ] = ()
    steps: Annotated[
        tuple[ScenarioStep, ...],
        doc(
            "The steps; it begins at the first.",
            min_length=1,
            max_length=40,
            examples=[
                [
                    {
                        "id": "brief",
                        "text": "The partner rings.",
                        "choices": [
                            {"text": "You listen.", "next": "sound"},
                            {"text": "You do not answer.", "next": "apart"},
                        ],
                    }
                ]
            ],
        ),
    ]
    endings: Annotated[
        tuple[ScenarioEnding, ...],
        doc(
            "Where it can end.",
            min_length=1,
            max_length=12,
            examples=[[{"id": "sound", "title": "A plan that holds", "text": "They were asked."}]],
        ),
    ]

    @property
    def routes(self) -> Routes:
        """All ways through the case."""
        ways = {step.id: [(choice.next, choice.score) for choice in step.choices] for step in self.steps}
        return routes(ways, [ending.id for ending in self.endings], self.steps[0].id)

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for step in self.steps:
            yield f"steps.{step.id}.text", step.text
            for choice in step.choices:
                yield f"steps.{step.id}.choices.{choice.id}.text", choice.text
                if choice.consequence:
                    yield f"steps.{step.id}.choices.{choice.id}.consequence", choice.consequence
        for ending in self.endings:
            yield f"endings.{ending.id}.text", ending.text

    def key_data(self) -> Any:
        return [
            [[step.id, [[choice.id, choice.score, choice.next] for choice in step.choices]] for step in self.steps],
            [ending.id for ending in self.endings],
        ]

    def player_data(self) -> dict[str, Any]:
        found = self.routes
        return {
            "meters": [{"id": meter.id, "start": meter.start, "max": meter.max} for meter in self.meters],
            "steps": [
                {
                    "id": step.id,
                    "name": report_id(step.id),
                    "choices": [
                        {
                            "id": choice.id,
                            "score": choice.score,
                            "moves": [choice.meters.get(meter.id, 0) for meter in self.meters],
                            "next": choice.next,
                        }
                        for choice in step.choices
                    ],
                }
                for step in self.steps
            ],
            "worst": found.worst,
            "best": found.best,
        }

    def answer_max(self) -> int:
        return self.routes.longest
