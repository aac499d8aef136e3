"""Stacked bars: the parts of each whole, with a number in each part that has room for it."""

from __future__ import annotations

from decimal import Decimal

from builder.model.chart import Chart
from builder.render.charts.numbers import Numbers, marks_of
from builder.render.charts.svg import LINE, NARROW, Sheet, width_of

THICK = 1.7


def stacked(chart: Chart, numbers: Numbers, sheet: Sheet) -> list[tuple[str, str]]:
    """Draw the bars; the answer is the key that is needed where names do not fit above the first bar's parts."""
    marks = marks_of(chart)
    sums = [sum(_size(one.values[row]) for one in chart.series) for row in range(len(chart.labels))]
    scale = 100 / (max(sums, default=0.0) or 1)
    first = [_size(one.values[0]) * scale for one in chart.series]
    named = all(_fits(one.name, share) for one, share in zip(chart.series, first, strict=True))
    for row, label in enumerate(chart.labels):
        top = sheet.label(sheet.height, label, "is-meant" if label == chart.highlight else "")
        x = 0.0
        if named and row == 0:
            for one, share in zip(chart.series, first, strict=True):
                sheet.text(x, top + LINE - 0.35, one.name)
                x += share
            top += LINE
            x = 0.0
        for one, mark in zip(chart.series, marks, strict=True):
            value = one.values[row]
            share = _size(value) * scale
            if not share:
                continue
            sheet.bar(x, top, share, THICK, mark)
            shown = numbers.text(value)
            if _fits(shown, share):
                sheet.text(x, top + THICK / 2 + 0.35, shown, f"on-{mark}", gap=0.4)
            x += share
        sheet.height = top + THICK + 0.7
    return [] if named else list(zip(marks, (one.name for one in chart.series), strict=True))


def _size(value: Decimal | None) -> float:
    """A part of a bar: nothing where there is no number, or one below nothing, which the rules refuse."""
    return max(0.0, float(value or 0))


def _fits(text: str, share: float) -> bool:
    return width_of(text) + 0.7 <= share / 100 * NARROW
