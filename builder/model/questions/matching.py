"""`matching`: each item on the left has its partner on the right; each right pair earns its share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from builder.model.base import Place, Text, doc
from builder.model.questions.base import LETTERS, Question


class Pair(Struct, frozen=True, kw_only=True):
    """Two things that belong together."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9][a-z0-9_]{0,15}$", examples=["burn"]),
    ] = ""
    left: Annotated[Text, doc("What the learner finds a partner for.", examples=["Burn"])]
    right: Annotated[
        Text, doc("The partner, chosen from a list: words without images. Two pairs may share one.", examples=["Water"])
    ]
    feedback: Annotated[
        Text | None,
        doc("Shown after checking: why the two belong together.", examples=["Cold water takes the heat away."]),
    ] = None


class Target(Struct, frozen=True):
    """An entry of the list to choose from: its letter is its place in the author's order."""

    id: str
    letter: str
    address: str
    text: Text


class Matching(Question, frozen=True, kw_only=True):
    """Pairs to find. Score: right pairs / pairs."""

    tag: ClassVar[str] = "matching"

    pairs: Annotated[
        tuple[Pair, ...],
        doc(
            "What belongs together.",
            min_length=2,
            max_length=12,
            examples=[[{"left": "Burn", "right": "Water"}, {"left": "Cut", "right": "Bandage"}]],
        ),
    ]
    distractors: Annotated[
        tuple[Text, ...], doc("More entries of the list, partners of nothing.", max_length=12, examples=[["Butter"]])
    ] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """The entries to choose from, each once, in the author's order: partners, then distractors."""
        found: dict[str, tuple[str, str, Text]] = {}
        for pair in self.pairs:
            found.setdefault(_words(pair.right), (pair.id, f"pairs.{pair.id}.right", pair.right))
        for number, text in enumerate(self.distractors):
            found.setdefault(_words(text), (f"_{number + 1}", f"distractors.{number}", text))
        return tuple(Target(id, LETTERS[at], address, text) for at, (id, address, text) in enumerate(found.values()))

    @property
    def listed(self) -> list[Target]:
        """The entries as the list shows them: by alphabet, so that their order tells nothing."""
        return sorted(self.targets, key=lambda target: (_words(target.text).casefold(), target.letter))

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        for pair in self.pairs:
            yield f"pairs.{pair.id}.left", pair.left
            yield f"pairs.{pair.id}.right", pair.right
            if pair.feedback:
                yield f"pairs.{pair.id}.feedback", pair.feedback
        for number, text in enumerate(self.distractors):
            yield f"distractors.{number}", text

    def key_data(self) -> Any:
        partner = self._partners()
        return [[[pair.id, partner[pair.id]] for pair in self.pairs], [target.id for target in self.targets]]

    def player_data(self) -> dict[str, Any]:
        partner = self._partners()
        return {
            "pairs": [{"id": pair.id, "target": partner[pair.id]} for pair in self.pairs],
            "targets": [{"id": target.id} for target in self.targets],
        }

    def answer_max(self) -> int:
        return len(self.pairs)

    def _partners(self) -> dict[str, str]:
        """The id of each pair's entry of the list."""
        by_words = {_words(target.text): target.id for target in self.targets}
        return {pair.id: by_words[_words(pair.right)] for pair in self.pairs}


def _words(text: Text) -> str:
    return " ".join(text.source.split())
