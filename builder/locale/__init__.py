"""The words of the interface, by language, and what the interface must know of languages.

`<language>.json` beside this file maps a key to a text with `{name}` places, or to the text's plural
forms by CLDR category. Keys that begin with `page.` are used in the page's templates only, those that
begin with `work.` come with worksheets; the others also go to the player. What a language lacks is said
in English, never left empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from builder.locale.languages import Direction, direction, native_name, plural_category

__all__ = ["Catalogue", "Direction", "catalogue", "direction", "languages", "native_name", "plural_category"]

Forms = dict[str, str]
HERE = Path(__file__).parent
FALLBACK = "en"
PAGE_ONLY = "page."
WORK = "work."
ADMINISTRATORS = "administrators"

_PLACE = re.compile(r"\{(\w+)\}")


class Catalogue(Struct, frozen=True):
    """The interface's words for a course language; `language` is the tag of the words themselves."""

    tag: str
    language: str
    words: dict[str, str | Forms]

    def t(self, key: str, **values: object) -> str:
        """The text of `key` with its places filled in.

        Raises KeyError where there is no such key: a fault of a template, not of a course.
        """
        words = self.words[key]
        return _filled(words if isinstance(words, str) else words["other"], values)

    def n(self, key: str, count: int, **values: object) -> str:
        """The text of `key` in the plural form for `count`, which also fills the place `{count}`."""
        words = self.words[key]
        if not isinstance(words, str):
            words = words.get(plural_category(self.language, count)) or words["other"]
        return _filled(words, {"count": count, **values})

    def player(self) -> dict[str, str | Forms]:
        """The words that go to the player with the page."""
        return {key: words for key, words in self.words.items() if not key.startswith((PAGE_ONLY, WORK))}

    def work(self) -> dict[str, str | Forms]:
        """The words that come with worksheets, their keys without `work.`."""
        return {key.removeprefix(WORK): words for key, words in self.words.items() if key.startswith(WORK)}


def languages() -> tuple[str, ...]:
    """Tags of the languages that the interface speaks, in alphabetical order."""
    return tuple(sorted(path.stem for path in HERE.glob("*.json")))


@cache
def catalogue(tag: str) -> Catalogue:
    """The words for a course in the language of a BCP 47 tag: its own, its language's, else English."""
    have = {name.lower(): name for name in languages()}
    parts = tag.lower().split("-")
    names = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    language = next((have[name] for name in names if name in have), FALLBACK)
    words = _read(FALLBACK)
    return Catalogue(tag, language, words if language == FALLBACK else {**words, **_read(language)})


@cache
def administrators(tag: str) -> Catalogue:
    """The words of the catalogue for who receives packages, kept apart from those that learners read."""
    words = catalogue(tag)
    said = _read(f"{ADMINISTRATORS}/{FALLBACK}")
    language = words.language if (HERE / ADMINISTRATORS / f"{words.language}.json").is_file() else FALLBACK
    return Catalogue(tag, language, {**said, **_read(f"{ADMINISTRATORS}/{language}")})


@cache
def _read(language: str) -> dict[str, str | Forms]:
    return msgspec.json.decode((HERE / f"{language}.json").read_bytes(), type=dict[str, str | Forms])


def _filled(text: str, values: Mapping[str, object]) -> str:
    if "{" not in text:
        return text
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text)
