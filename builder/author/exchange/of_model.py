"""Items of a module's questions, and what of them no other tool would understand."""

from __future__ import annotations

import re
from collections.abc import Collection

from builder.author.exchange.item import KINDS, Area, Choice, Gap, Item, Lost
from builder.model.base import Text
from builder.model.questions.base import LETTERS, Question
from builder.model.questions.categorise import Categorise
from builder.model.questions.cloze import Cloze
from builder.model.questions.fill_in import FillIn
from builder.model.questions.hotspot import Hotspot
from builder.model.questions.likert import Likert
from builder.model.questions.matching import Matching
from builder.model.questions.multiple import Multiple
from builder.model.questions.numeric import Numeric
from builder.model.questions.open import Open
from builder.model.questions.ordering import Ordering
from builder.model.questions.single import Single
from builder.model.questions.true_false import TrueFalse
from builder.model.quiz import Quiz

_TERM = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")


class _Taker:
    """Takes the texts of one question, and notes what is lost of it."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.lost: list[Lost] = []

    def say(self, what: str, key: str = "") -> None:
        at = self.question.at.of(key) if key else self.question.at.start
        self.lost.append(Lost(at, f"`{self.question.id}`: {what}"))

    def text(self, text: Text | None) -> str:
        """A text without what only this course gives a meaning."""
        if text is None:
            return ""
        source = text.source.strip()
        for pattern, word, by in (
            (_TERM, "a glossary link, its word stays", r"\1"),
            (_CITATION, "a citation", ""),
            (_IMAGE, "a picture, its alternative text stays", r"\1"),
        ):
            source, count = pattern.subn(by, source)
            if count:
                self.lost.append(Lost(text.start, f"`{self.question.id}`: {word}"))
        return source


def items_of(quiz: Quiz, kinds: Collection[str] = KINDS) -> tuple[list[Item], list[Lost]]:
    """The questions of a quiz as items of the kinds that a format holds, and what is lost on the way."""
    items: list[Item] = []
    lost: list[Lost] = []
    for question in quiz.questions:
        item, gone = item_of(question, kinds)
        lost += gone
        if item:
            items.append(item)
    return items, lost


def item_of(question: Question, kinds: Collection[str] = KINDS) -> tuple[Item | None, list[Lost]]:
    """A question as an item, or None where its type does not travel."""
    take = _Taker(question)
    own = _own(question, take)
    if own is None or own["kind"] not in kinds:
        take = _Taker(question)
        take.say(f"the whole question; the type `{question.tag}` does not travel", "type")
        return None, take.lost
    overall = question.overall
    item = Item(
        id=question.id,
        text=take.text(question.text),
        objective=question.objective,
        level=question.level,
        points=question.points,
        hint=take.text(question.hint),
        explanation=take.text(question.explanation),
        right=take.text(overall.right) if overall else "",
        partly=take.text(overall.partly) if overall else "",
        wrong=take.text(overall.wrong) if overall else "",
        line=question.at.line,
        **own,  # type: ignore[arg-type]
    )
    return item, take.lost


def _own(question: Question, take: _Taker) -> dict[str, object] | None:
    match question:
        case Single() | Multiple():
            return _choices(question, take)
        case TrueFalse():
            said = question.feedback
            return {
                "kind": "true-false",
                "truth": question.answer,
                "if_true": take.text(said.true) if said else "",
                "if_false": take.text(said.false) if said else "",
            }
        case Matching():
            if any(pair.feedback for pair in question.pairs):
                take.say("the feedback of its pairs", "pairs")
            return {
                "kind": "matching",
                "pairs": tuple((take.text(pair.left), take.text(pair.right)) for pair in question.pairs),
                "distractors": tuple(take.text(text) for text in question.distractors),
            }
        case Categorise():
            take.say("that it is `categorise`; it travels as `matching`, without the feedback of its items", "type")
            names = {category.id: take.text(category.label) for category in question.categories}
            pairs = tuple((take.text(item.text), names[item.category]) for item in question.items)
            return {"kind": "matching", "pairs": pairs}
        case Numeric():
            low, high = question.bounds
            if question.unit:
                take.say(f"the unit `{question.unit}`", "unit")
            if question.range:
                take.say("that it is a `range`; it travels as the number in its middle, and how far around", "range")
                return {"kind": "numeric", "number": (low + high) / 2, "tolerance": (high - low) / 2}
            return {"kind": "numeric", "number": question.answer or 0.0, "tolerance": question.tolerance}
        case FillIn():
            if question.near:
                take.say(f"`near: {question.near}`; answers have to be exact", "near")
            if question.accents:
                take.say("`accents: true`", "accents")
            return {"kind": "fill-in", "answers": question.answers, "case": question.case}
        case Ordering():
            if any(item.feedback for item in question.items):
                take.say("the feedback of its items", "items")
            return {"kind": "ordering", "order": tuple(take.text(item.text) for item in question.items)}
        case Cloze():
            if any(gap.near or gap.accents for gap in question.gaps.values()):
                take.say("`near` and `accents` of its gaps; answers have to be exact", "gaps")
            if any(gap.feedback for gap in question.gaps.values()):
                take.say("the feedback of its gaps", "gaps")
            gaps = ((id, question.gaps[id]) for id in question.order)
            return {
                "kind": "cloze",
                "gaps": tuple(Gap(id, gap.answers, gap.options, gap.case) for id, gap in gaps),
            }
        case Hotspot():
            if any(region.feedback for region in question.regions):
                take.say("the feedback of its places", "regions")
            areas = (Area(take.text(r.label), r.correct, r.shape, r.coords) for r in question.regions)
            return {"kind": "hotspot", "picture": question.image, "alt": question.alt, "areas": tuple(areas)}
        case Likert():
            return {
                "kind": "likert",
                "statements": tuple(take.text(one.text) for one in question.statements),
                "scale": tuple(take.text(one) if isinstance(one, Text) else one for one in question.scale),
            }
        case Open():
            if question.model_answer or question.criteria:
                take.say("the model answer and criteria")
            return {"kind": "open"}
    return None


def _choices(question: Single | Multiple, take: _Taker) -> dict[str, object]:
    if any(option.misconception for option in question.options):
        take.say("the notes on misconceptions", "options")
    if any(option.id != LETTERS[at] for at, option in enumerate(question.options)):
        take.say("the ids of its options", "options")
    options = tuple(Choice(take.text(o.text), o.correct, take.text(o.feedback)) for o in question.options)
    return {"kind": question.tag, "choices": options}
