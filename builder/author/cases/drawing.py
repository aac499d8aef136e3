"""A case drawn as a graph: a box for each step with its choices side by side, lines to what each leads to.

The drawing has its own size in pixels, every label in full, and marks (`class`) for `templates/preview/case.css`,
which the preview's page links and a file of its own holds.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap

from msgspec import Struct

from builder import resources
from builder.author.cases.graph import Graph
from builder.author.cases.layers import Layout, Link, layout, passed
from builder.author.cases.words import all_words, first_words, how_often, worth
from builder.model.questions.scenario import ScenarioEnding, ScenarioStep

COLUMN = 176.0
"""Width of a choice in pixels."""
LETTER = 6.9
BOLD = 7.9
"""Width of a letter of 13 px, on the safe side."""
LINE = 18.0
PAD = 12.0
RISE = 72.0
"""Pixels between two layers, for the lines."""


class _Box(Struct, frozen=True):
    """What stands in a box: head lines, and columns of lines under them."""

    name: str
    head: tuple[str, ...]
    columns: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """Of each choice: its words, and what it is worth."""

    @property
    def width(self) -> float:
        return max(len(self.columns), 1.25) * COLUMN

    @property
    def neck(self) -> float:
        """Height of the head."""
        return 2 * PAD + LINE * (1 + len(self.head))

    @property
    def height(self) -> float:
        most = max((len(words) + len(worth) for words, worth in self.columns), default=0)
        return self.neck + (most * LINE + 2 * PAD if self.columns else 0)


def drawing(graph: Graph, *, alone: bool = False) -> str:
    """The SVG of a case; `alone`: with its style, for a file of its own."""
    case = graph.case
    boxes = {one.id: _step(one) for one in case.steps} | {one.id: _ending(graph, one) for one in case.endings}
    links = [
        Link(step.id, (number + 0.5 - len(step.choices) / 2) * COLUMN, choice.next)
        for step in case.steps
        for number, choice in enumerate(step.choices)
        if (step.id, choice.id) not in graph.astray
    ]
    places = layout({id: box.width for id, box in boxes.items()}, links, [ending.id for ending in case.endings])
    tops = _tops(places, boxes)
    best = _best(graph)
    shapes = [
        *_ways(links, places, boxes, tops, best),
        *(
            _drawn(box, places.middle[id] + PAD, tops[places.layer[id]], reached=id in graph.arrivals)
            for id, box in boxes.items()
        ),
    ]
    width = max(places.middle[id] + box.width / 2 for id, box in boxes.items()) + 2 * PAD
    height = max(tops[places.layer[id]] + box.height for id, box in boxes.items()) + PAD
    name = escape(f"The case {case.id}: {len(case.steps)} steps, {len(case.endings)} endings")
    style = f"<style>{_style()}</style>" if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="case" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{name}">{style}{"".join(shapes)}</svg>\n'
    )


def _style() -> str:
    return (resources.templates() / "preview" / "case.css").read_text("utf-8")


def _step(step: ScenarioStep) -> _Box:
    columns = tuple(
        (
            tuple(_wrapped(f"{choice.id}  {all_words(choice.text)}", COLUMN)),
            tuple(_wrapped(worth(choice), COLUMN, BOLD)),
        )
        for choice in step.choices
    )
    return _Box(step.id, tuple(_wrapped(first_words(step.text), max(len(columns), 1.25) * COLUMN)), columns)


def _ending(graph: Graph, ending: ScenarioEnding) -> _Box:
    head = (*_wrapped(ending.title, 1.25 * COLUMN), *_wrapped(how_often(graph, ending.id), 1.25 * COLUMN))
    return _Box(ending.id, head)


def _wrapped(text: str, width: float, letter: float = LETTER) -> list[str]:
    return wrap(text, int((width - 2 * PAD) / letter))


def _tops(places: Layout, boxes: dict[str, _Box]) -> list[float]:
    """The top of each layer."""
    tops, y = [], PAD
    for number in range(len(places.layers)):
        tops.append(y)
        y += max((box.height for id, box in boxes.items() if places.layer[id] == number), default=0) + RISE
    return tops


def _best(graph: Graph) -> set[tuple[str, float]]:
    """The choices of one way with the best score: step, and port."""
    steps = {step.id: step for step in graph.case.steps}
    ahead: dict[str, int] = {}
    for id in reversed(graph.order):
        scores = [c.score + ahead[c.next] for c in graph.onward(steps[id])] if id in steps else []
        ahead[id] = max(scores, default=0)
    found: set[tuple[str, float]] = set()
    at = graph.order[0]
    while at in steps and (onward := list(graph.onward(steps[at]))):
        choice = max(onward, key=lambda choice: choice.score + ahead[choice.next])
        number = steps[at].choices.index(choice)
        found.add((at, (number + 0.5 - len(steps[at].choices) / 2) * COLUMN))
        at = choice.next
    return found


def _ways(
    links: list[Link], places: Layout, boxes: dict[str, _Box], tops: list[float], best: set[tuple[str, float]]
) -> list[str]:
    """The lines, those of the best way last and so on top, each with its tip."""
    shapes: list[tuple[bool, str]] = []
    for link in links:
        row = places.layer[link.source]
        x, y = places.middle[link.source] + link.port + PAD, tops[row] + boxes[link.source].height
        path = f"M{x:.1f} {y:.1f}"
        for node in [*passed(link, places.layer), link.target]:
            below = row + 1
            bottom, top = tops[below] - RISE, tops[below] - (0 if isinstance(node, tuple) else 7)
            to = places.middle[node] + PAD
            path += f"V{bottom:.1f}C{x:.1f} {bottom + RISE / 2:.1f} {to:.1f} {top - RISE / 2:.1f} {to:.1f} {top:.1f}"
            x, row = to, below
        mark = " best" if (link.source, link.port) in best else ""
        tip = f'<path class="tip{mark}" d="M{x - 5:.1f} {top - 1:.1f}h10l-5 8z"/>'
        shapes.append((bool(mark), f'<path class="way{mark}" d="{path}"/>{tip}'))
    return [shape for _, shape in sorted(shapes, key=lambda one: one[0])]


def _drawn(box: _Box, middle: float, top: float, *, reached: bool) -> str:
    left = middle - box.width / 2
    round = 4 if box.columns else 20
    kind = "box" if reached else "box unreached"
    shapes = [
        f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'rx="{round}"/>',
        _lines((box.name,), left + PAD, top + PAD, "name"),
        _lines(box.head, left + PAD, top + PAD + LINE, "soft"),
    ]
    for number, (said, value) in enumerate(box.columns):
        x, y = left + number * COLUMN, top + box.neck
        shapes.append(
            f'<line class="split" x1="{x:.1f}" y1="{y:.1f}" x2="{x + COLUMN:.1f}" y2="{y:.1f}"/>'
            if number == 0
            else f'<path class="split" fill="none" d="M{x:.1f} {top + box.height:.1f}V{y:.1f}H{x + COLUMN:.1f}"/>'
        )
        shapes.append(_lines(said, x + PAD, y + PAD, ""))
        shapes.append(_lines(value, x + PAD, y + PAD + LINE * len(said), "worth"))
    return "".join(shapes)


def _lines(lines: tuple[str, ...], x: float, y: float, mark: str) -> str:
    kind = f' class="{mark}"' if mark else ""
    return "".join(
        f'<text{kind} x="{x:.1f}" y="{y + LINE * (number + 0.75):.1f}">{escape(line, quote=False)}</text>'
        for number, line in enumerate(lines)
    )
