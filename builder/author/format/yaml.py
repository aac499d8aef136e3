"""The layout of YAML: two spaces a level, lists indented below their key, comments and order as they were.

ruamel.yaml writes it; what it would change in meaning or not keep stable stays as the author wrote it.
"""

from __future__ import annotations

import io

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import YAMLError
from yaml.nodes import MappingNode, ScalarNode

from builder.author.format.spaces import trimmed
from builder.diagnostics import Diagnostic
from builder.load.yaml_source import Node, compose

WIDTH = 4096
"""Columns of a line: nothing is wrapped, what stands on one line stays there."""


def format_yaml(text: str) -> str:
    """The text in the one layout; only trimmed where it cannot be laid out safely."""
    plain = trimmed(text, markdown=False)
    before = _meaning(plain)
    if before is None:
        return text
    try:
        once = _laid_out(plain)
        safe = _meaning(once) == before and _comments(once) == _comments(plain) and _laid_out(once) == once
    except (YAMLError, ValueError, AssertionError):
        return plain
    return once if safe else plain


def _laid_out(text: str) -> str:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    if data is None:
        return text
    out = io.StringIO()
    yaml.dump(data, out)
    laid = out.getvalue()
    if isinstance(data, CommentedSeq) and not data.fa.flow_style():
        laid = "\n".join(line.removeprefix("  ") for line in laid.split("\n"))
    return trimmed(laid, markdown=False)


def _meaning(text: str) -> object:
    """Keys and values with their quoting style, or None where the text does not parse."""
    found: list[Diagnostic] = []
    node = compose(text, "", found)
    return None if found or node is None else _plain(node)


def _plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.value, bool(node.style)
    if isinstance(node, MappingNode):
        return tuple((_plain(key), _plain(value)) for key, value in node.value)
    return [_plain(item) for item in node.value]


def _comments(text: str) -> list[str]:
    """Every line's comment, by the sign alone: none may get lost."""
    return [line.split("#", 1)[1].strip() for line in text.split("\n") if "#" in line]
