"""Single values: texts, whole numbers, numbers, true and false, words of a fixed list, Markdown.

What an unquoted scalar is decides the type that is wanted. Whole numbers are `[-+]?[0-9]+`, booleans
`true` and `false` (YAML 1.2.2 §10.3, narrowed); everything that YAML 1.1 would read differently where
a text is meant is an error that names the quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Meta
from yaml.nodes import ScalarNode

from builder.load import texts
from builder.load.codes import values as codes
from builder.load.construct import FAILED, Convert, Reading
from builder.load.words import (
    FORMS,
    OPTION_ID,
    SUSPECT,
    as_id,
    did_you_mean,
    line,
    named,
    nearest,
    one_of,
    quoted,
    shown,
    surprise,
    typographic,
    unquoted,
)
from builder.load.yaml_source import PLAIN, Node
from builder.model.base import ID

_INT = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,3})?")
_YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def check_text(node: Node, reading: Reading, key: str) -> Any:
    """The text of a scalar, or FAILED where YAML would read something else."""
    if not isinstance(node, ScalarNode) or node.tag != PLAIN:
        return reading.refuse(node, key, "a text")
    value: str = node.value
    if not node.style:
        if not value:
            return reading.refuse(node, key, "a text")
        if value[0] in SUSPECT:
            reads = surprise(value)
            if reads:
                return reading.fail(
                    codes.SURPRISE, node, f"`{value}` is read as {reads}, not as a text", f"write {quoted(value)}"
                )
    return value


def text(limits: Meta) -> Convert:
    """A converter for texts within the limits of pattern and length."""
    pattern = re.compile(limits.pattern) if limits.pattern else None
    least, most = limits.min_length or 0, limits.max_length

    def convert(node: Node, reading: Reading, key: str) -> Any:
        value = check_text(node, reading, key)
        if value is FAILED or not isinstance(node, ScalarNode):
            return FAILED
        if node.style in ("|", ">"):
            value = value.strip()
        if pattern is not None and not (pattern.search(value) and "\n" not in value):
            return _wrong_form(node, reading, key, value, limits)
        if not node.style and typographic(value):
            clean = unquoted(value)
            reading.fail(
                codes.TYPOGRAPHIC_QUOTES,
                node,
                f"the typographic quotes around {named(key)} become part of it",
                f"write {quoted(clean)}; if the quotes are meant, write {quoted(value)}",
            )
        if len(value) < least or (least and not value.strip()):
            return reading.fail(codes.WRONG_LENGTH, node, f"{named(key)} is empty", "write a text")
        if most is not None and len(value) > most:
            return reading.fail(
                codes.WRONG_LENGTH,
                node,
                f"{named(key)} has {len(value)} characters; at most {most} are possible",
                "shorten it",
            )
        return value

    return convert


def _wrong_form(node: Node, reading: Reading, key: str, value: str, limits: Meta) -> Any:
    form, hint = FORMS.get(limits.pattern or "", (limits.description or "of another form", ""))
    clean = unquoted(value)
    if clean != value and re.search(limits.pattern or "", clean):
        hint = f"write `{clean}` without the quotes around it"
    elif limits.pattern == ID:
        made = as_id(value)
        hint = f"write `{made}`" if made else "choose one with the letters a to z"
    elif limits.pattern == OPTION_ID:
        made = as_id(value).replace("-", "_")[:16].strip("_")
        hint = f"write `{made}`" if made else "choose one with the letters a to z"
    if not value:
        return reading.fail(codes.WRONG_LENGTH, node, f"{named(key)} is empty", hint)
    return reading.fail(codes.WRONG_FORM, node, f"{named(key)} must be {form}; `{shown(value)}` is not", hint)


def whole_number(limits: Meta) -> Convert:
    """A converter for whole numbers within limits."""

    def convert(node: Node, reading: Reading, key: str) -> Any:
        return _number(node, reading, key, limits, _INT, int, "a whole number")

    return convert


def number(limits: Meta) -> Convert:
    """A converter for numbers, with a decimal point, within limits."""

    def convert(node: Node, reading: Reading, key: str) -> Any:
        return _number(node, reading, key, limits, _FLOAT, float, "a number")

    return convert


def _number(
    node: Node, reading: Reading, key: str, limits: Meta, form: re.Pattern[str], make: Callable[[str], Any], what: str
) -> Any:
    if node.__class__ is not ScalarNode or node.tag != PLAIN or not node.value:
        return reading.refuse(node, key, what)
    value: str = node.value
    if node.style or not form.fullmatch(value):
        meant = unquoted(value).rstrip("%").strip().replace(",", ".")
        hint = f"write `{line(key, meant)}`" if form.fullmatch(meant) else "write digits only, for example 5"
        if form.fullmatch(value):
            return reading.fail(
                codes.WRONG_TYPE, node, f"{named(key)} must be {what}, not a text", f"{hint} without quotes"
            )
        return reading.fail(codes.WRONG_TYPE, node, f"{named(key)} must be {what}, not `{shown(value)}`", hint)
    made = make(value)
    if (limits.ge is not None and made < limits.ge) or (limits.le is not None and made > limits.le):
        bounds = (
            str(limits.ge)
            if limits.ge == limits.le
            else f"between {limits.ge} and {limits.le}"
            if limits.ge is not None and limits.le is not None
            else f"at least {limits.ge}"
            if limits.ge is not None
            else f"at most {limits.le}"
        )
        return reading.fail(codes.OUT_OF_RANGE, node, f"{named(key)} must be {bounds}, not {value}")
    return made


def true_or_false(limits: Meta) -> Convert:  # noqa: ARG001 - one signature for all simple kinds
    """A converter for booleans."""

    def convert(node: Node, reading: Reading, key: str) -> Any:
        if node.__class__ is not ScalarNode or node.tag != PLAIN or not node.value:
            return reading.refuse(node, key, "`true` or `false`")
        value: str = node.value
        if not node.style and value == "true":
            return True
        if not node.style and value == "false":
            return False
        meant = unquoted(value).lower()
        meant = _YES.get(meant, meant)
        meant = meant if meant in ("true", "false") else nearest(meant, ("true", "false"))
        hint = f"write `{line(key, meant)}`" if meant else ""
        stands = f"`{shown(value)}`"
        if node.style and meant == value:
            stands, hint = "a text", f"{hint} without quotes"
        return reading.fail(codes.WRONG_TYPE, node, f"{named(key)} must be `true` or `false`, not {stands}", hint)

    return convert


def literal(words: tuple[str, ...]) -> Convert:
    """A converter for one of a few words."""

    def convert(node: Node, reading: Reading, key: str) -> Any:
        if node.__class__ is not ScalarNode or node.tag != PLAIN or not node.value:
            return reading.refuse(node, key, words_wanted(words))
        if node.value in words:
            return node.value
        clean = unquoted(node.value)
        hint = f"write `{clean}`" if clean in words else did_you_mean(clean, words)
        message = f"{named(key)} must be {words_wanted(words)}, not `{shown(node.value)}`"
        return reading.fail(codes.NOT_ONE_OF, node, message, hint)

    return convert


def words_wanted(words: tuple[str, ...]) -> str:
    """`a`, `b` or `c`."""
    return one_of(words)


def markdown(node: Node, reading: Reading, key: str) -> Any:
    """A converter for texts in Markdown."""
    if not isinstance(node, ScalarNode) or check_text(node, reading, key) is FAILED:
        return FAILED if isinstance(node, ScalarNode) else reading.refuse(node, key, "a text")
    return texts.of_scalar(node, reading.path, reading.lines if node.style == "|" else [])


SIMPLE: dict[Any, tuple[Callable[[Meta], Convert], str, Callable[[str], bool]]] = {
    str: (text, "a text", lambda _: True),
    int: (whole_number, "a whole number", lambda value: value[:1] in "-+0123456789"),
    float: (number, "a number", lambda value: value[:1] in "-+.0123456789"),
    bool: (true_or_false, "`true` or `false`", lambda value: value in ("true", "false")),
}
"""The simple types: converter for given limits, what to call them, and which plain texts are meant as them."""
