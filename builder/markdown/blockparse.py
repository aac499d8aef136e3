"""pymdown-extensions' block syntax, driven by the grammar of each block."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block as PymdownBlock

from builder.markdown import blocks as registry
from builder.markdown.options import parse_options
from builder.markdown.spec import Head, Spec
from builder.model.outline import Block

BLOCK = "course-block"
TITLE = "block-title"

_OPTIONS = re.compile(r"(?:[ ]{4,}[^ \n][^\n]*(?:\n|\Z))+")


class BlockElement(Element):
    """A block in the element tree; its first child is the title, if it has one."""

    def __init__(self, head: Head) -> None:
        super().__init__(BLOCK)
        self.head = head


class CourseBlock(PymdownBlock):  # type: ignore[misc]
    """Any block of the dialect; `SPEC` is set by the class made for each."""

    SPEC: Spec

    def _validate(self, parent: Element, arg: Any, **options: Any) -> bool:
        """Argument and options were judged by the scanner; here they are only taken."""
        del parent, options
        self.argument = (arg or "").strip()
        self.options: dict[str, Any] = {"attrs": {}}
        return True

    def on_create(self, parent: Element) -> Element:
        """The block's element, with its argument as title where that is text."""
        head = self._block_mgr.head(self.SPEC, self.argument)
        element = BlockElement(head)
        parent.append(element)
        if head.argument and self.SPEC.argument_kind == "text":
            title = Element(TITLE)
            title.text = head.argument
            element.append(title)
        return element

    def on_end(self, block: Element) -> None:
        """Let the block change its content before inline markup is read."""
        prepare = getattr(registry.modules()[self.SPEC.name], "prepare", None)
        if prepare is not None and isinstance(block, BlockElement):
            prepare(block, block.head)


class CourseBlocks(BlocksProcessor):  # type: ignore[misc]
    """The processor of all blocks of one Markdown instance.

    `expected` holds the outline's blocks in order, so that rendered blocks get the ids of the outline.
    """

    def __init__(self, parser: BlockParser, md: Markdown) -> None:
        super().__init__(parser, md)
        self.expected: tuple[Block, ...] = ()
        self.count = 0
        self.pending: dict[str, str] = {}
        for name, spec in registry.specs().items():
            self.register(type(f"{name.title()}Block", (CourseBlock,), {"NAME": name, "SPEC": spec}), {})

    def expect(self, expected: tuple[Block, ...]) -> None:
        """Begin a text."""
        self._reset()
        self.expected = expected
        self.count = 0

    def head(self, spec: Spec, argument: str) -> Head:
        """The head of the block that is being made."""
        options = self.pending
        id = options.get("id", "")
        body = ""
        if self.count < len(self.expected) and self.expected[self.count].name == spec.name:
            id = id or self.expected[self.count].id
            body = self.expected[self.count].body
        self.count += 1
        return Head(spec, argument, options, id, body)

    def test(self, parent: Element, block: str) -> bool:
        return ("///" in block or bool(self.stack)) and bool(super().test(parent, block))

    def split_header(self, block: str, length: int) -> tuple[dict[str, Any], str]:
        """Take the option lines off; they are `key: value` lines, not YAML."""
        del length
        match = _OPTIONS.match(block)
        self.pending = parse_options(match[0].split("\n")) if match else {}
        return {}, block[match.end() :] if match else block

    def parse_blocks(self, blocks: list[str], current_parent: Element) -> None:
        """Give chunks to the innermost open block until it closes, then to the one around it."""
        del current_parent
        while blocks and self.stack:
            chunk = blocks.pop(0)
            entry = self.stack[-1]
            if len(self.stack) > 1 and entry.parent.tag in ("li", "dd"):
                chunk, behind = self.detab_by_length(chunk, self.tab_length)
                if behind:
                    blocks.insert(0, behind)
            inside, behind, ended = self.split_end(chunk, entry.block.length)
            if behind is not None:
                blocks.insert(0, behind)
            if inside is not None:
                self.parser.state.set("blocks")
                working = self.working  # type: ignore[has-type]
                self.working = entry
                self.parser.parseChunk(entry.el, inside)
                self.working = working
                self.parser.state.reset()
            if ended:
                entry.block._end(entry.el)
                self.stack.remove(entry)
        if self.stack:
            self.stack[-1].hungry = True
