"""What the pages of the preview are told, as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic
from builder.preview.workshop import Bench, Workshop
from builder.report import excerpt, lines_of, ordered


def snapshot(workshop: Workshop) -> dict[str, Any]:
    """The state of the course and of each module: small enough to be sent at every change."""
    course = workshop.course
    own = workshop.problems() if not workshop.benches else (*workshop.course_problems, *workshop.whole_problems)
    return {
        "course": {"title": course.title if course else "", "id": course.id if course else ""},
        "round": workshop.round,
        **_counts(own),
        "parts": [
            {"title": part.title, "modules": [m for m in part.modules if m in workshop.benches]}
            for part in (course.parts if course else ())
        ],
        "modules": {bench.id: _module(bench) for bench in workshop.benches.values()},
    }


def _module(bench: Bench) -> dict[str, Any]:
    return {
        "title": bench.title,
        "site": bench.digest,
        "stateMax": bench.site.state_max if bench.site else 0,
        "round": bench.round,
        "checked": bench.checked is not None,
        "fault": bench.fault,
        **_counts(bench.problems),
    }


def _counts(problems: Iterable[Diagnostic]) -> dict[str, int]:
    found = list(set(problems))
    errors = sum(problem.severity == "error" for problem in found)
    return {"errors": errors, "warnings": len(found) - errors}


def listed(root: Path, problems: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Diagnostics as the terminal shows them: errors first; `source` and `caret` as `report.excerpt` gives them."""
    line_of = lines_of(root)
    found = []
    for problem in sorted(ordered(problems), key=lambda problem: problem.severity != "error"):
        at = problem.position
        line = line_of(at.path, at.line)
        source, caret = excerpt(line, at.column) if line and line.strip() else ("", 0)
        found.append(
            {
                "path": at.path,
                "line": at.line,
                "column": at.column,
                "severity": problem.severity,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
                "source": source,
                "caret": caret,
            }
        )
    return found
