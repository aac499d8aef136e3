"""The head of a block: its options, and whether argument and options fit the block's grammar."""

from __future__ import annotations

import re
from difflib import get_close_matches

from builder.markdown.lexical import OPTION
from builder.markdown.spec import FALSE, TRUE, OptionKind, Spec

_ID = re.compile(r"[A-Za-z][\w-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

QUOTES = ("''", '""')


def parse_options(lines: list[str]) -> dict[str, str]:
    """The options in the indented lines under a block's first line; what is no option is left out."""
    found: dict[str, str] = {}
    for line in lines:
        if match := OPTION.match(line.strip()):
            found[match[1].lower()] = unquoted(match[2] or "")
    return found


def unquoted(value: str) -> str:
    """The value without quotes around it."""
    return value[1:-1] if len(value) > 1 and value[0] + value[-1] in QUOTES else value


def argument_problem(spec: Spec, argument: str) -> tuple[str, str] | None:
    """What is wrong with a block's argument and what to write instead, or None."""
    if not argument:
        if spec.argument == "required":
            return f"the block `{spec.name}` lacks its argument", f"write `/// {spec.name} | {_example(spec)}`"
        return None
    if spec.argument == "none":
        return f"the block `{spec.name}` takes no argument", f"write `/// {spec.name}`"
    if spec.argument_kind == "id" and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", argument):
        return f"`{argument}` is not an id", "ids have lower-case letters, digits and hyphens"
    if spec.choices and argument not in spec.choices:
        close = get_close_matches(argument, spec.choices, 1, 0.6)
        hint = f"did you mean `{close[0]}`?" if close else f"it is {', '.join(f'`{one}`' for one in spec.choices)}"
        return f"the block `{spec.name}` cannot be `{argument}`", hint
    return None


def option_problem(spec: Spec, name: str, value: str) -> tuple[str, str] | None:
    """What is wrong with one option of a block and what to write instead, or None."""
    allowed = spec.allowed
    if name not in allowed:
        close = get_close_matches(name, allowed, 1, 0.6)
        hint = f"did you mean `{close[0]}`?" if close else f"it has {', '.join(f'`{key}`' for key in allowed)}"
        return f"the block `{spec.name}` has no option `{name}`", hint
    problem = _value_problem(allowed[name].kind, value)
    return (f"the option `{name}` {problem[0]}", problem[1]) if problem else None


def _value_problem(kind: OptionKind, value: str) -> tuple[str, str] | None:
    if not value:
        return "has no value", "write a value behind the colon, or remove the line"
    if kind == "flag" and value.lower() not in TRUE | FALSE:
        return f"cannot be `{value}`", "write `true` or `false`"
    if kind == "id" and not _ID.fullmatch(value):
        return f"cannot be `{value}`", "an id begins with a letter and has letters, digits, `-` and `_`"
    if kind == "number" and not (value.isascii() and value.isdecimal() and int(value[:6])):
        return f"cannot be `{value}`", "write a whole number from 1"
    if kind == "source" and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        return f"cannot be `{value}`", "write the id of a source in course/sources.yaml"
    if kind == "language" and not _LANGUAGE.fullmatch(value):
        return f"cannot be `{value}`", "write a language tag such as `fr` or `pt-BR`"
    return None


def _example(spec: Spec) -> str:
    return spec.choices[0] if spec.choices else {"path": "media/name", "id": "id", "text": "text"}[spec.argument_kind]
