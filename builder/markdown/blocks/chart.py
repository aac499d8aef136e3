"""`/// chart | bar`: numbers as a drawing, with its finding, its source and the numbers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.markdown.chartdata import chart_of, table_of
from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec
from builder.model.chart import KINDS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPEC = Spec(
    name="chart",
    about="Numbers as a drawing. Its table, in the block or in a CSV file, has labels in the first column and a "
    "series of numbers in each further one; what else stands in the block is the caption.",
    argument="required",
    argument_kind="id",
    argument_help="`bar`, `stacked`, `line` or `dot`.",
    choices=KINDS,
    options={
        "title": Option("text", "The finding, as a sentence."),
        "description": Option("text", "What the drawing shows, where title and numbers do not say it all."),
        "unit": Option("text", "What the numbers count, such as `per cent`."),
        "source": Option("source", "The source of the numbers: an id of `course/sources.yaml`."),
        "highlight": Option("text", "The label or series that the finding is about."),
        "csv": Option("path", "A CSV file with the table, in the module's `media/` folder."),
    },
    template="chart",
)


def prepare(element: Element, head: Head) -> None:
    """Take out the table: it is drawn, and shown again behind the button."""
    if "csv" in head.options:
        return
    for child in element:
        if child.tag == "div" and child.get("class") == "table-scroll":
            element.remove(child)
            return


def view(head: Head, page: Page) -> dict[str, Any]:
    """The drawing, the numbers as the language writes them, and the source."""
    rows = page.rows(head.options["csv"]) if "csv" in head.options else table_of(head.body)
    chart = chart_of(head.argument, head.options, rows)
    shown = page.context.chart(chart, head.id) if chart else None
    return {
        "chart": chart,
        "drawing": page.drawing(shown.svg) if shown else "",
        "key": shown.key if shown else (),
        "cells": shown.cells if shown else (),
        "source": page.context.citation(page.path, head.options.get("source", "")),
    }
