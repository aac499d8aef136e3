"""Worksheets: forms that learners fill in and take to work, `modules/<module>/tools/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from builder.model.base import ID, Place, Text, doc

Words = Annotated[str, Meta(min_length=1, max_length=300)]
"""A short text without markup: an option, an item, the head of a column or row."""

TOOL = "^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"
"""The address of a worksheet of any module: `<module>/<worksheet>`."""


class Field(Struct, frozen=True, kw_only=True):
    """A field of a worksheet; the kinds add their own keys."""

    tag: ClassVar[str] = ""

    at: Place
    id: Annotated[
        str,
        doc("Stable and unique in the worksheet; what is filled in is kept under it.", pattern=ID, examples=["who"]),
    ]
    type: Annotated[str, doc("The kind of field.")]
    label: Annotated[str, doc("What is asked, without markup.", min_length=1, max_length=300, examples=["Who calls?"])]
    help: Annotated[str, doc("How to answer, in one sentence.", examples=["Name one person for each shift."])] = ""

    @property
    def filled(self) -> bool:
        """Whether the field has an example."""
        return bool(getattr(self, "example", None))

    def asks(self) -> tuple[str, ...]:
        """The questions that the field puts: its label, unless the kind puts more in it."""
        return (self.label,)


class TextField(Field, frozen=True, kw_only=True):
    """A line, or several, of free text."""

    tag: ClassVar[str] = "text"

    lines: Annotated[int, doc("Lines of room.", ge=1, le=40, examples=[3])] = 1
    example: Annotated[str, doc("An answer, filled in.", examples=["Marta, in the morning."])] = ""


class ChoiceField(Field, frozen=True, kw_only=True):
    """One of a few options."""

    tag: ClassVar[str] = "choice"

    options: Annotated[
        tuple[Words, ...], doc("The options, without markup.", min_length=2, max_length=20, examples=[["Yes", "No"]])
    ]
    example: Annotated[str, doc("The option chosen in the example.", examples=["Yes"])] = ""


class RatingField(Field, frozen=True, kw_only=True):
    """A step on a scale whose ends have words."""

    tag: ClassVar[str] = "rating"

    low: Annotated[str, doc("The word at the lowest step.", min_length=1, examples=["unlikely"])]
    high: Annotated[str, doc("The word at the highest step.", min_length=1, examples=["certain"])]
    steps: Annotated[int, doc("How many steps.", ge=2, le=10, examples=[4])] = 4
    example: Annotated[int | None, doc("The step chosen in the example, from 1.", ge=1, le=10, examples=[3])] = None


class ChecklistField(Field, frozen=True, kw_only=True):
    """Things to tick off."""

    tag: ClassVar[str] = "checklist"

    items: Annotated[
        tuple[Words, ...],
        doc("The things, without markup.", min_length=1, max_length=40, examples=[["Bandages", "A blanket"]]),
    ]
    example: Annotated[tuple[Words, ...], doc("The items ticked in the example.", examples=[["A blanket"]])] = ()

    def asks(self) -> tuple[str, ...]:
        return self.items


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table whose cells are chosen from a list."""

    at: Place
    title: Annotated[str, doc("The head of the column.", min_length=1, max_length=300, examples=["By when"])]
    choices: Annotated[tuple[Words, ...], doc("What a cell can be.", max_length=20, examples=[["May", "June"]])] = ()


class TableField(Field, frozen=True, kw_only=True):
    """A table to fill in. With `row_labels` its first column is given."""

    tag: ClassVar[str] = "table"

    columns: Annotated[
        tuple[Words | Column, ...],
        doc(
            "The heads of all columns, or `{title, choices}` for one to choose from.",
            min_length=1,
            max_length=8,
            examples=[["What", {"title": "By when", "choices": ["May", "June"]}]],
        ),
    ]
    rows: Annotated[int, doc("How many empty rows, where there are no `row_labels`.", ge=1, le=40, examples=[3])] = 4
    row_labels: Annotated[
        tuple[Words, ...],
        doc("The cells of the first column, given.", max_length=40, examples=[["Morning", "Evening"]]),
    ] = ()
    example: Annotated[
        tuple[tuple[str, ...], ...],
        doc("Rows, filled in; each has a cell for each column.", examples=[[["Ask two schools", "May"]]]),
    ] = ()

    @property
    def heads(self) -> tuple[Column, ...]:
        """The columns, all in their long form."""
        return tuple(c if isinstance(c, Column) else Column(at=self.at, title=c) for c in self.columns)

    @property
    def height(self) -> int:
        """How many rows there are to fill in."""
        return len(self.row_labels) or self.rows

    def example_rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the example with a cell for each column; a label that a row leaves out is put before it."""
        width = len(self.columns)
        return tuple(
            (self.row_labels[n], *row) if n < len(self.row_labels) and len(row) == width - 1 else row
            for n, row in enumerate(self.example)
        )

    def asks(self) -> tuple[str, ...]:
        return self.row_labels or (" ".join((self.label, *(column.title for column in self.heads))),)


FIELDS: tuple[type[Field], ...] = (TextField, ChoiceField, RatingField, ChecklistField, TableField)
"""The kinds of field."""


def field_types() -> dict[str, type[Field]]:
    """The kinds of field by the `type` that authors write."""
    return {cls.tag: cls for cls in FIELDS}


class Section(Struct, frozen=True, kw_only=True):
    """A part of a worksheet under a heading of its own."""

    at: Place
    title: Annotated[str, doc("The heading.", min_length=1, examples=["At the river"])]
    text: Annotated[
        Text | None, doc("What leads to the fields, in Markdown.", examples=["Look at the place first."])
    ] = None
    fields: Annotated[
        tuple[Field, ...],
        doc("What is filled in.", min_length=1, examples=[[{"id": "who", "type": "text", "label": "Who calls?"}]]),
    ]


class Tool(Struct, frozen=True, kw_only=True):
    """A worksheet file, `modules/<module>/tools/<id>.yaml`."""

    at: Place
    id: str
    """The file name without `.yaml`."""
    title: Annotated[str, doc("The worksheet's name.", min_length=1, max_length=120, examples=["Who does what"])]
    purpose: Annotated[
        Text,
        doc("What it is for: one or two sentences, in Markdown.", examples=["A list to hang beside the telephone."]),
    ]
    phases: Annotated[tuple[Words, ...], doc("When it is used: phases of a project.", examples=[["Planning"]])] = ()
    minutes: Annotated[int | None, doc("How long it takes to fill in.", ge=1, le=600, examples=[15])] = None
    how: Annotated[
        Text | None, doc("How to use it, in Markdown.", examples=["Fill it in with those who work there."])
    ] = None
    extends: Annotated[
        str,
        doc(
            "`<module>/<worksheet>`: the shared worksheet to which these questions belong.",
            pattern=f"{TOOL}|^$",
            examples=["start/who-does-what"],
        ),
    ] = ""
    sections: Annotated[
        tuple[Section, ...],
        doc(
            "Its parts.",
            min_length=1,
            max_length=20,
            examples=[[{"title": "At the river", "fields": [{"id": "who", "type": "text", "label": "Who calls?"}]}]],
        ),
    ]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in order."""
        return tuple(field for section in self.sections for field in section.fields)

    def asks(self) -> tuple[str, ...]:
        """Every question that it puts."""
        return tuple(ask for field in self.fields for ask in field.asks())

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every Markdown text with its address inside the worksheet."""
        yield "purpose", self.purpose
        if self.how:
            yield "how", self.how
        for number, section in enumerate(self.sections):
            if section.text:
                yield f"sections.{number}", section.text
