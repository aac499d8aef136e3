"""P5xx: what can be said of a package before it is built."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code

STATE_LIMIT = 4096
"""Characters of `cmi.suspend_data` in SCORM 1.2 (RTE 1.2, 3.4.4); the saved state is the same in all editions."""

INTERACTIONS = 250
"""Interactions that a 2004 LMS must keep (RTE, 'Smallest permitted maximum')."""


@module_rule(
    Code(
        "P503",
        "warning",
        "More graded questions than an LMS keeps",
        f"SCORM 2004 asks LMSs to keep {INTERACTIONS} answers. Beyond that, a question's last record is reused and "
        "trainers see fewer answers than were given.",
    )
)
def many_interactions(view: ModuleView) -> Iterator[Finding]:
    """One attempt's answers fit into the LMS's records."""
    if view.course.defaults.report == "none":
        return
    reported = [a for a in view.asked if a.graded or view.course.defaults.report == "all"]
    if len(reported) > INTERACTIONS:
        yield Finding(
            view.module.at.start,
            f"the module reports {len(reported)} questions; an LMS keeps {INTERACTIONS} answers",
            "split the module, or write `report: graded`",
        )
