"""The Flesch-Kincaid grade of English prose.

Grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975).
Syllables are counted by groups of vowels, as the formula's authors allow for machines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 4
"""Words of a piece of prose: what is shorter (a table's cell, a label) is no sentence."""

ENOUGH = 100
"""Words below which a grade says nothing."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_END = re.compile(r"[.!?]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeioutd]ed|[^l]e)$")


def reading_grade(prose: Iterable[str]) -> float | None:
    """The grade of paragraphs, list items and cells; None where there is too little text."""
    words = sentences = syllables = 0
    for text in prose:
        found = _WORD.findall(text)
        if len(found) < SHORTEST:
            continue
        words += len(found)
        sentences += max(1, len(_END.findall(text)))
        syllables += sum(map(_syllables, found))
    if words < ENOUGH:
        return None
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if count > 1 and _SILENT.search(lower):
        count -= 1
    return max(1, count)
