"""Reading the words of a text: paragraphs, headings and cells, with the place of each in the file."""

from __future__ import annotations

import re

from builder.markdown import spans
from builder.markdown.found import Found
from builder.markdown.lexical import slug, unique
from builder.markdown.tags import line_at, line_offsets
from builder.model.outline import Heading, Sentence

_HEADING_LIST = re.compile(r"[ ]+\{(?::[ ]*|(?=[#.]\w))([^}\n]*)\}[ ]*$")
_LISTED_ID = re.compile(r"\{[^}\n]*?#([^\s=}#.]+)[^}\n]*\}")
_OPTION_ID = re.compile(r"[ ]+id:[ ]+([\w-]+)[ ]*$")
_OWN_ID = re.compile(r"#([^\s=}#.]+)")


class Reader:
    """The lines of one text, and the prose and headings read from them so far."""

    def __init__(self, lines: list[str], found: Found, line: int, column: int, exact: bool) -> None:
        self.lines = lines
        self.found = found
        self.first, self.column, self.exact = line, column, exact
        self.headings: list[Heading] = []
        self.prose: list[Sentence] = []
        self.anchors: set[str] = set()
        self.words = 0

    def place(self, row: int, col: int) -> tuple[int, int]:
        """Line and column in the file of an offset in a line of the text."""
        return (self.first + row, self.column + col) if self.exact else (self.first, self.column)

    def reserve_ids(self) -> None:
        """Ids that the author gave are taken before any anchor is made."""
        for raw in self.lines:
            if "{" in raw:
                self.anchors.update(_LISTED_ID.findall(raw))
            elif raw.startswith("    ") and (match := _OPTION_ID.match(raw)):
                self.anchors.add(match[1])

    def read(self, text: str, starts: list[tuple[int, int]]) -> str:
        """Note the inline markup of lines that begin at `starts`, and count them as prose."""
        plain = text
        if spans.TRIGGER.search(text):
            offsets = line_offsets(text.split("\n")) if len(starts) > 1 else [0, len(text) + 1]

            def locate(offset: int) -> tuple[int, int]:
                index = line_at(offsets, offset)
                row, col = starts[index]
                return self.place(row, col + offset - offsets[index])

            plain = spans.read(text, locate, self.found)
        words = plain.split()
        if words:
            shown = " ".join(words)
            self.prose.append(Sentence(shown, *self.place(*starts[0])))
            self.words += len(words)
            return shown
        return ""

    def note_heading(self, level: int, source: str, row: int, col: int, lead: int) -> None:
        """Note a heading whose words begin `lead` characters behind its column."""
        words = self.words
        own = _HEADING_LIST.search(source)
        shown = self.read(source, [(row, col + lead)]) if source else ""
        id = _OWN_ID.search(own[1]) if own else None
        anchor = id[1] if id else unique(slug(shown), self.anchors)
        self.headings.append(Heading(level, shown, anchor, *self.place(row, col), words))
