"""Q020–Q027: what is matched, ordered and typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.check.folded import folded
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.base import Place, Text
from builder.model.questions.categorise import Categorise
from builder.model.questions.cloze import Cloze
from builder.model.questions.fill_in import LONGEST, FillIn, units
from builder.model.questions.hotspot import Hotspot
from builder.model.questions.likert import Likert
from builder.model.questions.matching import Matching
from builder.model.questions.numeric import Numeric
from builder.model.questions.ordering import Ordering


class _Typed(NamedTuple):
    """What is typed into one field: the accepted answers, and how exactly."""

    at: Place
    answers: tuple[str, ...]
    case: bool
    near: int


def _typed(view: ModuleView) -> Iterator[_Typed]:
    for asked in view.asked:
        question = asked.question
        if isinstance(question, FillIn):
            yield _Typed(question.at, question.answers, question.case, question.near)
        elif isinstance(question, Cloze):
            for gap in question.gaps.values():
                if not gap.options:
                    yield _Typed(gap.at, gap.answers, gap.case, gap.near)


_MATCHING = (
    "- id: a\n  type: matching\n  text: Which?\n  explanation: So.\n  pairs:\n    - {left: Rain, right: Umbrella}\n"
)
_NUMERIC = "- id: a\n  type: numeric\n  text: How many?\n  explanation: So.\n"
_FILL_IN = "- id: a\n  type: fill-in\n  text: Which word?\n  explanation: So.\n"
_ORDERING = (
    "- id: a\n  type: ordering\n  text: What is first?\n  explanation: So.\n"
    "  items:\n    - text: Ask\n    - text: Plan\n"
)


@module_rule(
    Code(
        "Q020",
        "error",
        "A partner that is more than words",
        "Partners stand in a list to choose from, which shows words only: a picture, a link or a formula would be "
        "lost. Put it on the left.",
        _MATCHING + '    - {left: Sun, right: "[Hat](https://example.org/)"}\n',
        _MATCHING + '    - {left: "[Sun](https://example.org/)", right: Hat}\n',
    )
)
def partner_not_words(view: ModuleView) -> Iterator[Finding]:
    """The entries of a matching question's list are words."""
    for asked in view.asked:
        if isinstance(asked.question, Matching):
            for target in asked.question.targets:
                outline = target.text.outline
                if outline.images or outline.links or outline.blocks or outline.citations:
                    yield Finding(
                        target.text.start,
                        "a list to choose from shows words only; this has a picture, a link or a block",
                        "write words, and put the rest into `left` or the question",
                    )


@module_rule(
    Code(
        "Q021",
        "warning",
        "A distractor that is somebody's partner",
        "It is in the list already, as the right partner of an item, so it adds nothing.",
        _MATCHING + "    - {left: Sun, right: Hat}\n  distractors: [hat]\n",
        _MATCHING + "    - {left: Sun, right: Hat}\n  distractors: [Boots]\n",
    )
)
def distractor_is_partner(view: ModuleView) -> Iterator[Finding]:
    """Distractors are partners of nothing, and differ."""
    for asked in view.asked:
        if isinstance(asked.question, Matching):
            seen = {folded(pair.right.source) for pair in asked.question.pairs}
            for text in asked.question.distractors:
                words = folded(text.source)
                if words in seen:
                    yield Finding(text.start, "the list has this entry already", "remove it, or write another")
                seen.add(words)


@module_rule(
    Code(
        "Q022",
        "error",
        "A numeric question without one right number",
        "`answer`, with a `tolerance` where wanted, or `range` says which numbers are right: one of the two.",
        _NUMERIC + "  unit: km\n",
        _NUMERIC + "  answer: 12.5\n  tolerance: 0.5\n",
    )
)
def number_missing(view: ModuleView) -> Iterator[Finding]:
    """`numeric` has an answer or a range."""
    for asked in view.asked:
        question = asked.question
        if not isinstance(question, Numeric):
            continue
        if question.answer is None and question.range is None:
            yield Finding(question.at.start, "no number is right", "add `answer:`, or `range: [lowest, highest]`")
        elif question.answer is not None and question.range is not None:
            yield Finding(question.at.key("range"), "`answer` and `range` both say what is right", "keep one of them")


