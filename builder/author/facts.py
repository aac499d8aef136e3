"""When the sources of a course must be looked at again, and which texts rest on them: `course facts`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, to_builtins

from builder.diagnostics import Position
from builder.load import load_course, load_module
from builder.model.course import Course, Source
from builder.model.module import Module


class Fact(Struct, frozen=True, order=True):
    """A source with the places that cite it, in the order of the course. `review_by` is YYYY-MM-DD, or empty."""

    review_by: str
    source: str
    title: str
    year: int
    """0: not known."""
    cited: tuple[str, ...]
    """`path:line` of each citation."""


def facts(root: Path, due: str = "") -> list[Fact]:
    """The sources by date of review, the earliest first; with `due`, those due by that day and those without a date."""
    course, _ = load_course(root)
    if course is None:
        return []
    cited = _citations(module for id in course.written if (module := load_module(root, course, id)[0]))
    cited_terms = _terms(course)
    found = [_fact(source, (*cited[source.id], *cited_terms[source.id])) for source in course.sources]
    return sorted(fact for fact in found if not due or fact.review_by <= due)


def table(found: Iterable[Fact]) -> str:
    """A line for each source and one for each place that cites it."""
    lines: list[str] = []
    for fact in found:
        year = f" ({fact.year})" if fact.year else ""
        lines.append(f"{fact.review_by or 'no date':10}  {fact.source}: {fact.title}{year}")
        lines += (f"            {place}" for place in fact.cited)
    return "\n".join(lines)


def as_json(found: Iterable[Fact]) -> str:
    """The same as JSON: a list of objects."""
    return json.dumps(to_builtins(list(found)), indent=2, ensure_ascii=False)


def _fact(source: Source, cited: tuple[str, ...]) -> Fact:
    return Fact(source.review_by, source.id, source.title, source.year or 0, tuple(dict.fromkeys(cited)))


def _citations(modules: Iterable[Module]) -> defaultdict[str, list[str]]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module in modules:
        for _, text in module.texts():
            for citation in text.outline.citations:
                places[citation.source].append(_place(Position(text.path, citation.line, citation.column)))
    return places


def _terms(course: Course) -> defaultdict[str, list[str]]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for entry in course.glossary:
        if entry.source:
            places[entry.source].append(_place(entry.at.of("source")))
    return places


def _place(at: Position) -> str:
    return f"{at.path}:{at.line}"
