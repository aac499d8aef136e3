"""What the pages of the preview are told, as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builder.diagnostics import Diagnostic
from builder.preview.workshop import Bench, Workshop


def snapshot(workshop: Workshop) -> dict[str, Any]:
    """The state of the course and of each module: small enough to be sent at every change."""
    frame = workshop.frame
    own = workshop.problems() if not workshop.benches else (*workshop.course_problems, *workshop.whole_problems)
    return {
        "course": {"title": frame.title if frame else "", "id": frame.id if frame else ""},
        "round": workshop.round,
        **_counts(own),
        "parts": [
            {"title": title, "modules": [id for id in modules if id in workshop.benches]}
            for title, modules in (frame.parts if frame else ())
        ],
        "modules": {bench.id: _module(bench) for bench in workshop.benches.values()},
    }


def _module(bench: Bench) -> dict[str, Any]:
    return {
        "title": bench.title,
        "site": bench.shown.digest if bench.shown else "",
        "stateMax": bench.shown.state_max if bench.shown else 0,
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
    from builder.report import excerpt, lines_of, ordered

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
