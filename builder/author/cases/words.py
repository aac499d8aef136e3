"""A case in words: what its drawing shows, for the terminal and for those who do not see it."""

from __future__ import annotations

from builder.author.cases.graph import Graph
from builder.check.cases import summary
from builder.model.base import Text
from builder.model.questions.scenario import ScenarioChoice

MINUS = "\N{MINUS SIGN}"
ARROW = "\N{RIGHTWARDS ARROW}"


def words(graph: Graph) -> str:
    """Every step with its choices, what each is worth, moves and leads to; every ending with the ways to it."""
    lines = [f"{graph.case.at.start}: {summary(graph.case)}"]
    for step in graph.case.steps:
        unreached = "" if step.id in graph.arrivals else " (no way leads here)"
        lines += ["", f"{step.id}{unreached}: {first_words(step.text)}"]
        for choice in step.choices:
            astray = (step.id, choice.id) in graph.astray
            to = f"{ARROW} {choice.next}{' (back, or to no place)' if astray else ''}"
            lines.append(f"  {choice.id}  {all_words(choice.text)}  [{worth(choice)}]  {to}")
    lines.append("")
    lines += [f"{ending.id}: {ending.title} ({how_often(graph, ending.id)})" for ending in graph.case.endings]
    return "\n".join(lines) + "\n"


def worth(choice: ScenarioChoice) -> str:
    """What a choice is worth and moves: `score 2, trust +1`."""
    moves = [f"{meter} {by:+d}" for meter, by in choice.meters.items() if by]
    return ", ".join([f"score {choice.score}", *moves]).replace("-", MINUS)


def how_often(graph: Graph, ending: str) -> str:
    """How many ways come to an ending, with which credit: `12 ways, 40 to 80 %`."""
    if ending not in graph.arrivals:
        return "no way leads here"
    ways = graph.arrivals[ending].ways
    low, high = graph.credit(ending)
    return f"{ways} way{'s' if ways != 1 else ''}, {low if low == high else f'{low} to {high}'} %"


def all_words(text: Text) -> str:
    """A text without its marks, in one line."""
    pieces = [piece.text for piece in text.outline.prose] or [text.source]
    return " ".join(" ".join(pieces).split())


def first_words(text: Text) -> str:
    """The first piece of a text: its first paragraph or sentence."""
    pieces = [piece.text for piece in text.outline.prose] or text.source.strip().split("\n\n")[:1]
    return " ".join(pieces[0].split())
