"""The one Markdown instance of a process: Python-Markdown with the parts that the dialect uses, and quick ways."""

from __future__ import annotations

import re
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension, FootnotePostTreeprocessor, FootnoteTreeprocessor
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.util import AtomicString

from builder.markdown.blockparse import BLOCK, TITLE, CourseBlocks
from builder.markdown.fencing import FenceProcessor, take_fences
from builder.markdown.inline import CitationPattern, Current, Plain, QuickInline, TermPattern
from builder.markdown.lexical import ATTRIBUTES, stripped_of_comments

_SPECIAL = re.compile(r"(?m)^[ ]*(?:[^\w \n\"'(]|\d+\.|[ ]{3}\S)|\||^[ ]{0,3}_|\x02|\[[^\]]*\]:|^[=-]")
"""What makes a chunk more than a paragraph; a chunk without it goes the short way."""

_TAG = re.compile(r"<[A-Za-z/!?]")


_NUMBER = re.compile(r"[-−+~≈<>±]?[ ]?(?:[€$£¥]|[A-Z]{3} )?[ ]?\d[\d.,:/ \xa0]*[ ]?[%‰€$£¥]?")
_NO_NUMBER = frozenset(("", "-", "–", "—", "…"))


class CourseParser(BlockParser):
    """A block parser that gives plain paragraphs to the paragraph processor at once."""

    blocks: CourseBlocks | None = None

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        processors = self.blockprocessors
        paragraph = cast(Any, processors["paragraph"])
        open_blocks = self.blocks.stack if self.blocks is not None else []
        while blocks:
            block = blocks[0]
            if block and not (open_blocks and open_blocks[-1].hungry) and not _SPECIAL.search(block):
                paragraph.run(parent, blocks)
                continue
            for processor in processors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class Tables(TableProcessor):
    """Tables in a scroll region, aligned by class; a header row without words is left out.

    A column of numbers, the first apart, is set to the right where its author says nothing, so that figures of one
    weight stand below each other.
    """

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser, {"use_align_attribute": True})

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and bool(super().test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        region = SubElement(parent, "div", {"class": "table-scroll", "role": "region", "tabindex": "0"})
        super().run(region, blocks)
        table = region[0]
        for at, column in enumerate(zip(*table.iter("tr"), strict=False)):
            aligns = [cell.attrib.pop("align", "") for cell in column]
            align = aligns[0] or ("right" if at and _are_numbers([cell.text or "" for cell in column[1:]]) else "")
            for cell in column:
                if cell.tag == "th":
                    cell.set("scope", "col")
                if align in ("right", "center"):
                    cell.set("class", f"align-{align}")
        if not any((cell.text or "").strip() for cell in table[0].iter("th")):
            table.remove(table[0])


def _are_numbers(cells: list[str]) -> bool:
    """Whether each cell is a number or says that there is none, and one at least is a number."""
    numbers = [bool(_NUMBER.fullmatch(cell.strip())) for cell in cells if cell.strip() not in _NO_NUMBER]
    return bool(numbers) and all(numbers)


class AttributeLists(AttrListTreeprocessor):
    """`{: … }`; braces of any other form are text."""

    BASE_RE = ATTRIBUTES  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{ATTRIBUTES}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{ATTRIBUTES}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{ATTRIBUTES}")  # type: ignore[misc]


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations, in text that went the quick way as well."""

    def run(self, root: Element) -> Element | None:
        if self.abbrs:
            for element in root.iter():
                if isinstance(element.text, Plain):
                    element.text = str.__str__(element.text)
                if isinstance(element.tail, Plain):
                    element.tail = str.__str__(element.tail)
            super().run(root)
        return None


class Engine:
    """Source to element tree. `current` says for which page; `blocks.expect` names the outline's blocks."""

    def __init__(self) -> None:
        self.current = Current()
        self.fences: list[tuple[str, str]] = []
        self.footnotes = FootnoteExtension(USE_DEFINITION_ORDER=False, SEPARATOR="-")
        self.abbreviations = AbbrExtension()
        md = self.md = Markdown(output_format="html")
        parser = md.parser = self._parser(md)
        md.block_level_elements += [BLOCK, TITLE]
        for extension in (self.footnotes, self.abbreviations, DefListExtension(), AttrListExtension()):
            extension.extendMarkdown(md)
        TableExtension().extendMarkdown(md)
        parser.blockprocessors.register(Tables(parser), "table", 75)
        self.blocks = CourseBlocks(parser, md)
        parser.blocks = self.blocks
        parser.blockprocessors.register(self.blocks, "blocks", 89.99)
        parser.blockprocessors.register(FenceProcessor(parser, self.fences), "fence", 82)
        if "/" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("/")
        for name, tag in (("olist", "ol"), ("ulist", "ul")):
            processor: Any = parser.blockprocessors[name]
            processor.SIBLING_TAGS = [tag]
            processor.LAZY_OL = False
        md.inlinePatterns.register(TermPattern(self.current), "term", 178)
        md.inlinePatterns.register(CitationPattern(self.current), "citation", 177)
        self.inline = QuickInline(md)
        md.treeprocessors.register(self.inline, "inline", 20)
        self.attributes = AttributeLists(md)
        self.abbreviate = Abbreviations(md, self.abbreviations.abbrs)  # type: ignore[attr-defined]
        self.place_notes = FootnoteTreeprocessor(self.footnotes)
        self.repeat_notes = FootnotePostTreeprocessor(self.footnotes)
        self.order_notes = md.treeprocessors["footnote-reorder"]
        self.html_blocks = md.preprocessors["html_block"]
        self.raw_html = md.postprocessors["raw_html"]
        self.finish_notes = md.postprocessors["footnote"]

    def _parser(self, md: Markdown) -> CourseParser:
        """The block parser with Python-Markdown's own processors, at their own priorities."""
        stock: Any = md.parser
        parser = CourseParser(md)
        for item in sorted(stock.blockprocessors._priority, key=lambda item: -item.priority):
            parser.blockprocessors.register(type(stock.blockprocessors[item.name])(parser), item.name, item.priority)
        return parser

    def reset(self) -> None:
        """Forget the text before."""
        self.md.reset()
        del self.fences[:]
        self.blocks._reset()

    def parse(self, source: str, parent: Element) -> None:
        """Parse the blocks of a text into `parent`."""
        source = source.replace("\x02", "").replace("\x03", "").replace("\r\n", "\n").replace("\r", "\n")
        source = stripped_of_comments(source.replace("\x00", ""))
        source = source.expandtabs(4) if "\t" in source else source
        lines = [line if line and not line.isspace() else "" for line in source.split("\n")]
        if "```" in source or "~~~" in source:
            lines = take_fences(lines, self.fences)
        if "<" in source and _TAG.search(source):
            lines = self.html_blocks.run(lines)
        self.md.parser.parseChunk(parent, "\n".join(lines).strip("\n"))

    def grow(self, root: Element, source: str) -> None:
        """Read inline markup everywhere under `root`, and add the notes at its end."""
        has_notes = bool(self.footnotes.footnotes)
        if has_notes:
            back = self.current.page.context.words.get("footnote_back", "")
            self.footnotes.setConfig("BACKLINK_TITLE", f"{back} {{}}")
            self.place_notes.run(root)
        self.inline.run(root)
        if has_notes:
            self.order_notes.run(root)
            self.repeat_notes.run(root)
        if "{" in source:
            self.attributes.run(root)
        self.abbreviate.run(root)
        for pre in root.iter("pre"):
            if len(pre) and pre[0].tag == "code" and pre[0].text:
                pre[0].text = AtomicString(pre[0].text.rstrip() + "\n")
