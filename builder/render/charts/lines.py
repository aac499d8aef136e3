"""Lines over time: name and last number at the end of each, the first number of the one in the accent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import cast

from builder.model.chart import Chart
from builder.render.charts.numbers import MARKS, Numbers, marks_of
from builder.render.charts.svg import LINE, NARROW, Anchor, Sheet, width_of

HIGH = 9.0
"""Height of the field in em."""

MANY = 14
"""Points of a line from which on only its ends are marked."""

SIDE = 1.5
"""Percent left free at both sides, for the marks of the first and the last point."""


def lines(chart: Chart, numbers: Numbers, sheet: Sheet) -> list[tuple[str, str]]:
    """Draw the lines; there is never a key."""
    count = len(chart.labels)
    several = len(chart.series) > 1
    low, high = min(0.0, numbers.least), numbers.most
    if numbers.least > numbers.most / 2 > 0:
        low = numbers.least - (numbers.most - numbers.least or 1) / 4  # far from zero: the change is the finding
    high = max(high, low + 1e-9)
    top = LINE * (len(chart.series) if several else 1) + 0.4

    def x(at: int) -> float:
        return SIDE + (100 - 2 * SIDE) * at / max(1, count - 1)

    def y(value: float) -> float:
        return top + HIGH * (1 - (value - low) / (high - low))

    base = top + HIGH
    sheet.line(0, y(0) if low <= 0 <= high else base, 100, y(0) if low <= 0 <= high else base, "axis")
    starts: list[tuple[float, str, str]] = []
    ends: list[tuple[float, str, str]] = []
    for one, mark in sorted(zip(chart.series, marks_of(chart), strict=True), key=lambda pair: pair[1], reverse=True):
        points = [(at, float(value)) for at, value in enumerate(one.values) if value is not None]
        for (at, value), (after, following) in pairwise(points):
            if after == at + 1:
                sheet.line(x(at), y(value), x(after), y(following), f"l-{mark}")
        for at, value in points:
            if count <= MANY or at in (points[0][0], points[-1][0]):
                sheet.dot(x(at), y(value), 0.26, mark)
        if points:
            first, last = points[0], points[-1]
            name = f"{one.name} " if several else ""
            ends.append((y(last[1]) - 0.6, f"{name}{numbers.text(one.values[last[0]])}", mark))
            if len(points) > 1 and mark == MARKS[0]:
                below = y(first[1]) + 1.3  # a line that rises would run through a number above its beginning
                rises = points[1][1] > first[1] and below < base - 0.2
                starts.append((below if rises else y(first[1]) - 0.6, numbers.text(one.values[first[0]]), mark))
    for place, text, mark in _apart(starts):
        sheet.text(0, place, text, f"halo t-{mark}")
    for place, text, mark in _apart(ends):
        sheet.text(100, place, text, f"halo t-{mark}", "end")
    for at in _shown(chart.labels):
        is_last = at == count - 1
        edge, anchor = (0.0, "start") if at == 0 else (100.0, "end") if is_last else (x(at), "middle")
        sheet.text(edge, base + LINE, chart.labels[at], anchor=cast(Anchor, anchor))
    sheet.height = base + LINE + 0.5
    return []


def _apart(labels: list[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    """Labels moved up until none stands on another, the lowest first."""
    found: list[tuple[float, str, str]] = []
    for at, text, mark in sorted(labels, reverse=True):
        found.append((min(at, found[-1][0] - LINE) if found else at, text, mark))
    lift = max(0.0, LINE - 0.4 - min((at for at, _, _ in found), default=LINE))
    return [(at + lift, text, mark) for at, text, mark in found]


def _shown(labels: Sequence[str]) -> list[int]:
    """The labels under the line that have room in the narrowest column: the ends, and steps between them."""
    count = len(labels)
    if count == 1:
        return [0]
    room = max(1, int(NARROW / (max(width_of(label) for label in labels) + 0.8)) - 1)
    step = ceil((count - 1) / room)
    between = [at for at in range(step, count - 1, step) if count - 1 - at >= step]
    return [0, *between, count - 1]
