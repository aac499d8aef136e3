"""M06x: charts: that there are numbers, that a reader can take them in, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.targets import target_of
from builder.check.view import ModuleView, place
from builder.diagnostics import Code, Position
from builder.markdown.chartdata import Rows, bad_cells, number_of, table_of
from builder.model.base import Text
from builder.model.chart import KINDS
from builder.model.outline import Block

MOST_SERIES = 4
MOST_LABELS = {"bar": 14, "stacked": 14, "dot": 14, "line": 60}


SERVICES = "| Sector | Share |\n|---|---:|\n| Services | 68.4 |\n| Industry | 24.3 |\n///\n"
HEAD = "/// chart | bar\n    title: Most work in services\n    source: source\n"


class _Chart(Struct, frozen=True):
    """A chart block with its rows and where each of them is."""

    text: Text
    block: Block
    options: dict[str, str]
    csv: str
    rows: Rows

    @property
    def at(self) -> Position:
        return place(self.text, self.block)

    def row_at(self, number: int, cell: str = "") -> Position:
        """The place of a row as a reader counts them, or of a cell in it; in a CSV file, of the row."""
        if self.csv:
            return Position(self.csv, number)
        lines = self.text.source.split("\n")
        begin = self.block.line - self.text.line
        head = next((at for at in range(begin, len(lines)) if "|" in lines[at] and "///" not in lines[at]), begin)
        row = head + (number if number > 1 else 0)
        return Position(self.text.path, self.text.line + row, max(0, lines[row].find(cell)) + 1)


def _charts(view: ModuleView) -> Iterator[_Chart]:
    """The charts of all texts, their rows read from the table or the file."""
    rows = {media.path: media.rows for media in (*view.module.media, *view.course.media)}
    for text in view.texts:
        for block in text.outline.blocks:
            if block.name != "chart" or block.argument not in KINDS or not block.end:
                continue
            options = dict(block.options)
            csv = target_of(options["csv"], text.path, view.module.id).file if options.get("csv") else ""
            yield _Chart(text, block, options, csv, rows.get(csv, ()) if csv else table_of(block.body))


def _sound(view: ModuleView) -> Iterator[_Chart]:
    """The charts whose rows are a table."""
    return (chart for chart in _charts(view) if len(chart.rows) > 1 and len(chart.rows[0]) > 1)


@module_rule(
    Code(
        "M060",
        "error",
        "A chart without numbers",
        "A chart is drawn from a table: labels in the first column, numbers in each further one. It stands in the "
        "block, or in a CSV file (UTF-8) that the block names.",
        f"{HEAD}\nText.\n///\n",
        f"{HEAD}\n{SERVICES}",
    )
)
def without_numbers(view: ModuleView) -> Iterator[Finding]:
    """A chart has a table with two columns and one row at least, from one place."""
    known = {media.path for media in (*view.module.media, *view.course.media)}
    for chart in _charts(view):
        if chart.csv and chart.csv not in known:
            continue  # a missing file has its own message
        if len(chart.rows) < 2 or len(chart.rows[0]) < 2:
            where = chart.csv or "the block"
            hint = "write a table with a head, labels in its first column and numbers in the next"
            yield Finding(chart.at, f"{where} has no table of labels and numbers", hint)
        elif chart.csv and table_of(chart.block.body):
            yield Finding(chart.at, "the chart has a table and a CSV file", "keep one of them")


@module_rule(
    Code(
        "M061",
        "error",
        "A cell of a chart that is not a number",
        "Numbers have a decimal point; spaces may stand between thousands, a per cent sign behind. A number that is "
        "not known is an empty cell or a dash.",
        f"{HEAD}\n{SERVICES}".replace("68.4", "68,4"),
        f"{HEAD}\n{SERVICES}",
    )
)
def not_a_number(view: ModuleView) -> Iterator[Finding]:
    """Every cell under a series' name is a number or empty."""
    for chart in _sound(view):
        for cell in bad_cells(chart.rows):
            whole, _, behind = cell.text.partition(",")
            better = f"{whole}.{behind}" if len(behind) < 3 else cell.text.replace(",", "")
            try:
                number_of(better)
                hint = f"write `{better}`"
            except ValueError:
                hint = "write a number such as `1250` or `12.5`, and units into `unit:`"
            yield Finding(chart.row_at(cell.row, cell.text), f"`{cell.text}` is not a number", hint)


@module_rule(
    Code(
        "M062",
        "error",
        "A chart without a title",
        "The title says what the chart shows, as a sentence; it is also the chart's name for those who do not see it.",
        f"/// chart | bar\n    source: source\n\n{SERVICES}",
        f"{HEAD}\n{SERVICES}",
    )
)
def without_title(view: ModuleView) -> Iterator[Finding]:
    """A chart has a title."""
    for chart in _charts(view):
        if not chart.options.get("title"):
            yield Finding(chart.at, "the chart has no title", "say the finding: `    title: Most … work in …`")


