"""What to call things in messages: kinds of nodes, forms of values, names that were probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from yaml.nodes import MappingNode, Node, SequenceNode

from builder.model.base import ID
from builder.model.tools import TOOL

SUSPECT = frozenset("yYnNtTfFoO~-+.0123456789=<")
"""First characters of everything that YAML 1.1 may read as something other than text."""

_BOOL = re.compile(r"(?i:yes|no|true|false|on|off)$|[ynYN]$")
_NULL = re.compile(r"(?:~|null|Null|NULL)$")
_INT = re.compile(r"[-+]?(?:0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$")
_FLOAT = re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][-+]?[0-9]+)?$")
_NOT_FINITE = re.compile(r"(?i)[-+]?\.inf$|\.nan$")
_TIME = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)?$")
_KEY = re.compile(r"[\w-]+")
_DIGIT = re.compile(r"[0-9]")

OPTION_ID = "^[a-z0-9_]{1,16}$"
"""Ids of options, items and pairs."""

FORMS: dict[str, tuple[str, str]] = {
    ID: (
        "lower-case letters a to z, digits and hyphens, at most 48, without a hyphen at either end",
        "",
    ),
    OPTION_ID: ("1 to 16 lower-case letters a to z, digits or underscores", ""),
    r"^[0-9a-z][0-9a-z.\-]{0,19}$": (
        "at most 20 digits, lower-case letters, full stops and hyphens",
        'write one like "1.0.0"',
    ),
    "^https?://": ("an address that begins with https://", "write the whole address, as the browser shows it"),
    r"^(\d{4}-\d{2}-\d{2})?$": ("a date of the form YYYY-MM-DD", 'write one like "2026-01-31"'),
    f"{TOOL}|^$": ("a module and one of its worksheets, as in `toolbox/risk-analysis`", ""),
    "^#[0-9a-fA-F]{6}$": ("a colour of the form #rrggbb", 'write one like "#1a5f7a"'),
    "^(recall|understand|apply|analyse)?$": (
        "one of `recall`, `understand`, `apply` and `analyse`",
        "write one of them, or leave the line out",
    ),
}
"""Patterns of the model in words, and what to write instead."""

SAME_SENSE: dict[str, tuple[str, ...]] = {
    "answers": ("options",),
    "author": ("publisher",),
    "choices": ("options",),
    "comment": ("feedback",),
    "exam": ("assessment",),
    "goals": ("objectives",),
    "lang": ("language",),
    "multi": ("multiple",),
    "name": ("title", "term", "id"),
    "outcomes": ("objectives",),
    "question": ("text",),
    "quiz": ("check", "assessment"),
    "right": ("correct",),
    "score": ("points", "pass_mark"),
    "synonyms": ("aliases",),
    "test": ("assessment",),
    "tries": ("attempts",),
    "no": ("false",),
    "yes": ("true",),
}
"""Names that authors bring from other tools, and the names here."""

_OPENING = "“”„«»‘’‚‹›"
_CLOSING = "”“«»’‘‹›"


def surprise(value: str) -> str:
    """How YAML reads an unquoted text that looks like something else (`a number`); empty for a text."""
    if len(value) > 40:
        return ""
    if _BOOL.match(value):
        return "true or false"
    if _NULL.match(value):
        return "nothing"
    if value == "=" or value == "<<":
        return "a sign of its own"
    if _INT.match(value):
        return "a number"
    if _DATE.match(value):
        return "a date"
    if _TIME.match(value):
        return f"the number {_sixties(value)}"
    if _NOT_FINITE.match(value) or (_DIGIT.search(value) and _FLOAT.match(value)):
        return "a number"
    return ""


def _sixties(value: str) -> int:
    """YAML 1.1's reading of 12:30: a number in base 60 (yaml.org/type/int.html)."""
    total = 0
    for part in value.lstrip("+-").partition(".")[0].replace("_", "").split(":"):
        total = total * 60 + int(part)
    return -total if value[0] == "-" else total


def typographic(value: str) -> bool:
    """Whether a text stands in typographic quotes from end to end."""
    return len(value) > 1 and value[0] in _OPENING and value[-1] in _CLOSING


def unquoted(value: str) -> str:
    """A text without the quotes around it, typographic or straight."""
    return value.strip(_OPENING + _CLOSING + "\"'").strip()


def quoted(value: str) -> str:
    """A text as a YAML scalar in quotes."""
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'


def kind_of(node: Node) -> str:
    """What stands there: a list, a group of keys, or a single value."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a group of keys"
    return "a single value" if node.value else "nothing"


def named(key: str) -> str:
    """A key as a message names it; what is no key is left as it is."""
    return f"`{key}`" if _KEY.fullmatch(key) else key


def line(key: str, value: str) -> str:
    """The source line of a key and its value; only the value for an entry of a list."""
    return f"{key}: {value}" if _KEY.fullmatch(key) else value


def one_of(words: Sequence[str], last: str = "or") -> str:
    """`a`, `b` or `c`."""
    marked = [f"`{word}`" for word in words]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} {last} {marked[-1]}"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """'did you mean `x`?' for the nearest known name, or an empty string when none is near."""
    near = nearest(wrong, known)
    return f"did you mean `{near}`?" if near else ""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, by its letters or its sense; empty when none is near."""
    from difflib import get_close_matches  # only when something is wrong

    folded = {name.casefold().replace("-", "_"): name for name in known}
    plain = wrong[:80].casefold().replace("-", "_")
    near = get_close_matches(plain, list(folded), n=1, cutoff=0.6)
    if near:
        return folded[near[0]]
    return next((folded[name] for name in SAME_SENSE.get(plain, ()) if name in folded), "")


def as_id(value: str) -> str:
    """An id made of a text, or an empty string where none can be."""
    plain = unicodedata.normalize("NFKD", value[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].rstrip("-")


def shown(value: str) -> str:
    """A value in a message: one line, not too long."""
    flat = " ".join(value.split())
    return flat if len(flat) <= 60 else flat[:57] + "..."
