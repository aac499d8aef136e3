"""The search index of a module: which words stand under which heading.

A part of the package, `parts/search.js`, that the player asks for when the reader first searches. It
has the places (address, title, heading, first words) and one line for each word:

    <letters shared with the word before, base 36><the rest> <place> <step to the next place> …

Words are folded: lower case, without accents, so that `éducation` is found as `education`. The
player's `ui/folding.js` folds alike; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from builder.model.course import GlossaryEntry
from builder.model.module import Module
from builder.model.outline import Outline

SHORTEST = 2
"""Letters that a word has at least, to be found."""

OPENING = 90
"""Letters of a place's first words."""

_WORD = re.compile(r"[^\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ALIKE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ى": "ي", "ة": "ه", "ـ": None})


def folded(text: str) -> str:
    """A text in lower case without accents; letters that readers type in two ways become one."""
    return _BEYOND_ASCII.sub(_without_marks, text).lower().translate(_ALIKE)


def _without_marks(run: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", run[0]) if unicodedata.category(c) != "Mn")


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return [word for word in _WORD.findall(folded(text)) if len(word) >= SHORTEST]


def search_index(
    module: Module, glossary: Iterable[tuple[str, GlossaryEntry]], glossary_title: str
) -> dict[str, object]:
    """The index of lessons and of the glossary entries that the module shows, by their ids on the page."""
    places: list[list[str]] = []
    found: dict[str, list[int]] = {}
    for address, title, heading, text in (*_lessons(module), *_glossary(glossary, glossary_title)):
        for word in sorted(set(words_of(f"{heading or title} {text}"))):
            found.setdefault(word, []).append(len(places))
        places.append([address, title, heading, _opening(text)])
    return {"places": places, "words": "\n".join(_lines(found))}


def _lessons(module: Module) -> Iterator[tuple[str, str, str, str]]:
    for lesson in module.lessons:
        for anchor, heading, text in _sections(lesson.body.outline):
            address = f"#lesson/{lesson.id}/{anchor}" if anchor else f"#lesson/{lesson.id}"
            yield address, lesson.title, heading, text


def _sections(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and text of what stands before the first heading and under each."""
    heads = [("", "", 0), *((heading.anchor, heading.text, heading.line) for heading in outline.headings)]
    texts: list[list[str]] = [[] for _ in heads]
    at = 0
    for sentence in sorted(outline.prose, key=lambda sentence: sentence.line):
        while at + 1 < len(heads) and heads[at + 1][2] <= sentence.line:
            at += 1
        if sentence.line != heads[at][2] or sentence.text != heads[at][1]:
            texts[at].append(sentence.text)
    for (anchor, heading, _), text in zip(heads, texts, strict=True):
        if heading or text:
            yield anchor, heading, " ".join(text)


def _glossary(entries: Iterable[tuple[str, GlossaryEntry]], title: str) -> Iterator[tuple[str, str, str, str]]:
    for id, entry in entries:
        prose = " ".join(sentence.text for sentence in entry.definition.outline.prose)
        yield f"#glossary/{id}", title, entry.term, f"{prose} {' '.join(entry.aliases)}".strip()


def _opening(text: str) -> str:
    """The first words of a text, cut between two words."""
    if len(text) <= OPENING:
        return text
    return f"{text[:OPENING].rpartition(' ')[0] or text[:OPENING]} …"


def _lines(found: dict[str, list[int]]) -> Iterator[str]:
    before = ""
    for word in sorted(found):
        shared = 0
        while shared < min(len(word), len(before), 35) and word[shared] == before[shared]:
            shared += 1
        steps = [at - last for at, last in zip(found[word], [0, *found[word]], strict=False)]
        yield f"{_DIGITS[shared]}{word[shared:]} {' '.join(map(_base36, steps))}"
        before = word


def _base36(number: int) -> str:
    digits = ""
    while number >= 36:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return _DIGITS[number] + digits