@module_rule(
    Code(
        "M063",
        "warning",
        "A chart without a source",
        "Readers can trust a number only if they can look it up.",
        f"/// chart | bar\n    title: Most work in services\n\n{SERVICES}",
        f"{HEAD}\n{SERVICES}",
    )
)
def without_source(view: ModuleView) -> Iterator[Finding]:
    """A chart names the source of its numbers."""
    for chart in _charts(view):
        if not chart.options.get("source"):
            yield Finding(chart.at, "the chart names no source", "add `    source: ` and an id of course/sources.yaml")


@module_rule(
    Code(
        "M064",
        "error",
        "A row of a CSV file with another number of cells",
        "Nobody could say which label or series the numbers belong to.",
        bad=(
            "-- modules/base/media/shares.csv --\n"
            "Sector,Share\n"
            "Services,68.4\n"
            "Industry,24.3,1\n"
            "-- modules/base/02-next.md --\n"
            "/// chart | bar\n"
            "    title: Most work in services\n"
            "    source: source\n"
            "    csv: media/shares.csv\n"
            "\n"
            "///\n"
        ),
        good=(
            "-- modules/base/media/shares.csv --\n"
            "Sector,Share\n"
            "Services,68.4\n"
            "Industry,24.3\n"
            "-- modules/base/02-next.md --\n"
            "/// chart | bar\n"
            "    title: Most work in services\n"
            "    source: source\n"
            "    csv: media/shares.csv\n"
            "\n"
            "///\n"
        ),
    )
)
def ragged_rows(view: ModuleView) -> Iterator[Finding]:
    """Every row of a chart's file has as many cells as its first."""
    for chart in _sound(view):
        if not chart.csv:
            continue  # the table of a text has M030
        width = len(chart.rows[0])
        for number, row in enumerate(chart.rows, 1):
            if len(row) != width:
                message = f"the row has {len(row)} cells, the first one {width}"
                yield Finding(chart.row_at(number), message, "give each row one cell a column")


@module_rule(
    Code(
        "M065",
        "warning",
        "A chart with more than readers can take in",
        "More than four series cannot be told apart without a legend, nor more than some fourteen labels be compared.",
        bad=(
            "/// chart | bar\n"
            "    title: Services grow everywhere\n"
            "    source: source\n"
            "\n"
            "| Sector   | A | B | C | D | E |\n"
            "|----------|--:|--:|--:|--:|--:|\n"
            "| Services | 1 | 2 | 3 | 4 | 5 |\n"
            "| Industry | 5 | 4 | 3 | 2 | 1 |\n"
            "///\n"
        ),
        good=(
            "/// chart | bar\n"
            "    title: Services grow in the south\n"
            "    source: source\n"
            "\n"
            "| Sector   | North | South |\n"
            "|----------|------:|------:|\n"
            "| Services |     1 |     5 |\n"
            "| Industry |     5 |     1 |\n"
            "///\n"
        ),
    )
)
def too_much(view: ModuleView) -> Iterator[Finding]:
    """A chart has few series and labels."""
    for chart in _sound(view):
        series, labels = len(chart.rows[0]) - 1, len(chart.rows) - 1
        if series > MOST_SERIES:
            message = f"the chart has {series} series; {MOST_SERIES} can be told apart"
            yield Finding(chart.at, message, "show the ones that the finding is about")
        most = MOST_LABELS[chart.block.argument]
        if labels > most:
            message = f"the chart has {labels} labels; {most} can be compared"
            yield Finding(chart.at, message, "put the small ones together, or use a table")


@module_rule(
    Code(
        "M066",
        "error",
        "A chart highlights something that it does not have",
        "Nothing would be shown in the accent's colour.",
        f"{HEAD}    highlight: Servces\n\n{SERVICES}",
        f"{HEAD}    highlight: Services\n\n{SERVICES}",
    )
)
def unknown_highlight(view: ModuleView) -> Iterator[Finding]:
    """`highlight` is a label or a series."""
    for chart in _sound(view):
        meant = chart.options.get("highlight", "")
        known = [*(row[0] for row in chart.rows[1:]), *chart.rows[0][1:]]
        if meant and meant not in known:
            hint = did_you_mean(meant, known) or "write a label of the first column, or a column's head"
            yield Finding(chart.at, f"the chart has no label or series '{meant}'", hint)


@module_rule(
    Code(
        "M067",
        "error",
        "A stacked chart with a negative number",
        "The parts of a whole cannot be less than nothing: the bar would show something else than the numbers.",
        f"{HEAD}\n{SERVICES}".replace("bar", "stacked").replace("24.3", "-24.3"),
        f"{HEAD}\n{SERVICES}".replace("24.3", "-24.3"),
    )
)
def negative_part(view: ModuleView) -> Iterator[Finding]:
    """No part of a stacked bar is negative."""
    for chart in _sound(view):
        if chart.block.argument != "stacked":
            continue
        for number, row in enumerate(chart.rows[1:], 2):
            for cell in row[1:]:
                if cell.strip()[:1] in ("-", "−") and cell.strip()[1:2].isdigit():
                    yield Finding(chart.row_at(number, cell), f"`{cell}` is negative", "use `bar` or `dot`")
