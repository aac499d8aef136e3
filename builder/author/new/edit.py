"""Small edits of YAML and Markdown that leave everything else as the author wrote it."""

from __future__ import annotations

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from builder.author.new import NewError
from builder.diagnostics import Diagnostic
from builder.load.yaml_source import Node, compose


def tree(text: str, path: str) -> MappingNode:
    """The YAML of a file as a mapping with marks. Raises NewError where it does not parse."""
    found: list[Diagnostic] = []
    node = compose(text, path, found)
    if found or not isinstance(node, MappingNode):
        raise NewError(f"{path} has problems; `course check` says which")
    return node


def value(mapping: Node | None, key: str) -> Node | None:
    """The value of a key, or None."""
    if not isinstance(mapping, MappingNode):
        return None
    return next((value for name, value in mapping.value if name.value == key), None)


def add_to_list(text: str, items: SequenceNode, word: str) -> str:
    """The text with a plain word at the end of a list, in the style of the list."""
    if items.flow_style:
        at = items.end_mark.index - 1
        return text[:at].rstrip() + (f", {word}" if items.value else word) + text[at:]
    last = items.value[-1]
    end = text.find("\n", last.end_mark.index)
    end = len(text) if end < 0 else end
    indent = text[: last.start_mark.index].rsplit("\n", 1)[-1]
    return f"{text[:end]}\n{indent}{word}{text[end:]}"


def without_item(text: str, mapping: MappingNode, key: str, word: str) -> str:
    """The text without a word of a block list; without the key where it was the only one."""
    items = value(mapping, key)
    if not isinstance(items, SequenceNode) or word not in [item.value for item in items.value]:
        return text
    if len(items.value) == 1 or items.flow_style:
        words = [item.value for item in items.value if item.value != word]
        start, end = items.start_mark.index, items.end_mark.index
        return f"{text[:start].rstrip()} [{', '.join(words)}]\n{text[end:].lstrip(chr(10))}"
    item = next(item for item in items.value if item.value == word)
    start = text.rfind("\n", 0, item.start_mark.index)
    end = text.find("\n", item.end_mark.index)
    return text[:start] + (text[end:] if end >= 0 else "")


def with_question(text: str, path: str, question: str) -> str:
    """A quiz file with a question, as indented in the template, after its last one."""
    questions = value(tree(text, path), "questions")
    if not isinstance(questions, SequenceNode) or questions.flow_style or not questions.value:
        raise NewError(f"{path} has no list of questions to add to")
    column = questions.start_mark.column
    lines = [" " * column + line[2:] if line.strip() else line for line in question.rstrip("\n").split("\n")]
    end = _last_character(questions)
    head, rest = text[:end].rstrip(), text[end:].strip("\n")
    return head + "\n\n" + "\n".join(lines) + "\n" + (f"\n{rest}\n" if rest.strip() else "")


def with_block(text: str, block: str) -> str:
    """A lesson with a block before its last section of level 2, or at its end where it has only one."""
    at = text.rfind("\n## ")
    if at < 0 or text.find("\n## ") == at:
        return f"{text.rstrip()}\n\n{block}\n///\n"
    return f"{text[:at].rstrip()}\n\n{block}\n///\n{text[at:]}"


def with_key(text: str, key: str, word: str) -> str:
    """A file with front matter in which a top-level key is set before the closing line."""
    end = text.find("\n---", 3)
    if not text.startswith("---") or end < 0:
        raise NewError("the file has no front matter")
    return f"{text[:end]}\n{key}: {word}{text[end:]}"


def _last_character(node: Node) -> int:
    """Where the last scalar of a node ends: a block list's own end lies behind the comments that follow."""
    if isinstance(node, ScalarNode) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last_character(last[1] if isinstance(last, tuple) else last)
