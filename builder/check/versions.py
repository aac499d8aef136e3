"""W02x: the worksheets of a course together: their notice, and how far the versions of one differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from builder.check.folded import folded
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, course_rule
from builder.check.view import CourseView
from builder.diagnostics import Code
from builder.model.uses import SheetUse

ALIKE = 0.8
"""Share of words that two questions have in common from which they count as one."""


@course_rule(
    Code(
        "W020",
        "warning",
        "Worksheets without a notice",
        "Learners write about real places and people. Every worksheet begins with the course's `worksheet_notice`, "
        "which says what not to enter.",
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
        ),
        good=(
            "-- course/course.yaml --\n"
            "worksheet_notice: Do not enter names of people.\n"
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
        ),
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
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
            "-- modules/base/tools/farms.yaml --\n"
            "title: A farm's budget\n"
            "purpose: To see what a farm costs.\n"
            "extends: base/budgets\n"
            "sections: [{title: Costs, fields: [{id: seed, type: text, label: What does the seed cost?, example: "
            "Little}]}]\n"
        ),
        good=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
            "-- modules/base/tools/farms.yaml --\n"
            "title: A farm's budget\n"
            "purpose: To see what a farm costs.\n"
            "extends: base/budget\n"
            "sections: [{title: Costs, fields: [{id: seed, type: text, label: What does the seed cost?, example: "
            "Little}]}]\n"
        ),
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
        bad=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
            "-- modules/base/tools/farms.yaml --\n"
            "title: A farm's budget\n"
            "purpose: To see what a farm costs.\n"
            "extends: base/budget\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            "      - {id: wages, type: text, label: What do you pay in wages?}\n"
            "      - {id: lent, type: text, label: What was lent to you?}\n"
            "-- modules/base/tools/shops.yaml --\n"
            "title: A shop's budget\n"
            "purpose: To see what a shop costs.\n"
            "extends: base/budget\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            '      - {id: wages, type: text, label: "What do you pay, in wages?"}\n'
            "      - {id: lent, type: text, label: What was lent to you?}\n"
        ),
        good=(
            "-- modules/base/tools/budget.yaml --\n"
            "title: A budget\n"
            "purpose: To see what a plan costs.\n"
            "sections: [{title: Costs, fields: [{id: total, type: text, label: What does it cost?, example: A "
            "lot}]}]\n"
            "-- modules/base/tools/farms.yaml --\n"
            "title: A farm's budget\n"
            "purpose: To see what a farm costs.\n"
            "extends: base/budget\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            "      - {id: seed, type: text, label: What does the seed cost?}\n"
            "      - {id: water, type: text, label: Who pays for the water?}\n"
            "-- modules/base/tools/shops.yaml --\n"
            "title: A shop's budget\n"
            "purpose: To see what a shop costs.\n"
            "extends: base/budget\n"
            "sections:\n"
            "  - title: Costs\n"
            "    fields:\n"
            "      - {id: rent, type: text, label: What is the rent of a year?}\n"
            "      - {id: stock, type: text, label: How long does the stock last?}\n"
        ),
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
