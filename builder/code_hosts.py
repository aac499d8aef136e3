"""Diagnostics as code hosts show them beside the lines: GitHub's annotations, SARIF, GitLab's Code Quality.

Each function takes all diagnostics of a run and gives one string that ends in a newline, or is
empty. Code hosts know files by their paths in the repository: `in_repository` makes them so.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from builder.diagnostics import Code, Diagnostic, Position
from builder.report import ordered

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_GITLAB_SEVERITY = {"error": "major", "warning": "minor"}


def in_repository(diagnostics: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
    """The diagnostics with paths from the git repository that `root` lies in; unchanged where it lies in none."""
    root = root.absolute()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    if top == root:
        return list(diagnostics)
    before = root.relative_to(top).as_posix()
    return [
        d if d.position.path.startswith("/") else replace(d, position=_below(before, d.position)) for d in diagnostics
    ]


def _below(folder: str, position: Position) -> Position:
    return replace(position, path=f"{folder}/{position.path}")


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub Actions shows beside the lines (`::error file=…::message`)."""
    return "".join(
        f"::{d.severity} file={_property(d.position.path)},line={d.position.line},col={d.position.column},"
        f"title={_property(d.code)}::{_message(d)}\n"
        for d in ordered(diagnostics)
    )


def _message(diagnostic: Diagnostic) -> str:
    words = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sentences(diagnostic: Diagnostic) -> str:
    """Message and hint on one line, the message first: lists show the first sentence only."""
    return ". Hint: ".join(filter(None, (diagnostic.message, diagnostic.hint)))


def _property(words: str) -> str:
    """A property of a workflow command; colon and comma would end it."""
    escaped = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def gitlab(diagnostics: Iterable[Diagnostic]) -> str:
    """A report for GitLab's Code Quality: one object a problem.

    GitLab tells old problems from new ones by the fingerprint; it has no line in it, so that a
    problem stays the same when lines are put in above, and counts where one file has it twice.
    """
    from hashlib import sha256  # only here

    seen: Counter[tuple[str, str, str]] = Counter()
    listed = []
    for d in ordered(diagnostics):
        key = (d.position.path, d.code, d.message)
        seen[key] += 1
        listed.append(
            {
                "description": _sentences(d),
                "check_name": d.code,
                "fingerprint": sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest(),
                "severity": _GITLAB_SEVERITY[d.severity],
                "location": {"path": d.position.path, "lines": {"begin": d.position.line}},
            }
        )
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def sarif(diagnostics: Iterable[Diagnostic], codes: Mapping[str, Code], version: str) -> str:
    """A SARIF 2.1.0 log (OASIS, 2020) of one run, with the documentation of the codes that occur."""
    found = ordered(diagnostics)
    used = sorted({d.code for d in found})
    index = {code: number for number, code in enumerate(used)}
    driver = {
        "name": "course",
        "version": version,
        "semanticVersion": version,
        "rules": [_sarif_rule(code, codes.get(code)) for code in used],
    }
    results = [
        {
            "ruleId": d.code,
            "ruleIndex": index[d.code],
            "level": d.severity,
            "message": {"text": _sentences(d)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(d.position.path), "uriBaseId": "ROOT"},
                        "region": {"startLine": d.position.line, "startColumn": d.position.column},
                    }
                }
            ],
        }
        for d in found
    ]
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(id: str, code: Code | None) -> dict[str, object]:
    if code is None:
        return {"id": id}
    help_text = code.why
    help_text += f"\n\nInstead of:\n\n{code.bad}" if code.bad else ""
    help_text += f"\n\nWrite:\n\n{code.good}" if code.good else ""
    markdown = code.why
    markdown += f"\n\nInstead of:\n\n{_fenced(code.bad)}" if code.bad else ""
    markdown += f"\n\nWrite:\n\n{_fenced(code.good)}" if code.good else ""
    return {
        "id": id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {"text": help_text, "markdown": markdown},
        "defaultConfiguration": {"level": code.severity},
    }


def _fenced(example: str) -> str:
    """An example as code, between fences that are longer than any of its own."""
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", example))])
    return f"{fence}\n{example.rstrip()}\n{fence}"


def _uri(path: str) -> str:
    from urllib.parse import quote  # only for SARIF

    return quote(path)
