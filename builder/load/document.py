"""A YAML file, or the front matter of a Markdown file, as far as it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from yaml.nodes import ScalarNode, SequenceNode

from builder.diagnostics import Diagnostic, Position
from builder.load import texts
from builder.load.codes.structure import EMPTY
from builder.load.codes.values import WRONG_TYPE
from builder.load.construct import FAILED, Reading, Shape, build_by_required, each
from builder.load.front_matter import split
from builder.load.ignores import ignores_in
from builder.load.reading import in_conflict, read_text
from builder.load.words import kind_of
from builder.load.yaml_source import Node, compose
from builder.model.base import Text
from builder.model.module import Ignore


class Document(NamedTuple):
    """What a file holds; `node` is None where it is empty or did not parse."""

    reading: Reading
    node: Node | None
    ignores: list[Ignore]
    body: Text | None = None


def read_yaml(root: Path, path: str, found: list[Diagnostic], may_be_empty: bool = False) -> Document | None:
    """A YAML file; None, reported, where it cannot be read at all."""
    text = read_text(root, path, found)
    return None if text is None else yaml_document(text, path, found, may_be_empty)


def yaml_document(text: str, path: str, found: list[Diagnostic], may_be_empty: bool = False) -> Document | None:
    """A YAML file of this text; None, reported, where it is in conflict."""
    if in_conflict(text, path, found):
        return None
    ignores = ignores_in(text, path, found)
    said = len(found)
    node = compose(text, path, found)
    if node is None or _nothing(node):
        node = None
        if not may_be_empty and len(found) == said:
            found.append(EMPTY.at(Position(path), "the file is empty", "write its settings, or delete it"))
    return Document(Reading(path, text, found), node, ignores)


def read_markdown(root: Path, path: str, found: list[Diagnostic]) -> Document | None:
    """A Markdown file with front matter; None, reported, where it cannot be read at all."""
    text = read_text(root, path, found)
    return None if text is None else markdown_document(text, path, found)


def markdown_document(text: str, path: str, found: list[Diagnostic]) -> Document | None:
    """A Markdown file of this text; None, reported, where it has no front matter."""
    conflict = in_conflict(text, path, found)
    page = split(text, path, found)
    if page is None:
        ignores_in(text, path, found, 0)
        return None
    ignores = ignores_in(text, path, found, len(page.yaml))
    said = len(found)
    node = None if conflict and "<<<<<<<" in page.yaml else compose(page.yaml, path, found)
    if node is not None and _nothing(node):
        node = None
        if len(found) == said:
            found.append(
                EMPTY.at(Position(path), "the front matter is empty", "write `title: …` between the lines `---`")
            )
    return Document(Reading(path, page.yaml, found), node, ignores, texts.of_body(page.body, path, page.line))


def read_list(document: Document, form: Shape, entry: str) -> tuple[Any, ...]:
    """The objects of a file that is one list, as far as their required fields are sound."""
    node, reading = document.node, document.reading
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        reading.fail(WRONG_TYPE, node, f"the file must be a list, not {kind_of(node)}", f"begin each {entry} with `- `")
        return ()
    return tuple(made for made in each(node, reading, form, entry, build_by_required) if made is not FAILED)


def _nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
