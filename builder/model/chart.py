"""A chart: what its author says about it, and its numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from msgspec import Struct

Kind = Literal["bar", "stacked", "line", "dot"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Series(Struct, frozen=True):
    """A column of numbers; None where the author left a cell empty."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True, kw_only=True):
    """A chart's finding, its unit and its numbers: one label for each value of every series."""

    kind: Kind
    title: str
    description: str = ""
    unit: str = ""
    highlight: str = ""
    """The label or series that the finding is about; empty: the first series, or nothing."""
    heading: str = ""
    """What the labels are: the first column's head."""
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def decimals(self) -> int:
        """The most decimals that a number is written with; all are shown with as many."""
        found = [value for one in self.series for value in one.values if value is not None]
        exponents = [exponent for value in found if isinstance(exponent := value.as_tuple().exponent, int)]
        return max((-exponent for exponent in exponents), default=0) if exponents else 0
