"""The C parser's complaints in an author's words, with what to write instead."""

from __future__ import annotations

import re

import yaml

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import values as codes

_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_OPENED = re.compile(r'(?:^|:\s+|-\s+|[\[{,]\s*)(")')
_SPECIAL = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_SPECIAL_SPACE = re.compile(rf"^[ ]*(?:[\w-]+:|-)?[ ]*([{_SPECIAL}])")
_VALUE = re.compile(r"^(\s*(?:-\s+)*[\w-]+:\s+)(\S.*)$")


def explain(error: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """The diagnostic for a parser error in `text`."""
    problem = (error.problem or "").lower()
    context = (error.context or "").lower()
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    at = Position(path, line + 1, column + 1)
    source = lines[line]
    tab = _tab(lines, line)
    if tab is not None:
        return codes.TAB.at(
            Position(path, tab + 1, lines[tab].index("\t") + 1),
            "the line is indented with a tab",
            "use two spaces for each level",
        )
    for number in range(line, max(-1, line - 3), -1):
        special = _SPECIAL_SPACE.match(lines[number])
        if special:
            return codes.TAB.at(
                Position(path, number + 1, special.start(1) + 1),
                "a space that does not break stands where an ordinary one belongs",
                "delete it and type a space",
            )
    if "single document" in context or "single document" in problem:
        return codes.SECOND_DOCUMENT.at(at, "a second document begins here", "delete the line `---`")
    if "undefined alias" in problem:
        return codes.SYNTAX.at(at, "a text that begins with `*` needs quotes", _quoted(source, column))
    if "duplicate anchor" in problem:
        return codes.ALIASES.at(at, "the same anchor is given twice", "a text that begins with `&` needs quotes")
    if "cannot start any token" in problem:
        sign = source[column : column + 1]
        if sign == "\t":
            return codes.TAB.at(at, "a tab stands where spaces belong", "use spaces")
        return codes.SYNTAX.at(at, f"a text that begins with `{sign}` needs quotes", _quoted(source, column))
    if "mapping values are not allowed" in problem:
        return _colon(at, source, column)
    if "quoted scalar" in context:
        return _open_quote(error, lines, at, path, problem)
    if "could not find expected ':'" in problem:
        start = error.context_mark
        if start:
            at = Position(path, start.line + 1, start.column + 1)
        return codes.SYNTAX.at(at, "a line without `key: value`", "write `key: value`, or indent it under its key")
    if "tag" in context or "tag" in problem:
        return codes.TAG.at(at, "a text that begins with `!` needs quotes", _quoted(source, column))
    if "anchor" in context or "alias" in context:
        if error.context_mark:
            column = error.context_mark.column
            at = Position(path, error.context_mark.line + 1, column + 1)
        return codes.SYNTAX.at(at, "a text that begins with `&` or `*` needs quotes", _quoted(source, column))
    if "flow sequence" in context or "flow mapping" in context:
        sign, start = ("]" if "sequence" in context else "}"), error.context_mark
        if start:
            at = Position(path, start.line + 1, start.column + 1)
        return codes.SYNTAX.at(
            at,
            "the bracket opened here is not closed as it should be, or a comma is missing",
            f"close it with `{sign}`, and write `, ` between values; texts with brackets or commas need quotes",
        )
    if "block scalar" in context:
        return codes.SYNTAX.at(
            at, "after `|` or `>` the text begins in the next line", "indent its lines by two spaces"
        )
    if "block" in context or "block" in problem or "document start" in problem:
        return _indentation(at, lines, column)
    return codes.SYNTAX.at(at, f"not valid YAML: {problem or 'unreadable'}")


def _tab(lines: list[str], line: int) -> int | None:
    """The line with a tab in its indentation that the parser stumbled over, or None."""
    for number in (line, line - 1):
        if 0 <= number < len(lines) and _TAB.match(lines[number]):
            return number
    return None


def _quoted(source: str, column: int) -> str:
    value = source[column:].strip()
    return f'write "{value}"' if value and '"' not in value and len(value) < 80 else "put the text in quotes"


def _colon(at: Position, source: str, column: int) -> Diagnostic:
    value = _VALUE.match(source)
    if value and value.end(1) <= column:
        quote = "'" if '"' in value[2] else '"'
        shown = f"write `{value[1].strip()} {quote}{value[2].strip()}{quote}`"
        if quote in value[2] or len(shown) > 100:
            shown = "put the whole text in quotes"
        return codes.SYNTAX.at(at, "a colon inside a text without quotes", shown)
    return codes.SYNTAX.at(
        at, "a key is not expected here", "indent it like the keys it belongs to; a text with a colon needs quotes"
    )


def _open_quote(error: yaml.MarkedYAMLError, lines: list[str], at: Position, path: str, problem: str) -> Diagnostic:
    start = error.context_mark
    if "escape" in problem or "hexdecimal" in problem or "unicode" in problem:
        return codes.SYNTAX.at(
            at,
            "a backslash inside double quotes begins an escape that YAML does not know",
            "use single quotes, or `\\\\`",
        )
    if start:
        at = Position(path, start.line + 1, start.column + 1)
        sign = lines[start.line][start.column : start.column + 1]
    else:
        sign = "quote"
    return codes.SYNTAX.at(
        at, f"the quotation mark {sign} opened here is never closed", "close it at the end of the text"
    )


def _indentation(at: Position, lines: list[str], column: int) -> Diagnostic:
    if not lines[at.line - 1][:column].strip():
        return codes.SYNTAX.at(
            at,
            "the line is not indented like the lines it belongs to",
            "begin lines of one list or group in the same column",
        )
    for number in range(at.line - 2, max(-1, at.line - 8), -1):
        opened = _OPENED.search(lines[number])
        if opened and lines[number].count('"') % 2:
            place = Position(at.path, number + 1, opened.start(1) + 1)
            return codes.SYNTAX.at(
                place, 'the quotation mark " opened here is not closed', "close it at the end of the text"
            )
    return codes.SYNTAX.at(
        at,
        "text after a closed quote or bracket",
        "put the whole value in one pair of quotes, single ones if it holds double ones",
    )
