"""W03x: the kit of a module's webinar."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, item_of
from builder.diagnostics import Code


@module_rule(
    Code(
        "W030",
        "warning",
        "An agenda that does not add up",
        "The invitation says how long the webinar is; the stretches of the agenda take as long together.",
        "minutes: 60\nagenda:\n  - {minutes: 20, title: Welcome}\n  - {minutes: 30, title: Exercise}\n",
        "minutes: 60\nagenda:\n  - {minutes: 20, title: Welcome}\n  - {minutes: 40, title: Exercise}\n",
    )
)
def agenda_adds_up(view: ModuleView) -> Iterator[Finding]:
    """The agenda takes as long as the webinar."""
    webinar = view.module.webinar
    if webinar:
        total = sum(item.minutes for item in webinar.agenda)
        if total != webinar.minutes:
            yield Finding(
                webinar.at.of("minutes"),
                f"the webinar has {webinar.minutes} minutes, its agenda {total}",
                f"write `minutes: {total}`, or change the agenda",
            )


@module_rule(
    Code(
        "W031",
        "error",
        "A webinar names a worksheet that is not there",
        "The kit sends participants to a worksheet that the module does not have.",
        "tools: [nowhere]",
        "tools: [budget]",
    )
)
def unknown_tool(view: ModuleView) -> Iterator[Finding]:
    """Worksheets that a webinar uses are the module's."""
    webinar = view.module.webinar
    known = [tool.id for tool in view.module.tools]
    for number, id in enumerate(webinar.tools if webinar else ()):
        if webinar and id not in known:
            yield Finding(
                item_of(webinar.at, "tools", number),
                f"the module has no worksheet `{id}`",
                did_you_mean(id, known) or "name a file of the module's `tools/` without `.yaml`",
            )


@module_rule(
    Code(
        "W032",
        "warning",
        "A webinar without notes for its facilitator",
        "What stands below the front matter goes to the facilitator: notes, exercises, model answers, and how "
        "attendance is recorded. Without it the kit is an invitation.",
        bad=(
            "-- modules/base/webinar.md --\n"
            "---\n"
            "title: Plans, live\n"
            "minutes: 60\n"
            "agenda: [{minutes: 60, title: Exercise}]\n"
            "prepare: Read the first lesson.\n"
            "---\n"
        ),
        good=(
            "-- modules/base/webinar.md --\n"
            "---\n"
            "title: Plans, live\n"
            "minutes: 60\n"
            "agenda: [{minutes: 60, title: Exercise}]\n"
            "prepare: Read the first lesson.\n"
            "---\n"
            "Pairs cut a plan to two pages; each pair reads one sentence of it aloud.\n"
        ),
    )
)
def no_notes(view: ModuleView) -> Iterator[Finding]:
    """A webinar has a body."""
    webinar = view.module.webinar
    if webinar and not webinar.body:
        yield Finding(webinar.at.start, "the webinar has no facilitator notes", "write them below the front matter")
