"""Dots on a line for each label; two series are joined, so that the eye sees the distance."""

from __future__ import annotations

from builder.model.chart import Chart
from builder.render.charts.numbers import Numbers, marks_of
from builder.render.charts.svg import Sheet, share_of

HIGH = 1.5
RADIUS = 0.42


def dots(chart: Chart, numbers: Numbers, sheet: Sheet) -> list[tuple[str, str]]:
    """Draw the dots; the answer is the key to the series, where there are several."""
    several = len(chart.series) > 1
    marks = marks_of(chart)
    reserved = share_of("0" * numbers.longest, 1.2)
    low, high = min(0.0, numbers.least), max(0.0, numbers.most)
    begin = reserved if several else 2.5
    scale = (100 - reserved - begin) / ((high - low) or 1)
    for row, label in enumerate(chart.labels):
        top = sheet.label(sheet.height, label, "is-meant" if label == chart.highlight else "")
        middle = top + HIGH / 2 - 0.2
        places = [
            (begin + (float(value) - low) * scale, mark, numbers.text(value))
            for one, mark in zip(chart.series, marks, strict=True)
            if (value := one.values[row]) is not None
        ]
        sheet.line(0, middle, 100, middle, "track")
        if places and several:
            sheet.line(min(places)[0], middle, max(places)[0], middle, "span")
        for x, mark, _ in places:
            sheet.dot(x, middle, RADIUS, mark if several or chart.highlight in ("", label) else "rest")
        if places:
            sheet.text(max(places)[0], middle + 0.35, max(places)[2], gap=0.75)
        if len(places) > 1:
            sheet.text(min(places)[0], middle + 0.35, min(places)[2], anchor="end", gap=-0.75)
        sheet.height = top + HIGH + 0.35
    return list(zip(marks, (one.name for one in chart.series), strict=True)) if several else []
