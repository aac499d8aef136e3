"""YAML text as a tree of nodes with marks, by the C parser, within bounds of depth and size.

No tag is obeyed and no object built here: `construct` reads the tree. Every scalar keeps its style,
so that quoted and plain ones can be told apart; which plain ones are numbers or booleans is decided
by the type that is wanted, not by YAML 1.1.
"""

from __future__ import annotations

import re
from typing import Any, cast

import yaml
from yaml._yaml import CParser
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as AnyNode

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import values as codes

Node = ScalarNode | SequenceNode | MappingNode

PLAIN = "plain"
"""The tag of every node that carries none of its own."""

DEPTH = 32
"""Levels that a file may nest."""

REPEATED = 10_000
"""Nodes that all aliases of a file together may repeat."""

_ANCHOR = re.compile(r"(?<![^\s,\[{:])&[^\s,\[\]{}]")


NODES = 100_000
"""Keys and values that a file may have."""


class _TooManyError(Exception):
    pass


class _TooDeepError(Exception):
    pass


class _Composer(CParser):
    """The C parser's composer, with a bound on depth instead of YAML 1.1's resolver."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        self.depth = 0
        self.nodes = 0

    def descend_resolver(self, parent: AnyNode | None, index: Any) -> None:  # noqa: ARG002
        self.depth += 1
        if self.depth > DEPTH:
            raise _TooDeepError(parent)
        self.nodes += 1
        if self.nodes > NODES:
            raise _TooManyError

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: type[AnyNode], value: Any, implicit: Any) -> str:  # noqa: ARG002
        return PLAIN


def compose(text: str, path: str, found: list[Diagnostic]) -> Node | None:
    """The root node of the one document in `text`; None where there is none or it does not parse.

    An empty document is no diagnostic here, since some files may be empty.
    """
    try:
        if _ANCHOR.search(text):
            problem = _alias_problem(text, path)
            if problem:
                found.append(problem)
                return None
        node: Any = _Composer(text).get_single_node()
        return cast("Node | None", node)
    except _TooDeepError as stop:
        mark = stop.args[0].start_mark
        at = Position(path, mark.line + 1, mark.column + 1)
        found.append(codes.TOO_DEEP.at(at, f"more than {DEPTH} levels, one inside the other", "close the brackets"))
    except _TooManyError:
        found.append(codes.TOO_MANY.at(Position(path), f"the file has more than {NODES:,} values", "split it"))
    except yaml.MarkedYAMLError as error:
        from builder.load.yaml_errors import explain  # only where something is wrong

        found.append(explain(error, text, path))
    except (yaml.YAMLError, ValueError, RecursionError, MemoryError):
        found.append(codes.SYNTAX.at(Position(path), "the file cannot be read as YAML"))
    return None


def _alias_problem(text: str, path: str) -> Diagnostic | None:
    """Count what aliases repeat, event by event, before any tree is made."""
    parser = CParser(text)
    sizes: dict[str, int] = {}
    opened: list[tuple[str | None, int]] = []
    total = 0
    count = 0
    while True:
        event = parser.get_event()
        if event is None:
            return None
        if isinstance(event, AliasEvent):
            mark: Any = event.start_mark
            at = Position(path, mark.line + 1, mark.column + 1)
            name = event.anchor or ""
            if any(anchor == name for anchor, _ in opened):
                return codes.ALIASES.at(at, f"the alias `*{name}` stands inside its own anchor", "write the value out")
            count += sizes.get(name, 1)
            total += sizes.get(name, 1)
            if total > REPEATED:
                return codes.ALIASES.at(at, f"aliases repeat more than {REPEATED:,} values", "write the values out")
        elif isinstance(event, CollectionStartEvent):
            count += 1
            opened.append((event.anchor, count))
            if len(opened) > DEPTH:
                return None
        elif isinstance(event, CollectionEndEvent):
            anchor, before = opened.pop()
            if anchor:
                sizes[anchor] = count - before + 1
        elif isinstance(event, NodeEvent):
            count += 1
            if event.anchor:
                sizes[event.anchor] = 1
