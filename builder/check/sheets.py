"""W0xx: worksheets: where they stand, what they ask, and how far the versions of one differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from builder.check.folded import folded
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, course_rule, module_rule
from builder.check.view import CourseView, ModuleView, item_of, place
from builder.diagnostics import Code, Position
from builder.model.outline import Block
from builder.model.tools import ChecklistField, ChoiceField, Field, RatingField, TableField, Tool
from builder.model.uses import SheetUse

ALIKE = 0.8
"""Share of words that two questions have in common from which they count as one."""

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


@course_rule(
    Code(
        "W020",
        "warning",
        "Worksheets without a notice",
        "Learners write about real places and people. Every worksheet begins with the course's `worksheet_notice`, "
        "which says what not to enter.",
    )
)
def no_notice(view: CourseView) -> Iterator[Finding]:
    """A course with worksheets has a notice for them."""
    if not view.course.worksheet_notice and any(uses.sheets for uses in (view.uses or {}).values()):
        yield Finding(
            view.course.at.start,
            "the course has worksheets but no `worksheet_notice`",
            "add it: `worksheet_notice: Do not enter names of people.`",
        )


@course_rule(
    Code(
        "W021",
        "warning",
        "A sheet extends no shared worksheet",
        "`extends: <module>/<worksheet>` says to which worksheet these questions belong. It names a worksheet of the "
        "course that does not itself extend another. Not said of modules that are `planned:`.",
    )
)
def extends_nothing(view: CourseView) -> Iterator[Finding]:
    """Extended worksheets exist, once their module is written."""
    if view.uses is None:
        return
    shared = {f"{module}/{sheet.id}": sheet for module, uses in view.uses.items() for sheet in uses.sheets}
    known = [address for address, sheet in shared.items() if not sheet.extends]
    for uses in view.uses.values():
        for sheet in uses.sheets:
            if not sheet.extends or sheet.extends in known or sheet.extends.partition("/")[0] in view.course.planned:
                continue
            found = shared.get(sheet.extends)
            message = (
                f"`{sheet.extends}` extends another one itself" if found else f"there is no worksheet `{sheet.extends}`"
            )
            yield Finding(
                sheet.at, message, did_you_mean(sheet.extends, known) or "name a module and one of its worksheets"
            )


@course_rule(
    Code(
        "W022",
        "warning",
        "Two versions of a worksheet that hardly differ",
        "Sheets that extend one shared worksheet, and worksheets of one id in several modules, are versions for "
        "different fields of work. Where more than half of the questions of one stand in another, it asks nothing "
        "of its own field.",
    )
)
def versions_alike(view: CourseView) -> Iterator[Finding]:
    """Versions of a worksheet share at most half of their questions."""
    versions: dict[str, list[tuple[str, SheetUse, list[frozenset[str]]]]] = {}
    for module, uses in (view.uses or {}).items():
        for sheet in uses.sheets:
            asks = [frozenset(folded(ask).split()) for ask in sheet.asks]
            versions.setdefault(sheet.extends or f"*/{sheet.id}", []).append((module, sheet, asks))
    for group in versions.values():
        for (module, first, these), (_, second, those) in combinations(group, 2):
            shared = sum(any(_alike(one, other) for other in those) for one in these)
            of = min(len(these), len(those))
            if 2 * shared > of:
                yield Finding(
                    second.at,
                    f"{min(shared, of)} of {of} questions stand in `{module}/{first.id}` as well",
                    "ask what only this field of work has to answer",
                )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)
