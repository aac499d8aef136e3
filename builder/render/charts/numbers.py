"""A chart's numbers: their range, and how a language writes them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from builder.model.chart import Chart

MARKS = ("m0", "m1", "m2", "m3")
"""Classes of the series' colours: the accent first, then tints of the ink."""


class Numbers:
    """The numbers of one chart."""

    def __init__(self, chart: Chart, language: str) -> None:
        self._write = _writer(language, chart.decimals)
        found = [float(value) for one in chart.series for value in one.values if value is not None]
        self.least = min(found, default=0.0)
        self.most = max(found, default=0.0)

    def text(self, value: Decimal | None) -> str:
        """A number as the language writes it; a dash for none."""
        return "–" if value is None else self._write(value)

    @property
    def longest(self) -> int:
        """Letters of the longest number."""
        return max(len(self._write(Decimal(repr(value)))) for value in (self.least, self.most))


def marks_of(chart: Chart) -> list[str]:
    """The colour of each series: the accent for the one that the finding is about, else for the first."""
    names = [one.name for one in chart.series]
    first = names.index(chart.highlight) if chart.highlight in names else 0
    rest = iter(MARKS[1:])
    return [MARKS[0] if at == first else next(rest, MARKS[-1]) for at in range(len(names))]


@cache
def _writer(language: str, decimals: int) -> Callable[[Decimal], str]:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return lambda value: format_decimal(value, format=pattern, locale=locale)
