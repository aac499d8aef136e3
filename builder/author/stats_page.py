"""`course stats --format html`: the figures as one page that needs nothing else, each plot with its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from builder import resources
from builder.author.stats import COLUMNS, LEVELS, ModuleStats, rows
from builder.markdown.context import DrawnChart
from builder.model.chart import Chart, Kind, Series
from builder.render.charts import draw
from builder.render.environment import environment
from builder.render.style import minified
from builder.state import LIMIT

STYLES = ("style/00-tokens.css", "style/45-charts.css", "catalogue/catalogue.css", "stats.css")
EDITIONS = {"scorm12": "1.2", "scorm2004-3": "2004 3rd", "scorm2004-4": "2004 4th"}


class Plot(Struct, frozen=True):
    """A drawn chart with the sentence that says what it counts."""

    id: str
    note: str
    chart: Chart
    drawn: DrawnChart


def as_html(root: Path, title: str, found: list[ModuleStats]) -> str:
    """The page, in English as the command is; `title` is the course's. The same figures give the same bytes."""
    folder = resources.templates()
    return (
        environment(root)
        .get_template("stats.html")
        .render(
            title=title,
            style=minified("".join((folder / name).read_text("utf-8") for name in STYLES)).replace("</", "<\\/"),
            columns=COLUMNS,
            rows=rows(found),
            plots=[Plot(id, note, chart, draw(chart, id, "en")) for id, note, chart in _charts(found) if chart.labels],
            modules=found,
            limit=LIMIT,
        )
    )


def _charts(found: list[ModuleStats]) -> Iterator[tuple[str, str, Chart]]:
    yield (
        "minutes",
        "180 words a minute and one minute a question: each check once, the assessment’s draw once.",
        _bars("How long each module takes", "minutes", found, lambda module: module.minutes),
    )
    yield (
        "words",
        "Opening page and lessons, without quizzes and worksheets.",
        _bars("How much there is to read", "words", found, lambda module: module.words),
    )
    yield (
        "lessons",
        "The longest lesson of each module.",
        _bars("How long the longest lesson is", "words", found, lambda module: max(module.lesson_words, default=0)),
    )
    types = sorted({type for module in found for type in module.types})
    counts = [sum(module.types.get(type, 0) for module in found) for type in types]
    order = sorted(range(len(types)), key=lambda at: (-counts[at], types[at]))
    yield (
        "types",
        "All questions of these modules: checks, assessments, pre-tests, surveys and cases.",
        _chart(
            "bar",
            "Which types of question there are",
            "questions",
            "type",
            [types[at] for at in order],
            [("questions", [counts[at] for at in order])],
        ),
    )
    graded = [module for module in found if module.graded]
    levels = [level for level in (*LEVELS, "none") if any(level in module.levels for module in graded)]
    shown = [level for level in levels if level != "none"]
    if shown:
        yield (
            "levels",
            "Graded questions whose level is given, by what they ask of the learner.",
            _chart(
                "stacked",
                "What graded questions ask for",
                "questions",
                "module",
                [module.id for module in graded],
                [(level, [module.levels.get(level, 0) for module in graded]) for level in shown],
            ),
        )
    yield (
        "state",
        f"Characters of the longest saved state that a learner can reach; an LMS keeps {LIMIT:,}.",
        _bars("How much of the saved state is used", "characters", found, lambda module: module.state_max),
    )
    yield (
        "media",
        "Pictures, films, recordings and downloads in the sources.",
        _bars("How large the media are", "KB", found, lambda module: module.media_bytes / 1024),
    )
    built = [module for module in found if module.sizes]
    editions = sorted({edition for module in built for edition in module.sizes})
    if built:
        yield (
            "sizes",
            "The zips of the last build.",
            _chart(
                "dot" if len(editions) > 1 else "bar",
                "How large the packages are",
                "KB",
                "module",
                [module.id for module in built],
                [
                    (EDITIONS.get(edition, edition), [module.sizes.get(edition, 0) / 1024 for module in built])
                    for edition in editions
                ],
            ),
        )


def _bars(title: str, unit: str, found: list[ModuleStats], count: Callable[[ModuleStats], float]) -> Chart:
    return _chart("bar", title, unit, "module", [one.id for one in found], [(unit, [count(one) for one in found])])


def _chart(
    kind: Kind, title: str, unit: str, heading: str, labels: list[str], series: Iterable[tuple[str, list[float]]]
) -> Chart:
    return Chart(
        kind=kind,
        title=title,
        unit=unit,
        heading=heading,
        labels=tuple(labels),
        series=tuple(Series(name, tuple(Decimal(round(value)) for value in values)) for name, values in series),
    )
