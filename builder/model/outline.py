"""The outline of a Markdown text: what `markdown/scan.py` finds, with line and column of each.

Rules read outlines; they never parse Markdown themselves. Positions are those of the file.
`words` counts the words that a learner reads before the thing, from the start of the text.
"""

from __future__ import annotations

from msgspec import Struct


class Block(Struct, frozen=True):
    """A `/// name | argument` block. `end` is the line of its closing `///` (0: never closed)."""

    name: str
    argument: str
    line: int
    column: int
    end: int
    depth: int
    words: int
    options: tuple[tuple[str, str], ...] = ()
    """The `key: value` lines of the block's option head, as written."""
    id: str = ""
    """The block's stable id: its `id` option, else its name and ordinal (`note-2`)."""
    body: str = ""
    """The source between head and closing line, dedented to the block."""


class Heading(Struct, frozen=True):
    level: int
    text: str
    anchor: str
    line: int
    column: int
    words: int


class Image(Struct, frozen=True):
    """`![alt](target "title")`, or a `figure` block's image. `decorative`: alt text is `""` on purpose."""

    target: str
    alt: str
    title: str
    line: int
    column: int
    block: str = ""
    """The name of the block whose argument it is (`figure`, `video` …), else empty."""


class Link(Struct, frozen=True):
    """`[text](target)`, `<target>` or a download, a track, a poster named in a block."""

    target: str
    text: str
    line: int
    column: int
    block: str = ""


class Term(Struct, frozen=True):
    """`[[term]]` or `[[term|words shown]]`."""

    term: str
    shown: str
    line: int
    column: int


class Citation(Struct, frozen=True):
    """`[@source]` or `[@source, p. 12]`: one entry for each source named."""

    source: str
    locator: str
    line: int
    column: int


class RawTag(Struct, frozen=True):
    """An HTML tag written in the Markdown. `attributes` are (name, value) pairs, as written."""

    name: str
    closing: bool
    attributes: tuple[tuple[str, str], ...]
    line: int
    column: int


class AttributeList(Struct, frozen=True):
    """`{: #id .class key=value }` behind a heading, block or inline element."""

    attributes: tuple[tuple[str, str], ...]
    line: int
    column: int


class Table(Struct, frozen=True):
    """A pipe table: its header cells (all empty: no header), and the number of body rows."""

    header: tuple[str, ...]
    rows: int
    line: int
    column: int


class Footnote(Struct, frozen=True):
    """`[^label]` (a reference) or `[^label]:` (a definition)."""

    label: str
    definition: bool
    line: int
    column: int


class Flaw(Struct, frozen=True):
    """A structural mistake that only the scanner can see, as a code of the M family."""

    code: str
    message: str
    hint: str
    line: int
    column: int


class Sentence(Struct, frozen=True):
    """A paragraph, list item or table cell as the learner reads it, markup removed."""

    text: str
    line: int
    column: int


class Outline(Struct, frozen=True):
    """Everything found in one text, in source order; `markup` is False for a text without any."""

    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    terms: tuple[Term, ...] = ()
    citations: tuple[Citation, ...] = ()
    tags: tuple[RawTag, ...] = ()
    attributes: tuple[AttributeList, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    prose: tuple[Sentence, ...] = ()
    words: int = 0
    markup: bool = False


EMPTY = Outline()
