"""Languages: well-formed BCP 47 tags whose language Babel's CLDR data knows."""

from __future__ import annotations

import re

KNOWN = frozenset(
    [
        *("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu", "id"),
        *("it", "ja", "ko", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "sw", "tr", "uk"),
        *("vi", "zh"),
    ]
)
"""Languages that need no look-up. A test compares them with Babel."""

_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
"""RFC 5646 §2.1, without extensions, extended and grandfathered tags."""


def language_problem(tag: str) -> tuple[str, str] | None:
    """What is wrong with a language tag, and what to write; None where nothing is."""
    parts = _TAG.fullmatch(tag)
    if parts is None:
        if "_" in tag and _TAG.fullmatch(tag.replace("_", "-")):
            return f"`{tag}` is not a language tag", f"write `{tag.replace('_', '-')}`"
        code = _by_name(tag)
        return f"`{tag[:40]}` is not a language tag", f"write `{code}`" if code else "write one like `en` or `pt-BR`"
    language = parts["language"].lower()
    if language in KNOWN:
        return None
    from babel import Locale, UnknownLocaleError  # slow, and seldom needed

    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        code = _by_name(tag)
        return (
            f"no language has the code `{parts['language']}`",
            f"write `{code}`" if code else "write one like `en` or `pt-BR`",
        )
    return None


def _by_name(name: str) -> str:
    """The code of a language that is written out in English or in itself, or an empty string."""
    from babel import Locale  # only where something is wrong

    wanted = name.strip().casefold()
    for code, english in Locale("en").languages.items():
        if english.casefold() == wanted:
            return str(code).replace("_", "-")
    for code in sorted(KNOWN):
        if (Locale.parse(code).get_display_name() or "").casefold() == wanted:
            return code
    return ""
