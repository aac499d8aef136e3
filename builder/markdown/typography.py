"""Spaces at which a line must not end: between a figure and its unit, and before marks that close.

Languages differ in where they put a space; none wants the line to end there. So a space that an author wrote
is kept and only made unbreakable, by one rule for all languages, and nothing is added or taken away.
"""

from __future__ import annotations

import re

_UNITS = (
    r"(?:[kcm]?m[²³]?|k?g|t|ha|h|min|l|°[CF]?|[€$£¥₣]|EUR|USD|GBP|CHF|JPY|XAF|XOF|p(?:er|our|or) ci?ento?"
    r"|(?:m|b|tr)il[lh]\w+)(?!\w)"
)
_BOUND = re.compile(
    r" (?:"
    r"(?=[%‰٪])"
    rf"|(?<=\d )(?={_UNITS})"
    r"|(?<=(?<!\d)\d )(?=\d{3}(?!\d))|(?<=(?<!\d)\d\d )(?=\d{3}(?!\d))|(?<=(?<!\d)\d\d\d )(?=\d{3}(?!\d))"
    r"|(?<=[€$£¥] )(?=\d)|(?<=\b(?:EUR|USD|GBP|CHF|JPY|XAF|XOF) )(?=\d)"
    r"|(?=[–—] )|(?<=« )|(?=»)|(?=:(?:\s|$))"
    r")"
    r"|(?<=\d[ \xa0](?:per|por)) (?=ci?ento?(?!\w))|(?<=\d[ \xa0]pour) (?=cent(?!\w))"
)
_CLOSING = re.compile(r" (?=[;!?]+(?:\s|$|»|[ \xa0]»))")


def bound(text: str) -> str:
    """The text with a no-break space (U+00A0) for each space that must not end a line.

    Before `;`, `!` and `?`, where French sets one, it is the narrow one (U+202F).
    """
    if " " not in text:
        return text
    text = _BOUND.sub("\xa0", text)
    return _CLOSING.sub("\u202f", text) if "!" in text or "?" in text or ";" in text else text
