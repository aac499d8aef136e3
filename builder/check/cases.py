"""Q050–Q056, Q058 and Q059: cases that branch. Every step is reached, every way ends, every ending can be met."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.questions.scenario import Scenario


def _case(choices: str, more: str = "") -> str:
    return (
        "- id: a\n  type: scenario\n  text: You are late.\n"
        f"  steps:\n    - id: begin\n      text: What do you do?\n      choices:\n{choices}{more}"
        "  endings:\n    - {id: sound, title: It holds, text: It went well.}\n"
        "    - {id: lost, title: It fell, text: It went badly.}\n"
    )


_SOUND = "        - {text: Ask, score: 1, next: sound}\n        - {text: Wait, next: lost}\n"
_STEP = "    - id: later\n      text: And now?\n      choices:\n        - {text: Go, next: lost}\n"


def _cases(view: ModuleView) -> Iterator[Scenario]:
    for asked in view.asked:
        if isinstance(asked.question, Scenario):
            yield asked.question


@module_rule(
    Code(
        "Q050",
        "error",
        "A case in a graded quiz",
        "Cases are for trying out; they never count into the reported score.",
        "kind: assessment\nquestions:\n" + indent(_case(_SOUND), "  "),
        "kind: check\nquestions:\n" + indent(_case(_SOUND), "  "),
    )
)
def case_in_graded(view: ModuleView) -> Iterator[Finding]:
    """Cases stand in checks."""
    for asked in view.asked:
        if isinstance(asked.question, Scenario) and asked.quiz.kind != "check":
            yield Finding(
                asked.question.at.of("type"),
                f"a case cannot stand in a quiz of kind `{asked.quiz.kind}`",
                "give it a quiz file of its own with `kind: check`, and show that in a lesson",
            )


@module_rule(
    Code(
        "Q051",
        "error",
        "A choice that leads nowhere",
        "`next` names neither a step nor an ending of the case.",
        _case("        - {text: Ask, next: sond}\n        - {text: Wait, next: lost}\n"),
        _case(_SOUND),
    )
)
def leads_nowhere(view: ModuleView) -> Iterator[Finding]:
    """Each choice leads to a step or an ending."""
    for case in _cases(view):
        known = [*(step.id for step in case.steps), *(ending.id for ending in case.endings)]
        for step in case.steps:
            for choice in step.choices:
                if choice.next not in known:
                    yield Finding(
                        choice.at.of("next"),
                        f"there is no step or ending `{choice.next}`",
                        did_you_mean(choice.next, known) or f"steps and endings of this case: {', '.join(known)}",
                    )


@module_rule(
    Code(
        "Q052",
        "error",
        "A step or ending that is never reached",
        "No way from the first step leads to it, so nobody will ever read it.",
        _case(_SOUND, _STEP),
        _case("        - {text: Ask, score: 1, next: sound}\n        - {text: Wait, next: later}\n", _STEP),
    )
)
def never_reached(view: ModuleView) -> Iterator[Finding]:
    """Some way leads to each step and each ending."""
    for case in _cases(view):
        reached = case.routes.reached
        for kind, places in (("step", case.steps), ("ending", case.endings)):
            for place in places:
                if place.id not in reached:
                    yield Finding(
                        place.at.start,
                        f"no way leads to the {kind} `{place.id}`",
                        "let a choice lead to it (`next:`), or remove it",
                    )


@module_rule(
    Code(
        "Q053",
        "error",
        "A way that comes back to where it was",
        "It need never end, its score has no bound, and what is saved of it has none either. For a second try, write "
        "a step of its own: the second time is never the same.",
        _case(
            "        - {text: Ask, next: later}\n        - {text: Wait, next: lost}\n",
            "    - id: later\n      text: And now?\n      choices:\n"
            "        - {text: Go, next: sound}\n        - {text: Back, next: begin}\n",
        ),
        _case("        - {text: Ask, score: 1, next: sound}\n        - {text: Wait, next: later}\n", _STEP),
    )
)
def comes_back(view: ModuleView) -> Iterator[Finding]:
    """No way passes one step twice, so each one ends."""
    for case in _cases(view):
        for circle in case.routes.circles:
            step = next(step for step in case.steps if step.id == circle[-2])
            choice = next(choice for choice in step.choices if choice.next == circle[-1])
            yield Finding(
                choice.at.of("next"),
                f"this way comes back to `{circle[-1]}`: {' → '.join(circle)}",
                "lead it to a new step, or to an ending",
            )


@module_rule(
    Code(
        "Q054",
        "error",
        "A meter that cannot stand so",
        "A choice moves a meter that the case does not have, or one starts above its own end.",
        _case("        - {text: Ask, next: sound, meters: {trust: 1}}\n        - {text: Wait, next: lost}\n"),
        _case(_SOUND),
    )
)
def meter_unknown(view: ModuleView) -> Iterator[Finding]:
    """Choices move meters of the case, and these start within their bounds."""
    for case in _cases(view):
        known = [meter.id for meter in case.meters]
        for meter in case.meters:
            if meter.start > meter.max:
                yield Finding(meter.at.of("start"), f"`{meter.id}` starts at {meter.start}, its end is {meter.max}")
        for step in case.steps:
            for choice in step.choices:
                for id in choice.meters:
                    if id not in known:
                        hint = did_you_mean(id, known) or (
                            f"meters of this case: {', '.join(known)}" if known else "add it to `meters` of the case"
                        )
                        yield Finding(choice.at.of("meters"), f"there is no meter `{id}`", hint)


@module_rule(
    Code(
        "Q055",
        "warning",
        "A case in which every way scores the same",
        "Then it does not matter what one does. Give the better choices a `score`.",
        _case("        - {text: Ask, next: sound}\n        - {text: Wait, next: lost}\n"),
        _case(_SOUND),
    )
)
def all_the_same(view: ModuleView) -> Iterator[Finding]:
    """Better ways score more."""
    for case in _cases(view):
        found = case.routes
        if found.count > 1 and found.best == found.worst:
            yield Finding(
                case.at.of("steps"), f"all {found.count} ways score {found.best}", "add `score:` to the better choices"
            )


@module_rule(
    Code(
        "Q056",
        "warning",
        "A meter that nothing moves",
        "Learners watch it and wait for what never comes.",
        _case(_SOUND, "").replace("  steps:", "  meters: [{id: trust, label: Trust, start: 3}]\n  steps:"),
        _case(
            "        - {text: Ask, score: 1, next: sound, meters: {trust: 1}}\n        - {text: Wait, next: lost}\n"
        ).replace("  steps:", "  meters: [{id: trust, label: Trust, start: 3}]\n  steps:"),
    )
)
def meter_unmoved(view: ModuleView) -> Iterator[Finding]:
    """Some choice moves each meter."""
    for case in _cases(view):
        moved = {id for step in case.steps for choice in step.choices for id, by in choice.meters.items() if by}
        for meter in case.meters:
            if meter.id not in moved:
                yield Finding(meter.at.start, f"no choice moves `{meter.id}`", "let choices move it, or remove it")


@module_rule(
    Code(
        "Q058",
        "error",
        "A step and an ending of one name",
        "`next` could mean either.",
        _case(
            "        - {text: Ask, next: sound}\n        - {text: Wait, next: lost}\n", _STEP.replace("later", "lost")
        ),
        _case("        - {text: Ask, score: 1, next: sound}\n        - {text: Wait, next: later}\n", _STEP),
    )
)
def one_name(view: ModuleView) -> Iterator[Finding]:
    """Steps and endings have names of their own."""
    for case in _cases(view):
        steps = {step.id for step in case.steps}
        for ending in case.endings:
            if ending.id in steps:
                yield Finding(ending.at.of("id"), f"there is a step `{ending.id}` as well", "choose another name")


@module_rule(
    Code(
        "Q059",
        "error",
        "A choice of a case that is more than words",
        "Each choice is a button, and nothing inside a button can be opened. Put links and terms into the step's text "
        "or the consequence.",
        _case(_SOUND.replace("text: Ask,", 'text: "Ask [them](https://example.org/)",')),
        _case(_SOUND),
    )
)
def choice_not_words(view: ModuleView) -> Iterator[Finding]:
    """Choices of a case hold no links, terms, citations or blocks."""
    for case in _cases(view):
        for step in case.steps:
            for choice in step.choices:
                outline = choice.text.outline
                if outline.links or outline.terms or outline.citations or outline.blocks:
                    yield Finding(
                        choice.text.start,
                        "a choice is a button: this one has a link, a term or a block",
                        "write words, and put the rest into the step's `text` or the `consequence`",
                    )


def summary(case: Scenario) -> str:
    """What the proof of a case found: sizes, number and length of its ways, worst and best score."""
    found = case.routes
    steps, endings = len(case.steps), len(case.endings)
    lengths = f"{found.shortest}" if found.shortest == found.longest else f"{found.shortest} to {found.longest}"
    return (
        f"case `{case.id}`: {_counted(steps, 'step')}, {_counted(endings, 'ending')}, {_counted(found.count, 'way')} "
        f"of {lengths} choices; worst score {found.worst}, best {found.best}"
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
