"""The glossary of a module: the terms that its texts link, and what they mean."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from builder.model.course import Course, GlossaryEntry
from builder.model.outline import Term
from builder.render.media.names import slug


def term_key(form: str) -> str:
    """A form without regard to case and spacing."""
    return " ".join(form.casefold().split())


class TermIndex:
    """The course's glossary by every form of its terms.

    `rendered` keeps the HTML of definitions by term, for the modules that come after the first.
    """

    __slots__ = ("_by_form", "_ids", "rendered")

    def __init__(self, entries: Iterable[GlossaryEntry]) -> None:
        self.rendered: dict[str, str] = {}
        self._by_form: dict[str, GlossaryEntry] = {}
        self._ids: dict[str, str] = {}
        taken: set[str] = set()
        for entry in entries:
            self._ids[entry.term] = id = _free_id(entry.term, taken)
            taken.add(id)
            for form in (entry.term, *entry.aliases):
                self._by_form.setdefault(term_key(form), entry)

    def find(self, form: str) -> GlossaryEntry | None:
        """The entry that has this form, or None."""
        return self._by_form.get(term_key(form))

    def id(self, entry: GlossaryEntry) -> str:
        """The entry's id on the page: its term in ASCII where that says it, else with a hash of the term."""
        return self._ids[entry.term]

    def linked(self, terms: Iterable[Term]) -> list[GlossaryEntry]:
        """The entries that `terms` link, and those that their definitions link in turn, by first mention."""
        found: dict[str, GlossaryEntry] = {}
        waiting = list(terms)
        while waiting:
            entry = self.find(waiting.pop(0).term)
            if entry is not None and entry.term not in found:
                found[entry.term] = entry
                waiting += entry.definition.outline.terms
        return list(found.values())


def _free_id(term: str, taken: set[str]) -> str:
    plain = slug(term)
    if plain not in taken and any(letter.isascii() for letter in term if letter.isalpha()):
        return plain
    return f"{plain}-{hashlib.sha256(term.encode()).hexdigest()[:6]}"


_INDEX: list[tuple[Course, TermIndex]] = []


def term_index(course: Course) -> TermIndex:
    """The index of a course's glossary, made once a process for the course last asked about."""
    if not _INDEX or _INDEX[0][0] is not course:
        _INDEX[:] = [(course, TermIndex(course.glossary))]
    return _INDEX[0][1]