@module_rule(
    Code(
        "Q023",
        "error",
        "A range without numbers, or a tolerance without an answer",
        "The first number of `range` is the lowest right one. `tolerance` widens an `answer`; a range has its own "
        "width.",
        _NUMERIC + "  range: [5, 1]\n",
        _NUMERIC + "  range: [1, 5]\n",
    )
)
def range_reversed(view: ModuleView) -> Iterator[Finding]:
    """A range goes from low to high, and needs no tolerance."""
    for asked in view.asked:
        question = asked.question
        if not isinstance(question, Numeric) or question.range is None:
            continue
        low, high = question.range
        if low > high:
            yield Finding(
                question.at.of("range"), f"no number is at least {low:g} and at most {high:g}", "swap the two"
            )
        if question.tolerance:
            yield Finding(question.at.key("tolerance"), "`tolerance` has no effect beside `range`", "remove it")


@module_rule(
    Code(
        "Q024",
        "warning",
        "Near misses that are other words",
        "With one wrong letter in three allowed, 'cat' and 'car' are the same answer.",
        _FILL_IN + "  answers: [cat]\n  near: 1\n",
        _FILL_IN + "  answers: [reservoir]\n  near: 1\n",
    )
)
def near_too_far(view: ModuleView) -> Iterator[Finding]:
    """Near misses keep at least three letters for each wrong one."""
    for field in _typed(view):
        if not field.near:
            continue
        shortest = min(field.answers, key=len)
        if len(shortest) <= 3 * field.near:
            yield Finding(
                field.at.of("near"),
                f"with {field.near} wrong, '{shortest}' may be another word",
                "lower `near`, or list the spellings that you accept under `answers`",
            )


@module_rule(
    Code(
        "Q025",
        "error",
        "An accepted answer that cannot be typed",
        f"An answer has 1 to {LONGEST} characters, so that every learning platform keeps it.",
        _FILL_IN + f"  answers: [{'very ' * 13}long]\n",
        _FILL_IN + "  answers: [long]\n",
    )
)
def answer_not_typable(view: ModuleView) -> Iterator[Finding]:
    """Accepted answers are neither empty nor longer than the field."""
    for field in _typed(view):
        for number, answer in enumerate(field.answers):
            length = units(" ".join(answer.split()))
            if not length or length > LONGEST:
                yield Finding(
                    field.at.of(f"answers.{number}"),
                    f"the answer has {length} characters; learners can type {LONGEST}" if length else "it is empty",
                    "ask for one word or a few" if length else "write the answer, or remove the entry",
                )


@module_rule(
    Code(
        "Q026",
        "warning",
        "An accepted answer twice",
        "Case does not matter unless `case: true` says so: answers that differ in it are one.",
        _FILL_IN + "  answers: [Reservoir, reservoir]\n",
        _FILL_IN + "  answers: [reservoir, lakes]\n",
    )
)
def answer_twice(view: ModuleView) -> Iterator[Finding]:
    """Accepted answers differ in what counts."""
    for field in _typed(view):
        seen: set[str] = set()
        for number, answer in enumerate(field.answers):
            words = " ".join(answer.split())
            words = words if field.case else words.casefold()
            if words in seen:
                yield Finding(field.at.of(f"answers.{number}"), f"'{answer}' is accepted already", "remove the entry")
            seen.add(words)


@module_rule(
    Code(
        "Q027",
        "error",
        "Two items that read alike",
        "Nobody can tell which of the two belongs where, and one place is marked wrong.",
        _ORDERING + "    - text: ask\n",
        _ORDERING + "    - text: Act\n",
    )
)
def items_alike(view: ModuleView) -> Iterator[Finding]:
    """Items to order, match or categorise, categories, places and statements differ in words."""
    for asked in view.asked:
        question = asked.question
        texts: list[Text] = []
        if isinstance(question, Ordering):
            texts = [item.text for item in question.items]
        elif isinstance(question, Matching):
            texts = [pair.left for pair in question.pairs]
        elif isinstance(question, Categorise):
            texts = [*(category.label for category in question.categories), *(item.text for item in question.items)]
        elif isinstance(question, Hotspot):
            texts = [region.label for region in question.regions]
        elif isinstance(question, Likert):
            texts = [statement.text for statement in question.statements]
        seen: dict[str, Text] = {}
        for text in texts:
            words = folded(text.source)
            if words and words in seen:
                yield Finding(
                    text.start, f"the item reads like the one in line {seen[words].line}", "say what makes it different"
                )
            seen.setdefault(words, text)
