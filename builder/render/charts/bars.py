"""Bars: a label above each, its number at its end. Several series stand below one another."""

from __future__ import annotations

from builder.model.chart import Chart
from builder.render.charts.numbers import Numbers, marks_of
from builder.render.charts.svg import Sheet, share_of

MOST_RESERVED = 48.0
"""Percent of the width that numbers and names may take from the bars."""


def bars(chart: Chart, numbers: Numbers, sheet: Sheet) -> list[tuple[str, str]]:
    """Draw the bars; the answer is the key that is needed where names do not fit behind the numbers."""
    several = len(chart.series) > 1
    marks = marks_of(chart)
    names = [one.name for one in chart.series] if several else [""]
    behind = numbers.longest * "0"
    named = several and max(share_of(f"{behind} {name}") for name in names) <= MOST_RESERVED
    reserved = max(share_of(f"{behind} {name}" if named else behind) for name in names)
    low, high = min(0.0, numbers.least), max(0.0, numbers.most)
    scale = (100 - min(reserved, MOST_RESERVED)) / ((high - low) or 1)
    zero = -low * scale
    thick = 0.8 if several else 1.0
    for row, label in enumerate(chart.labels):
        top = sheet.label(sheet.height, label, "is-meant" if label == chart.highlight else "")
        for at, one in enumerate(chart.series):
            value = one.values[row]
            size = float(value) * scale if value is not None else 0.0
            mark = marks[at] if several or chart.highlight in ("", label) else "rest"
            if size:
                sheet.bar(zero + min(0.0, size), top, abs(size), thick, mark)
            shown = f"{numbers.text(value)} {one.name}" if named else numbers.text(value)
            sheet.text(zero + max(0.0, size), top + thick / 2 + 0.35, shown, gap=0.4)
            top += thick + 0.25
        sheet.height = top + 0.45
    if low < 0:
        sheet.line(zero, 0.4, zero, sheet.height - 0.4, "axis")
    return list(zip(marks, names, strict=True)) if several and not named else []
