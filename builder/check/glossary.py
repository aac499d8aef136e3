"""Finding a glossary entry by any of its forms, as lessons write them."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.course import GlossaryEntry


def term_key(form: str) -> str:
    """A form without regard to case and spacing: `[[Host  community]]` is `host community`."""
    return " ".join(form.casefold().split())


class TermIndex:
    """Glossary entries by every form of theirs; made when first asked, since many modules link no term."""

    __slots__ = ("_by_form", "_entries")

    def __init__(self, entries: tuple[GlossaryEntry, ...]) -> None:
        self._entries = entries
        self._by_form: dict[str, GlossaryEntry] | None = None

    def _index(self) -> dict[str, GlossaryEntry]:
        if self._by_form is None:
            self._by_form = {}
            for entry in self._entries:
                for form in (entry.term, *entry.aliases):
                    self._by_form.setdefault(term_key(form), entry)
        return self._by_form

    def find(self, form: str) -> GlossaryEntry | None:
        """The entry that has this form, or None."""
        return self._index().get(term_key(form))

    def forms(self) -> Iterable[str]:
        """Every form, folded."""
        return self._index().keys()


def term_index(entries: tuple[GlossaryEntry, ...]) -> TermIndex:
    """An index of the entries."""
    return TermIndex(entries)
