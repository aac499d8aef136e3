"""W00x: a module's worksheets: where they stand and what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.check.folded import folded
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, item_of, place
from builder.diagnostics import Code, Position
from builder.model.outline import Block
from builder.model.tools import ChecklistField, ChoiceField, Field, RatingField, TableField, Tool

FILLED = 0.5
"""Share of its fields that a worksheet's example fills in at the least."""

IN_LESSONS = ("tool", "reflect")
"""Blocks that work in lessons only."""


def _placed(view: ModuleView) -> Iterator[tuple[Position, str]]:
    """Where lessons place worksheets, and which."""
    for page in view.pages:
        if page.lesson:
            for block in page.text.outline.blocks:
                if block.name == "tool":
                    yield place(page.text, block), block.argument.strip()


@module_rule(
    Code(
        "W001",
        "error",
        "A lesson places a worksheet that is not there",
        "`/// tool | id` shows the worksheet `tools/<id>.yaml` of the module; there is none of this id.",
        "/// tool | nowhere\n///\n",
        "/// tool | budget\n///\n",
    )
)
def unknown_tool(view: ModuleView) -> Iterator[Finding]:
    """Worksheets that lessons place exist."""
    known = [tool.id for tool in view.module.tools]
    for at, id in _placed(view):
        if id and id not in known:
            hint = did_you_mean(id, known) or f"write modules/{view.module.id}/tools/{id}.yaml"
            yield Finding(at, f"the module has no worksheet `{id}`", hint)


@module_rule(
    Code(
        "W002",
        "error",
        "A worksheet is placed twice",
        "What a learner fills in is kept once; two forms of it in one module would show two answers.",
        "/// tool | budget\n///\n\n/// tool | budget\n///\n",
        "/// tool | budget\n///\n",
    )
)
def placed_twice(view: ModuleView) -> Iterator[Finding]:
    """A worksheet stands in one place of its module."""
    seen: dict[str, Position] = {}
    for at, id in _placed(view):
        first = seen.setdefault(id, at)
        if first is not at:
            yield Finding(
                at, f"the worksheet `{id}` already stands in {first.path}, line {first.line}", "link it from here"
            )


@module_rule(
    Code(
        "W003",
        "warning",
        "A worksheet that no lesson places",
        "Learners fill in what a lesson leads them to. A worksheet that only stands among the downloads is used by "
        "few. Sheets that extend a shared worksheet are not asked for.",
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
        ),
        good=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
            "-- modules/base/02-next.md --\n"
            "/// tool | budget\n"
            "///\n"
        ),
    )
)
def never_placed(view: ModuleView) -> Iterator[Finding]:
    """Each worksheet of its own stands in a lesson."""
    placed = {id for _, id in _placed(view)}
    for tool in view.module.tools:
        if not tool.extends and tool.id not in placed:
            yield Finding(tool.at.start, f"no lesson places the worksheet `{tool.id}`", f"write `/// tool | {tool.id}`")


@module_rule(
    Code(
        "W004",
        "error",
        "An example that does not fit its field",
        "The example is shown in the field's own form, on the page and in the files to take along.",
        "- {id: near, type: choice, label: Is it near?, options: [Here, There], example: Elsewhere}\n",
        "- {id: near, type: choice, label: Is it near?, options: [Here, There], example: Here}\n",
    )
)
def example_of_other_shape(view: ModuleView) -> Iterator[Finding]:
    """Examples are values that the field can have."""
    for _, field in _fields(view):
        for problem, hint in _misfits(field):
            yield Finding(field.at.of("example"), f"the example of `{field.id}` {problem}", hint)


def _fields(view: ModuleView) -> Iterator[tuple[Tool, Field]]:
    for tool in view.module.tools:
        for field in tool.fields:
            yield tool, field


def _misfits(field: Field) -> Iterator[tuple[str, str]]:
    """What is wrong with a field's example, and what to write instead."""
    if isinstance(field, ChoiceField) and field.example and field.example not in field.options:
        yield f"is no option: `{field.example}`", did_you_mean(field.example, field.options) or _one_of(field.options)
    elif isinstance(field, RatingField) and field.example and field.example > field.steps:
        yield f"is step {field.example} of {field.steps}", f"write a number from 1 to {field.steps}"
    elif isinstance(field, ChecklistField):
        for item in field.example:
            if item not in field.items:
                yield f"ticks `{item}`, which is no item", did_you_mean(item, field.items) or _one_of(field.items)
    elif isinstance(field, TableField):
        yield from _table_misfits(field)


def _table_misfits(field: TableField) -> Iterator[tuple[str, str]]:
    width = len(field.columns)
    labels = field.row_labels
    if len(field.example) > field.height:
        yield f"has {len(field.example)} rows, the table {field.height}", "leave rows out, or add rows to the table"
    for number, row in enumerate(field.example_rows()[: field.height]):
        if len(row) != width:
            yield f"has {len(row)} cells in row {number + 1}, the table {width}", 'write "" for an empty cell'
            continue
        if labels and row[0] != labels[number]:
            yield (
                f"begins row {number + 1} with `{row[0]}`, not with `{labels[number]}`",
                "begin it with the row's label",
            )
        for column, cell in zip(field.heads, row, strict=True):
            if cell and column.choices and cell not in column.choices:
                yield (
                    f"has `{cell}` under '{column.title}'",
                    did_you_mean(cell, column.choices) or _one_of(column.choices),
                )


