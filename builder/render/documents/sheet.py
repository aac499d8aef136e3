"""A worksheet as its files need it: the model's without places, its texts as paragraphs, and the words around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from builder.locale import Catalogue, direction
from builder.model.course import Course
from builder.model.module import Module
from builder.model.tools import ChecklistField, ChoiceField, Field, RatingField, TableField, TextField, Tool
from builder.render.documents.prose import Paragraph, paragraphs

Kind = Literal["text", "choice", "rating", "checklist", "table"]


class Column(Struct, frozen=True):
    """A column of a table; `choices` where its cells are chosen."""

    title: str
    choices: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """A field. `options` are what is chosen or ticked; of a rating, its steps with the words at both ends."""

    kind: Kind
    label: str
    help: str = ""
    lines: int = 1
    options: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    row_labels: tuple[str, ...] = ()
    rows: int = 0
    example: str = ""
    example_rows: tuple[tuple[str, ...], ...] = ()


class Group(Struct, frozen=True):
    """A section."""

    title: str
    text: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]


class Words(Struct, frozen=True):
    """The interface's words that stand in the files."""

    how: str
    project: str
    example: str
    choose: str
    section: str
    question: str
    row: str
    column: str
    answer: str
    lists: str


class Sheet(Struct, frozen=True, kw_only=True):
    """Everything that a worksheet's files are made of; equal sheets make equal files."""

    title: str
    purpose: tuple[Paragraph, ...]
    how: tuple[Paragraph, ...]
    when: str
    notice: str
    project: tuple[Column, ...]
    groups: tuple[Group, ...]
    course: str
    module: str
    publisher: str
    language: str
    rtl: bool
    words: Words


def sheet_of(course: Course, module: Module, tool: Tool, html: Mapping[str, str], words: Catalogue) -> Sheet:
    """The sheet of a worksheet whose texts are rendered already (address inside it -> HTML)."""
    when = ", ".join(tool.phases)
    if tool.minutes:
        when = " · ".join(filter(None, (when, words.n("minutes", tool.minutes))))
    return Sheet(
        title=tool.title,
        purpose=paragraphs(html["purpose"]),
        how=paragraphs(html.get("how", "")),
        when=when,
        notice=course.worksheet_notice,
        project=tuple(Column(field.label, field.choices) for field in course.project),
        groups=tuple(
            Group(section.title, paragraphs(html.get(f"sections.{number}", "")), tuple(map(_entry, section.fields)))
            for number, section in enumerate(tool.sections)
        ),
        course=course.title,
        module=module.title,
        publisher=course.publisher,
        language=course.language,
        rtl=direction(course.language) == "rtl",
        words=_words(words.t),
    )


def _entry(field: Field) -> Entry:
    if isinstance(field, TextField):
        return Entry(kind="text", label=field.label, help=field.help, lines=field.lines, example=field.example)
    if isinstance(field, ChoiceField):
        return Entry(kind="choice", label=field.label, help=field.help, options=field.options, example=field.example)
    if isinstance(field, RatingField):
        steps = scale(field)
        example = steps[field.example - 1] if field.example else ""
        return Entry(kind="rating", label=field.label, help=field.help, options=steps, example=example)
    if isinstance(field, ChecklistField):
        ticked = "; ".join(field.example)
        return Entry(kind="checklist", label=field.label, help=field.help, options=field.items, example=ticked)
    assert isinstance(field, TableField)
    return Entry(
        kind="table",
        label=field.label,
        help=field.help,
        columns=tuple(Column(column.title, column.choices) for column in field.heads),
        row_labels=field.row_labels,
        rows=field.height,
        example_rows=field.example_rows(),
    )


def scale(field: RatingField) -> tuple[str, ...]:
    """The steps of a rating as they are shown: `1 unlikely`, `2`, `3`, `4 almost certain`."""
    ends = {1: f" {field.low}", field.steps: f" {field.high}"}
    return tuple(f"{step}{ends.get(step, '')}" for step in range(1, field.steps + 1))


def _words(t: Callable[[str], str]) -> Words:
    return Words(
        how=t("page.tool_how"),
        project=t("page.tool_project"),
        example=t("page.tool_example"),
        choose=t("page.tool_choose"),
        section=t("work.csv_section"),
        question=t("work.csv_question"),
        row=t("work.csv_row"),
        column=t("work.csv_column"),
        answer=t("work.csv_answer"),
        lists=t("page.tool_lists"),
    )
