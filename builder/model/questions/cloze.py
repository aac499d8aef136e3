"""`cloze`: a text with gaps, to type into or to choose for; each gap filled right earns its share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import Place, Text, doc
from builder.model.questions.base import Question
from builder.model.questions.fill_in import LONGEST, ROOM, composed, units

KEPT = 240
"""Characters that the saved state has for one answer, at 4 a typed UTF-16 unit and 1 a gap."""

GAP = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A gap in the text, by its id."""


class Gap(Struct, frozen=True, kw_only=True):
    """A gap: what is right in it, and how exactly."""

    at: Place
    answers: Annotated[
        tuple[str, ...],
        doc(
            "The accepted answers; the first is shown as the right one.",
            min_length=1,
            max_length=10,
            examples=[["112"]],
        ),
    ]
    options: Annotated[
        tuple[str, ...],
        doc("A list to choose from instead of typing; it holds the answers.", max_length=12, examples=[["112", "118"]]),
    ] = ()
    case: Annotated[bool, doc("true where upper and lower case must be right.")] = False
    accents: Annotated[bool, doc("true where accents must be right.")] = False
    near: Annotated[
        int, doc("How many letters may be missing, added, changed or swapped.", ge=0, le=2, examples=[0])
    ] = 0
    feedback: Annotated[
        Text | None, doc("Shown after checking: why it is so.", examples=["It is the same in all of the Union."])
    ] = None

    @property
    def longest(self) -> int:
        """The longest accepted answer, in UTF-16 units."""
        return max(units(composed(answer)) for answer in self.answers)


class Cloze(Question, frozen=True, kw_only=True):
    """Gaps to fill. Score: gaps filled right / gaps."""

    tag: ClassVar[str] = "cloze"

    gaps: Annotated[
        dict[str, Gap],
        doc("The gaps by the id that the text names them with: `{{id}}`.", examples=[{"number": {"answers": ["112"]}}]),
    ]

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the gaps as the text has them, each once; ids without a gap are left out."""
        named = dict.fromkeys(GAP.findall(self.text.source))
        return tuple(id for id in named if id in self.gaps)

    @property
    def spare(self) -> int:
        """UTF-16 units that can be typed beyond all the longest answers before the state is full; below 0: it is."""
        typed = [self.gaps[id].longest for id in self.order if not self.gaps[id].options]
        return (KEPT - len(self.order)) // 4 - sum(typed)

    @property
    def limits(self) -> dict[str, int]:
        """How long the answer of each typed gap can be, in UTF-16 units."""
        typed = [id for id in self.order if not self.gaps[id].options]
        room = min(ROOM, max(0, self.spare) // len(typed)) if typed else 0
        return {id: min(LONGEST, self.gaps[id].longest + room) for id in typed}

    @property
    def width(self) -> int:
        """How wide all fields are, in characters: alike, so that none tells its answer by its length."""
        return max((self.gaps[id].longest for id in self.order if not self.gaps[id].options), default=0) + 2

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for id, gap in self.gaps.items():
            if gap.feedback:
                yield f"gaps.{id}.feedback", gap.feedback

    def said(self, html: str) -> str:
        return GAP.sub("…", html)

    def key_data(self) -> Any:
        return [
            [id, list(gap.answers), list(gap.options), gap.case, gap.accents, gap.near]
            for id, gap in ((id, self.gaps[id]) for id in self.order)
        ]

    def player_data(self) -> dict[str, Any]:
        limits = self.limits
        return {
            "gaps": [
                {
                    "id": id,
                    "answers": [composed(answer) for answer in gap.answers],
                    "options": [composed(option) for option in gap.options],
                    "case": gap.case,
                    "accents": gap.accents,
                    "near": gap.near,
                    "limit": limits.get(id, 0),
                }
                for id, gap in ((id, self.gaps[id]) for id in self.order)
            ]
        }

    def answer_max(self) -> int:
        return len(self.order) + 4 * sum(self.limits.values())