def _one_of(words: Iterable[str]) -> str:
    return f"write one of {', '.join(f'`{word}`' for word in words)}"


@module_rule(
    Code(
        "W005",
        "warning",
        "A worksheet without an example",
        "An example filled in shows better than instructions how much to write, and how concretely. It fills in half "
        "of the fields at least. Sheets that extend a shared worksheet need none.",
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            "      - {id: most, type: text, label: What costs most?, example: Wages}\n"
            "      - {id: total, type: text, label: What does it cost in all?}\n"
            "      - {id: least, type: text, label: What costs least?}\n"
        ),
        good=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            "      - {id: most, type: text, label: What costs most?, example: Wages}\n"
            "      - {id: total, type: text, label: What does it cost in all?, example: Twelve thousand}\n"
            "      - {id: least, type: text, label: What costs least?, example: Paper}\n"
        ),
    )
)
def no_example(view: ModuleView) -> Iterator[Finding]:
    """Each worksheet of its own has an example."""
    for tool in view.module.tools:
        filled = sum(field.filled for field in tool.fields)
        if not tool.extends and filled < FILLED * len(tool.fields):
            yield Finding(
                tool.at.start,
                f"{filled or 'none'} of the {len(tool.fields)} fields of `{tool.id}` {'has' if filled < 2 else 'have'} "
                "an example",
                "add `example:` to them",
            )


@module_rule(
    Code(
        "W006",
        "error",
        "A worksheet or reflection outside of a lesson",
        "Only lessons can hold something that is filled in and kept. In a question, an opening page or a worksheet's "
        "own text it would do nothing.",
        bad=("-- modules/base/index.md --\n/// reflect\nWhat do you expect of this module?\n///\n"),
        good=("-- modules/base/02-next.md --\n/// reflect\nWhat do you expect of this module?\n///\n"),
    )
)
def outside_of_lessons(view: ModuleView) -> Iterator[Finding]:
    """`tool` and `reflect` stand in lessons."""
    lessons = {page.text.path for page in view.pages if page.lesson}
    for text in view.texts:
        if text.path not in lessons:
            for block in text.outline.blocks:
                if block.name in IN_LESSONS:
                    yield Finding(
                        place(text, block), f"the block `{block.name}` works in lessons only", "move it to one"
                    )


@module_rule(
    Code(
        "W007",
        "error",
        "The same words twice in one list",
        "Two options, items, columns or rows of the same words cannot be told apart, by learners or by the file that "
        "they export.",
        "- {id: near, type: choice, label: Is it near?, options: [Here, here]}\n",
        "- {id: near, type: choice, label: Is it near?, options: [Here, There]}\n",
    )
)
def same_words(view: ModuleView) -> Iterator[Finding]:
    """Options, items, columns and rows of a field differ."""
    for _, field in _fields(view):
        for key in ("options", "items", "columns", "row_labels"):
            seen: set[str] = set()
            for number, entry in enumerate(getattr(field, key, ())):
                words = entry if isinstance(entry, str) else entry.title
                if folded(words) in seen:
                    at = item_of(field.at, key, number)
                    yield Finding(
                        at, f"`{field.id}` has '{words}' twice among its {key}", "keep one, or say how they differ"
                    )
                seen.add(folded(words))


@module_rule(
    Code(
        "W008",
        "warning",
        "A reflection that asks nothing",
        "A field without a question is left empty.",
        "/// reflect\n///\n",
        "/// reflect\nWhich of these do you know from your own work?\n///\n",
    )
)
def asks_nothing(view: ModuleView) -> Iterator[Finding]:
    """A `reflect` block has a text."""
    for page in view.pages:
        for block in page.text.outline.blocks:
            if block.name == "reflect" and not _content(block):
                yield Finding(place(page.text, block), "this reflection asks nothing", "write a question in it")


def _content(block: Block) -> str:
    """What stands in a block below its options."""
    lines = block.body.split("\n")
    return "\n".join(line for line in lines if not line.startswith("    ")).strip()


@module_rule(
    Code(
        "W009",
        "warning",
        "A worksheet's text that does not fit a form",
        "Worksheets become documents and spreadsheets as well. Their texts keep to paragraphs, lists, emphasis and "
        "links; pictures, tables, headings and blocks are lost there.",
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "how: |\n"
            "  ## First\n"
            "\n"
            "  Ask what it cost last year.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
        ),
        good=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "how: |\n"
            "  **First** ask what it cost last year.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
        ),
    )
)
def not_for_a_form(view: ModuleView) -> Iterator[Finding]:
    """Texts of worksheets hold paragraphs and lists."""
    for tool in view.module.tools:
        for _, text in tool.texts():
            outline = text.outline
            for what, found in (
                ("picture", outline.images),
                ("table", outline.tables),
                ("heading", outline.headings),
                ("block", outline.blocks),
            ):
                for item in found:
                    at = Position(text.path, item.line, item.column)
                    yield Finding(at, f"a {what} is lost in the worksheet's files", "put it into a lesson")
