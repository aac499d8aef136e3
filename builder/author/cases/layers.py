"""Where the boxes of a graph stand: in layers from top to bottom, so that lines lead down and seldom cross.

The method is Sugiyama's (K. Sugiyama et al., Methods for visual understanding of hierarchical system structures,
1981): layers by the longest way, stand-ins where a line passes a layer, order by the mean place of the neighbours,
then places near the neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

GAP = 40.0
"""Pixels between two boxes of a layer."""
LANE = 16.0
"""Width of the lane in which lines pass a layer."""
SWEEPS = 12
PULLS = 60

Node = str | tuple[str, int]
"""A box by its id; the stand-in for lines to a box in a layer that they pass."""


class Link(Struct, frozen=True):
    """A line from a box, `port` pixels beside its middle, to another."""

    source: str
    port: float
    target: str


class Layout(Struct, frozen=True):
    """Each box's middle and layer, and the stand-ins that each link passes, from top to bottom."""

    middle: dict[Node, float]
    layer: dict[str, int]
    layers: list[list[Node]]


def layout(widths: Mapping[str, float], links: Sequence[Link], last: Sequence[str]) -> Layout:
    """Places for boxes; those of `last` stand in the last layer. Links that would close a circle are to be left out."""
    layer = _layers(list(widths), links, last)
    rows: list[list[Node]] = [[] for _ in range(max(layer.values()) + 1)]
    for id in widths:
        rows[layer[id]].append(id)
    pairs: dict[tuple[Node, Node], list[float]] = {}
    for link in links:
        way: list[Node] = [link.source, *passed(link, layer), link.target]
        for number, (above, below) in enumerate(pairwise(way)):
            pairs.setdefault((above, below), []).append(link.port if number == 0 else 0.0)
            if isinstance(below, tuple) and below not in rows[below[1]]:
                rows[below[1]].append(below)
    width: dict[Node, float] = {node: LANE for row in rows for node in row if isinstance(node, tuple)}
    width.update(widths)
    middle = _packed(rows, width)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = {node: _wanted(node, pairs, middle, above=sweep % 2 == 0) for node in row}
            row.sort(key=lambda node: wanted[node])
            middle |= _packed([row], width)
    for pull in range(PULLS):
        for row in rows if pull % 2 == 0 else reversed(rows):
            wanted = {node: _wanted(node, pairs, middle) for node in row}
            middle |= _apart(row, wanted, width)
    left = min(middle[node] - width[node] / 2 for node in middle)
    return Layout({node: x - left for node, x in middle.items()}, layer, rows)


def passed(link: Link, layer: Mapping[str, int]) -> list[Node]:
    """The stand-ins of a link: one in each layer between its ends."""
    return [(link.target, number) for number in range(layer[link.source] + 1, layer[link.target])]


def _layers(nodes: list[str], links: Sequence[Link], last: Sequence[str]) -> dict[str, int]:
    layer = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for link in links:
            layer[link.target] = max(layer[link.target], layer[link.source] + 1)
    deepest = max(layer.values())
    return {**layer, **dict.fromkeys(last, deepest)}


def _wanted(
    node: Node, pairs: Mapping[tuple[Node, Node], list[float]], middle: Mapping[Node, float], above: bool | None = None
) -> float:
    """The mean place of a node's neighbours, of one side or of both; its own where it has none."""
    places: list[float] = []
    for (upper, lower), ports in pairs.items():
        if lower == node and above is not False:
            places += [middle[upper] + port for port in ports]
        if upper == node and above is not True:
            places += [middle[lower] - port for port in ports]
    return sum(places) / len(places) if places else middle[node]


def _packed(rows: Sequence[Sequence[Node]], width: Mapping[Node, float]) -> dict[Node, float]:
    middle: dict[Node, float] = {}
    for row in rows:
        x = -(sum(width[node] for node in row) + GAP * (len(row) - 1)) / 2
        for node in row:
            middle[node] = x + width[node] / 2
            x += width[node] + GAP
    return middle


def _apart(row: Sequence[Node], wanted: Mapping[Node, float], width: Mapping[Node, float]) -> dict[Node, float]:
    """Places as near as may be to those wanted, in the same order and GAP apart: groups move as one."""
    groups: list[tuple[list[Node], float]] = []  # nodes, and the middle of the first

    def offsets(nodes: list[Node]) -> list[float]:
        found = [0.0]
        for one, next in pairwise(nodes):
            found.append(found[-1] + (width[one] + width[next]) / 2 + GAP)
        return found

    for node in row:
        groups.append(([node], wanted[node]))
        while len(groups) > 1:
            (before, start), (nodes, place) = groups[-2:]
            near = start + offsets([*before, nodes[0]])[-1]
            if place >= near:
                break
            joined = [*before, *nodes]
            spread = offsets(joined)
            mean = sum(wanted[one] - offset for one, offset in zip(joined, spread, strict=True)) / len(joined)
            groups[-2:] = [(joined, mean)]
    return {node: start + offset for nodes, start in groups for node, offset in zip(nodes, offsets(nodes), strict=True)}
