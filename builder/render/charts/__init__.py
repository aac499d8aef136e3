"""Charts: numbers in, an SVG out, the same bytes for the same numbers.

A drawing is as wide as its column and never scaled: places along it are percentages, heights are
`em`, so that its text has the size of the text around it at 320 px, at 400 % zoom and on paper.
Colours are classes of the style sheet (`m0` the accent, `m1`–`m3` tints of the ink), which follow
light and dark paper, forced colours and print. Labels stand at what they name; the narrowest column
that they are fitted to is NARROW.
"""

from __future__ import annotations

from builder.locale import direction
from builder.markdown.context import DrawnChart
from builder.model.chart import Chart
from builder.render.charts.bars import bars
from builder.render.charts.dots import dots
from builder.render.charts.lines import lines
from builder.render.charts.numbers import Numbers
from builder.render.charts.stacked import stacked
from builder.render.charts.svg import Sheet

_KINDS = {"bar": bars, "stacked": stacked, "line": lines, "dot": dots}


def draw(chart: Chart, id: str, language: str) -> DrawnChart:
    """The drawing of a chart whose elements' ids begin with `id`, in the language of the course."""
    numbers = Numbers(chart, language)
    sheet = Sheet(mirrored=direction(language) == "rtl")
    key = _KINDS[chart.kind](chart, numbers, sheet)
    svg = sheet.svg(id, chart.title, chart.description or _summary(chart, numbers))
    cells = tuple(tuple(numbers.text(one.values[row]) for one in chart.series) for row in range(len(chart.labels)))
    return DrawnChart(svg, tuple(key), cells)


def _summary(chart: Chart, numbers: Numbers) -> str:
    """The numbers in words, as far as a listener can take them in: up to twelve, else the first and last row."""
    rows = list(range(len(chart.labels)))
    short = len(rows) * len(chart.series) <= 12
    shown = rows if short else [rows[0], rows[-1]]
    parts = []
    for row in shown:
        values = [
            f"{one.name} {numbers.text(one.values[row])}" if len(chart.series) > 1 else numbers.text(one.values[row])
            for one in chart.series
        ]
        parts.append(f"{chart.labels[row]}: {', '.join(values)}")
    return ("; " if short else "; … ").join(parts)
