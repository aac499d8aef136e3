"""What the interface must know of a language: direction, plural category, its own name.

The answers for the languages of most courses are a table here, so that a build imports no Babel for
them; a test compares the table with CLDR. Every other language is looked up in Babel's CLDR data.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "ps", "sd", "ug", "ur", "yi")
)
"""Languages whose usual script runs from right to left (CLDR 45, `characterOrder`)."""

RTL_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"])
"""Right-to-left scripts by their ISO 15924 code, in lower case."""


def _one_is_one(n: int) -> str:
    return "one" if n == 1 else "other"


def _french(n: int) -> str:
    if n in (0, 1):
        return "one"
    return "many" if n % 1_000_000 == 0 else "other"


def _romance(n: int) -> str:
    if n == 1:
        return "one"
    return "many" if n and n % 1_000_000 == 0 else "other"


def _arabic(n: int) -> str:
    if n < 3:
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


_PLURALS: dict[str, Callable[[int], str]] = {
    "ar": _arabic,
    "de": _one_is_one,
    "en": _one_is_one,
    "es": _romance,
    "fr": _french,
    "it": _romance,
    "nl": _one_is_one,
    "pt": _french,
    "pt-pt": _romance,
    "sv": _one_is_one,
}
"""CLDR 45's cardinal rules for whole numbers."""


_NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "fr": "français",
    "it": "italiano",
    "nl": "Nederlands",
    "pt": "português",
    "sv": "svenska",
}
"""CLDR 45's names of languages in themselves."""


def direction(tag: str) -> Direction:
    """Which way text in the language of a BCP 47 tag runs; a script subtag decides before the language."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in RTL_SCRIPTS else "ltr"
    return "rtl" if language in RTL_LANGUAGES else "ltr"


def plural_category(tag: str, count: int) -> str:
    """The CLDR plural category of a whole number ≥ 0: zero, one, two, few, many or other."""
    tag = tag.lower()
    rule = _PLURALS.get(tag) or _PLURALS.get(tag.partition("-")[0]) or _rule_of(tag)
    return rule(count)


@cache
def native_name(tag: str) -> str:
    """The language's name in itself (`español`), or the tag where CLDR has none."""
    if tag in _NAMES:
        return _NAMES[tag]
    locale = _locale(tag)
    name = locale.get_display_name(locale) if locale else None
    return str(name) if name else tag


@cache
def _rule_of(tag: str) -> Callable[[int], str]:
    locale = _locale(tag)
    return locale.plural_form if locale else _one_is_one


def _locale(tag: str):  # type: ignore[no-untyped-def]
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
