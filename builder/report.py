"""Diagnostics as text for people, and as JSON for programs. `code_hosts.py` has the forms of code hosts.

Each function takes all diagnostics of a run and gives one string that ends in a newline, or is
empty. `source_line(path, line)` gives a line of a source file without its end, or None.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from builder.diagnostics import Diagnostic

SourceLine = Callable[[str, int], str | None]

WIDTH = 100
"""Columns of a source line that are shown; longer lines are cut around the caret."""

FAR = 4 * WIDTH
"""Characters beside the caret that are looked at: a line may have a million."""

TAB = 4
"""Columns of a tab in the lines shown."""

LARGEST_SOURCE = 10_000_000
"""Bytes of a source file above which its lines are not shown."""

_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "bold": "\x1b[1m", "faint": "\x1b[2m", "end": "\x1b[0m"}


def lines_of(root: Path) -> SourceLine:
    """Lines of the sources under `root`, read once each; None for what is no text, or cannot be read.

    Only `.md` and `.yaml` files are shown: the first line of a drawing or a table explains nothing.
    """
    read: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str | None:
        if path not in read:
            read[path] = []
            if path.endswith((".md", ".yaml")):
                with suppress(OSError, ValueError):
                    file = root / path
                    if file.is_file() and file.stat().st_size <= LARGEST_SOURCE:
                        read[path] = re.split("\r\n|\r|\n", file.read_text("utf-8-sig"))
        lines = read[path]
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, by path, line, column and code."""
    return sorted(set(diagnostics), key=lambda d: (d.position, d.code, d.message))


def counted(number: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 3 warnings in 2 files`, or an empty string where nothing is wrong."""
    errors = sum(d.severity == "error" for d in diagnostics)
    warnings = len(diagnostics) - errors
    parts = [counted(errors, "error")] if errors else []
    parts += [counted(warnings, "warning")] if warnings else []
    files = len({d.position.path for d in diagnostics})
    return f"{', '.join(parts)} in {counted(files, 'file')}" if parts else ""


def text(diagnostics: Iterable[Diagnostic], source_line: SourceLine, colour: bool = False) -> str:
    """For people: where, what, the source line with a caret, the hint; a summary at the end."""
    found = ordered(diagnostics)
    if not found:
        return ""
    paint = _COLOURS if colour else dict.fromkeys(_COLOURS, "")
    lines = []
    for d in found:
        where = f"{paint['bold']}{_visible(str(d.position))}:{paint['end']}"
        kind = f"{paint[d.severity]}{d.severity}[{d.code}]:{paint['end']}"
        lines.append(f"{where} {kind} {_visible(d.message)}")
        source = source_line(d.position.path, d.position.line)
        if source is not None and source.strip():
            shown, caret = excerpt(source, d.position.column)
            lines.append(f"    {shown}")
            lines.append(f"    {' ' * caret}{paint[d.severity]}^{paint['end']}")
        if d.hint:
            lines.append(f"    {paint['faint']}hint:{paint['end']} {_visible(d.hint)}")
        lines.append("")
    lines.append(summary(found))
    return "\n".join(lines) + "\n"


def excerpt(line: str, column: int) -> tuple[str, int]:
    """A source line as a terminal shows it, and how many cells stand before `column` (from 1).

    Tabs become spaces, characters that a terminal would obey or hide become `·`, wide characters
    count two cells and combining ones none. A long line is cut around the column, with `…`.
    """
    line = line.rstrip("\r\n")
    caret = min(column - 1, len(line))
    if len(line) > 2 * FAR:
        first = max(0, caret - FAR)
        line, caret = line[first : caret + FAR], caret - first
    cells: list[tuple[str, int]] = []
    filled = at = 0
    for number, character in enumerate(line):
        if number == caret:
            at = len(cells)
        if character == "\t":
            spaces = TAB - filled % TAB
            cells += [(" ", 1)] * spaces
            filled += spaces
        elif cells and _width(character) == 0:
            cells[-1] = (cells[-1][0] + character, cells[-1][1])
        else:
            shown = _visible(character)
            width = max(1, _width(shown))
            cells.append((shown, width))
            filled += width
    if caret == len(line):
        at = len(cells)
    while at and at == len(cells) and cells and cells[-1] == (" ", 1):
        cells.pop()
        at -= 1
    return _cut(cells, at)


def _cut(cells: list[tuple[str, int]], at: int) -> tuple[str, int]:
    """The cells around index `at` that fit into WIDTH, indentation dropped where it can be."""
    indent = 0
    while indent < min(at, len(cells)) and cells[indent][0] == " ":
        indent += 1
    cells, at = cells[indent:], at - indent
    start, end = 0, len(cells)
    if sum(width for _, width in cells) > WIDTH:
        start = end = at
        room = WIDTH - 2
        while room > 0 and (start > 0 or end < len(cells)):
            if end < len(cells):
                room -= cells[end][1]
                end += 1
            if start > 0 and room > 0 and (end - at > at - start or end == len(cells)):
                start -= 1
                room -= cells[start][1]
    before = "…" if start else ""
    after = "…" if end < len(cells) else ""
    shown = before + "".join(character for character, _ in cells[start:end]) + after
    return shown.rstrip(), len(before) + sum(width for _, width in cells[start:at])


def _width(character: str) -> int:
    """The cells of a terminal that a character fills."""
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _visible(words: str) -> str:
    """A text without characters that a terminal would obey: escape codes, line ends, direction marks."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() or unicodedata.category(c) in ("Mn", "Me") else "·" for c in words)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One object: `diagnostics` (path, line, column, severity, code, message, hint) and `summary`."""
    found = ordered(diagnostics)
    errors = sum(d.severity == "error" for d in found)
    listed = [
        {
            "path": d.position.path,
            "line": d.position.line,
            "column": d.position.column,
            "severity": d.severity,
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
        }
        for d in found
    ]
    counts = {
        "errors": errors,
        "warnings": len(found) - errors,
        "files": len({d.position.path for d in found}),
    }
    return json.dumps({"diagnostics": listed, "summary": counts}, ensure_ascii=False, indent=2) + "\n"
