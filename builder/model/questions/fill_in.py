"""`fill-in`: a word or a few to type; several answers can be accepted."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any, ClassVar

from builder.model.base import doc
from builder.model.questions.base import Question

LONGEST = 60
"""UTF-16 units that an answer may have: 4 digits each, as many as the saved state has for an answer."""

SHORTEST_FIELD, ROOM = 20, 10


class FillIn(Question, frozen=True, kw_only=True):
    """Words to type. Score: all points for an accepted answer, else none."""

    tag: ClassVar[str] = "fill-in"

    answers: Annotated[
        tuple[str, ...],
        doc(
            "The accepted answers; the first is shown as the right one.",
            min_length=1,
            max_length=10,
            examples=[["tourniquet", "a tourniquet"]],
        ),
    ]
    case: Annotated[bool, doc("true where upper and lower case must be right.")] = False
    accents: Annotated[bool, doc("true where accents must be right.")] = False
    near: Annotated[
        int, doc("How many letters may be missing, added, changed or swapped.", ge=0, le=2, examples=[1])
    ] = 0

    @property
    def limit(self) -> int:
        """How long an answer can be typed, in UTF-16 units."""
        longest = max(units(answer) for answer in self.answers)
        return min(LONGEST, max(SHORTEST_FIELD, longest + ROOM))

    def key_data(self) -> Any:
        return [list(self.answers), self.case, self.accents, self.near]

    def player_data(self) -> dict[str, Any]:
        return {
            "answers": [composed(answer) for answer in self.answers],
            "case": self.case,
            "accents": self.accents,
            "near": self.near,
            "limit": self.limit,
        }

    def answer_max(self) -> int:
        return 4 * self.limit


def composed(text: str) -> str:
    """A text as typed answers are kept: composed (NFC), with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def units(text: str) -> int:
    """The length of a text in UTF-16 units, as JavaScript counts."""
    return len(unicodedata.normalize("NFC", text).encode("utf-16-le", "surrogatepass")) // 2
