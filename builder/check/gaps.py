"""Q042–Q044 and Q060: texts with gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.check.folded import folded
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code, Position
from builder.model.base import Text
from builder.model.questions.cloze import GAP, Cloze

_CLOZE = "- id: a\n  type: cloze\n  text: People {{verb}} first.\n  explanation: So.\n  gaps:\n"


def _clozes(view: ModuleView) -> Iterator[Cloze]:
    for asked in view.asked:
        if isinstance(asked.question, Cloze):
            yield asked.question


def _place(text: Text, offset: int) -> Position:
    """The position of a character of a text, where the text's lines are those of the file."""
    if not text.exact:
        return text.start
    before = text.source[:offset]
    return Position(text.path, text.line + before.count("\n"), text.column + offset - (before.rfind("\n") + 1))


@module_rule(
    Code(
        "Q042",
        "error",
        "A gap without an answer",
        "The text names it, `gaps` does not say what is right in it.",
        _CLOZE + "    noun: {answers: [come]}\n",
        _CLOZE + "    verb: {answers: [come]}\n",
    )
)
def gap_without_answer(view: ModuleView) -> Iterator[Finding]:
    """Each gap of the text is in `gaps`, and a text with gaps has one."""
    for cloze in _clozes(view):
        found = list(GAP.finditer(cloze.text.source))
        for match in found:
            if match[1] not in cloze.gaps:
                yield Finding(
                    _place(cloze.text, match.start()),
                    f"`gaps` has no `{match[1]}`",
                    did_you_mean(match[1], cloze.gaps) or "add it with its `answers`",
                )
        if not found:
            yield Finding(cloze.text.start, "the text has no gap", "write `{{name}}` where a word is missing")


@module_rule(
    Code(
        "Q043",
        "error",
        "A gap that the text does not have, or has twice",
        "An answer that no gap takes is never asked for; one name stands for one gap.",
        _CLOZE + "    verb: {answers: [come]}\n    noun: {answers: [people]}\n",
        _CLOZE + "    verb: {answers: [come]}\n",
    )
)
def gap_not_once(view: ModuleView) -> Iterator[Finding]:
    """Each entry of `gaps` stands in the text once."""
    for cloze in _clozes(view):
        count = Counter(GAP.findall(cloze.text.source))
        for id, gap in cloze.gaps.items():
            if not count[id]:
                yield Finding(gap.at.start, f"the text has no gap `{{{{{id}}}}}`", "put it into the text, or remove it")
            elif count[id] > 1:
                yield Finding(
                    gap.at.start, f"the text has the gap `{id}` {count[id]} times", "give each gap a name of its own"
                )


@module_rule(
    Code(
        "Q044",
        "error",
        "A list without the right answer",
        "Who chooses from `options` can only choose what stands there.",
        _CLOZE + "    verb: {answers: [come], options: [go, stay]}\n",
        _CLOZE + "    verb: {answers: [come], options: [go, come]}\n",
    )
)
def answer_not_in_list(view: ModuleView) -> Iterator[Finding]:
    """The options of a gap differ, hold its answers, and one that is wrong."""
    for cloze in _clozes(view):
        for id, gap in cloze.gaps.items():
            if not gap.options:
                continue
            for number, answer in enumerate(gap.answers):
                if answer not in gap.options:
                    yield Finding(
                        gap.at.of(f"answers.{number}"),
                        f"'{answer}' is not among the options of `{id}`",
                        did_you_mean(answer, gap.options) or "add it to `options`",
                    )
            if all(option in gap.answers for option in gap.options):
                yield Finding(gap.at.of("options"), f"every option of `{id}` is right", "add one that is wrong")
            seen: set[str] = set()
            for number, option in enumerate(gap.options):
                if not option.strip() or folded(option) in seen:
                    what = "is empty" if not option.strip() else "is there already"
                    yield Finding(gap.at.of(f"options.{number}"), f"the option '{option}' {what}", "remove it")
                seen.add(folded(option) or option)


@module_rule(
    Code(
        "Q060",
        "error",
        "More to type than is kept",
        "The saved state has room for 60 characters of typed answers in one question. A gap with `options` needs none.",
        _CLOZE + f"    verb: {{answers: [{'long ' * 13}]}}\n",
        _CLOZE + "    verb: {answers: [come]}\n",
    )
)
def too_much_to_type(view: ModuleView) -> Iterator[Finding]:
    """All gaps of a text together can be kept."""
    for cloze in _clozes(view):
        if cloze.spare < 0:
            yield Finding(
                cloze.at.of("gaps"),
                f"the longest answers have {-cloze.spare} characters more than can be kept",
                "give some gaps `options`, or make two questions of it",
            )
