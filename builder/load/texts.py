"""Texts in Markdown with their place and outline."""

from __future__ import annotations

from yaml.nodes import ScalarNode

from builder.model.base import Text
from builder.model.outline import EMPTY


def of_scalar(node: ScalarNode, path: str, lines: list[str]) -> Text:
    """The text of a scalar in a file of those lines: exact inside `|`, else placed at the scalar's start."""
    source: str = node.value
    mark = node.start_mark
    line, column, exact = mark.line + 1, mark.column + 1, False
    if node.style in ("|", ">"):
        source = source.rstrip("\n")  # rendered alike, and a plain text stays plain
    if node.style == "|" and source.strip():
        ahead = len(source) - len(source.lstrip("\n"))
        first = source[ahead:].partition("\n")[0]
        number = mark.line + 1 + ahead
        if number < len(lines) and lines[number].endswith(first):
            line, column, exact = mark.line + 2, len(lines[number]) - len(first) + 1, True
    from builder.markdown.scan import has_markup, scan

    outline = scan(source, line=line, column=column, exact=exact) if has_markup(source) else EMPTY
    return Text(source, path, line, column, exact, outline)


def of_body(source: str, path: str, line: int) -> Text:
    """The body of a Markdown file, which begins in that line."""
    from builder.markdown.scan import scan

    return Text(source, path, line, 1, True, scan(source, line=line, column=1, exact=True))
