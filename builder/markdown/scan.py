"""The outline of a Markdown text: one pass over its lines, without rendering it.

Rendering keeps no positions and is silent about mistakes; the scanner has both. It knows fences,
comments, code, lists, quotes, tables and the stack of blocks, as the renderer reads them.
"""

from __future__ import annotations

import re

from builder.markdown import tags
from builder.markdown.allow import BLOCK_TAGS
from builder.markdown.found import Found
from builder.markdown.lexical import (
    BLOCK_END,
    BLOCK_START,
    FENCE,
    code_end,
    comment_shifts,
    fence_end,
    without_comments,
)
from builder.markdown.stack import BlockStack
from builder.markdown.tables import TableReader, looks_like_rule
from builder.model.outline import Footnote, Outline, Sentence

__all__ = ["has_markup", "scan"]

_MARKUP = re.compile(r"[\\`*_\[\]<&{}|#\x00-\x09\x0b-\x1f]|^\s*(?:[>+:~/=-]|\d+\.)|^[ ]{4}|\n\s|  \n|\s\Z|\A\s", re.M)
_REFERENCE = re.compile(
    r"[ ]{0,3}\[([^\[\]^@\n][^\[\]\n]*)\]:[ ]*(\S+)[ ]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\))?[ ]*$"
)
_FOOTNOTE = re.compile(r"\[\^([^\]\n]*)\]:[ ]*")
_ABBREVIATION = re.compile(r"\*\[[^\]\\]+\][ ]?:")
_ITEM = re.compile(r"(?:[*+-]|\d+\.)[ ]+")
_PLAIN_ITEM = re.compile(r"- (?:[A-Za-z\"'(]|[*]{1,2}\w)[^|]*$")
_RULE = re.compile(r"(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})[ ]*$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
_HEADING = re.compile(r"(#{1,6})(.*?)#*$")
_RAW = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])")


def has_markup(source: str) -> bool:
    """Whether a text may hold markup. False means: escaped and put into `<p>`, it is rendered."""
    return _MARKUP.search(source) is not None


def scan(source: str, *, line: int = 1, column: int = 1, exact: bool = True) -> Outline:
    """The outline of a text whose first character stands at `line` and `column`.

    With `exact`, line n of the text stands at line + n of the file, indented alike; without, everything
    is placed at the text's start. Never raises, whatever the text holds.
    """
    if not has_markup(source):
        text = " ".join(source.split())
        prose = (Sentence(text, line, column),) if text else ()
        return Outline(prose=prose, words=len(text.split()))
    return _Scan(source, line, column, exact).outline()


class _Scan(TableReader):
    def __init__(self, source: str, line: int, column: int, exact: bool) -> None:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        written, (source, unclosed) = source, without_comments(source)
        references = {}
        if "]:" in source:
            found = [_REFERENCE.match(line) for line in source.split("\n") if "]:" in line]
            references = {" ".join(m[1].split()).lower(): m[2].strip("<>") for m in found if m}
        super().__init__(source.split("\n"), Found(references), line, column, exact)
        if unclosed >= 0:
            before = source[:unclosed]
            at = self.place(before.count("\n"), unclosed - before.rfind("\n") - 1)
            self.found.flaw("M011", at, "the comment is never closed", "write `-->` where it ends")
        self.shifts = comment_shifts(written, self.lines) if source is not written else {}
        self.stack = BlockStack(self)
        self.list_level = 0
        self.base = 0
        self.blank = True
        self.in_items = False
        self.paragraph: list[str] = []
        self.starts: list[tuple[int, int]] = []

    def outline(self) -> Outline:
        self.reserve_ids()
        lines = self.lines
        row, count = 0, len(lines)
        while row < count:
            raw = lines[row]
            if not raw:
                if self.paragraph:
                    self.flush()
                self.blank, self.in_items = True, False
                row += 1
                continue
            first = raw[0]
            if first.isalpha() and (self.paragraph or (not self.list_level and "|" not in raw)):
                self._add(row, 0, raw)
                row += 1
                continue
            if first == "-" and _PLAIN_ITEM.match(raw) and not self.base and (self.in_items or not self.paragraph):
                self.flush()
                self.in_items, self.list_level = True, 1
                self._add(row, 2, raw[2:])
                row += 1
                continue
            row = self._line(row, raw)
        self.flush()
        tags.unclosed_tags(self.found)
        self.stack.finish()
        found = self.found
        return Outline(
            blocks=self.stack.blocks(),
            headings=tuple(self.headings),
            images=tuple(found.images),
            links=tuple(found.links),
            terms=tuple(found.terms),
            citations=tuple(found.citations),
            tags=tuple(found.tags),
            attributes=tuple(found.attributes),
            tables=tuple(self.tables),
            footnotes=tuple(found.footnotes),
            flaws=tuple(sorted(found.flaws, key=lambda flaw: (flaw.line, flaw.column))),
            prose=tuple(self.prose),
            words=self.words,
            markup=True,
        )

    def _line(self, row: int, raw: str) -> int:
        """Read one line that may be more than a paragraph's; return the next row to read."""
        text = raw.lstrip()
        if not text:
            self.flush()
            self.blank, self.in_items = True, False
            return row + 1
        col = indent = len(raw) - len(text)
        if "\t" in raw:
            spread = raw.expandtabs(4)
            text = spread.lstrip()
            indent = len(spread) - len(text)
        if self.base or self.shifts:
            indent = max(0, indent - self.base - self.shifts.get(row, 0))
        blank, self.blank = self.blank, False
        first = text[0]
        if first in "`~" and (match := FENCE.match(raw)):
            return self._fence(row, col, match[1])
        if self.list_level and blank and indent < 4 and not _ITEM.match(text):
            self.list_level = 0
        if not self.paragraph and blank and indent >= 4 * (self.list_level + 1):
            return self._code(row, indent)
        if first == "/" and text.startswith("///") and indent < 4 * (self.list_level + 1):
            return self._slashes(row, col, indent, text.rstrip())
        return self._content(row, col, indent, text, blank)

    def _content(self, row: int, col: int, indent: int, text: str, blank: bool) -> int:
        quoted = 0
        while True:
            first = text[0]
            if first == ">":
                if not quoted and self.paragraph and not self.lines[row - 1].lstrip().startswith(">"):
                    self.flush()
                quoted += 1
                rest = text[1:].lstrip(" ")
                col += len(text) - len(rest)
                text = rest
                if not text:
                    self.flush()
                    return row + 1
                continue
            if first == "#":
                if indent % 4 == 0 or col != self._lead(row):
                    return self._heading(row, col, text)
                self.found.flaw(
                    "M042", self.place(row, col), "a heading stands at the start of its line",
                    "remove the spaces before it",
                )  # fmt: skip
            if first == "/" and text.startswith("///"):
                self.found.flaw(
                    "M008", self.place(row, col), "a block stands at the start of a line, or in a list item",
                    "take it out of the quote, or indent it by four spaces a list level",
                )  # fmt: skip
            if first == "<" and indent < 4 and not quoted:
                tag = _RAW.match(text)
                if tag and tag[2].lower() in BLOCK_TAGS:
                    return self._raw(row, col)
            if first in "-_*" and _RULE.match(text) and not (len(self.paragraph) == 1 and _UNDERLINE.match(text)):
                self.flush()
                return row + 1
            if first in "=-" and self.paragraph and _UNDERLINE.match(text):
                return self._underlined(row, col, text)
            if first in "*+-" or first.isdigit():
                if match := _ITEM.match(text):
                    if self._item(row, col, indent, blank, quoted):
                        col += match.end()
                        text = text[match.end() :]
                        if not text:
                            return row + 1
                        continue
                elif first == "*" and _ABBREVIATION.match(text):
                    self.flush()
                    return row + 1
            if first == "[":
                if match := _FOOTNOTE.match(text):
                    self.flush()
                    self.found.footnotes.append(Footnote(match[1], True, *self.place(row, col)))
                    self.list_level = 1
                    col += match.end()
                    text = text[match.end() :]
                    if not text:
                        return row + 1
                    continue
                if _REFERENCE.match(text):
                    self.flush()
                    return row + 1
            if first == ":" and text[1:2] == " " and (self.paragraph or not blank or self.prose):
                self.flush()
                rest = text[1:].lstrip(" ")
                self.list_level = max(self.list_level, 1)
                if rest:
                    self._add(row, col + len(text) - len(rest), rest)
                return row + 1
            if "|" in text and not self.paragraph and self.starts_table(row, text, quoted):
                self.stack.stray(row, col)
                self.blank = True
                return self.table(row, col, quoted)
            if first in "|:-" and self.paragraph and looks_like_rule(text):
                hint = "leave an empty line before its header, and give each column its `---`"
                self.found.flaw("M031", self.place(row, col), "this table is not read as one", hint)
            self._add(row, col, text)
            return row + 1

    def _lead(self, row: int) -> int:
        """The column of the first character of a line."""
        return len(self.lines[row]) - len(self.lines[row].lstrip(" \t"))

    def _add(self, row: int, col: int, text: str) -> None:
        self.blank = False
        self.paragraph.append(text)
        self.starts.append((row, col))

    def flush(self) -> None:
        """End the paragraph: read its inline markup, count its words."""
        if not self.paragraph:
            return
        text = "\n".join(self.paragraph)
        starts = self.starts
        self.stack.stray(*starts[0])
        self.paragraph, self.starts = [], []
        self.read(text, starts)
        if self.found.open_tags:
            tags.unclosed_tags(self.found)

    def _item(self, row: int, col: int, indent: int, blank: bool, quoted: int) -> bool:
        """Whether a list marker begins an item here; one that does ends the paragraph before it."""
        if self.paragraph and not self.in_items:
            self.found.flaw(
                "M040", self.place(row, col), "this list continues the paragraph above it",
                "leave an empty line before it",
            )  # fmt: skip
            return False
        if self.list_level and 0 < indent % 4 < 4 and indent < 4 * self.list_level and not quoted and not blank:
            self.found.flaw(
                "M041", self.place(row, col), f"this item is indented by {indent} spaces",
                f"indent it by {4 * self.list_level} spaces to put it inside the item above, or not at all",
            )  # fmt: skip
        self.flush()
        self.in_items = True
        self.list_level = min(indent // 4, self.list_level) + 1
        return True

    def _heading(self, row: int, col: int, text: str) -> int:
        self.flush()
        self.stack.stray(row, col)
        match = _HEADING.match(text.rstrip())
        if match is None:
            return row + 1
        level, shown = len(match[1]), match[2]
        if shown and shown[0] not in " \t":
            self.found.flaw(
                "M042", self.place(row, col), "the heading has no space behind its number signs",
                f"write `{match[1]} {shown.strip()}`, or `\\#` for the sign itself",
            )  # fmt: skip
        lead = len(match[1]) + len(shown) - len(shown.lstrip())
        self.note_heading(level, shown.strip(), row, col, lead)
        self.list_level = 0
        self.blank = True
        return row + 1

    def _underlined(self, row: int, col: int, text: str) -> int:
        if len(self.paragraph) != 1:
            self._add(row, col, text)
            return row + 1
        source, (above, at) = self.paragraph[0], self.starts[0]
        self.paragraph, self.starts = [], []
        level = 1 if text[0] == "=" else 2
        self.found.flaw(
            "M043", self.place(row, col), "the line makes a heading of the text above it",
            f"write `{'#' * level} {source.strip()}`, or leave an empty line above a rule",
        )  # fmt: skip
        self.note_heading(level, source.strip(), above, at, len(source) - len(source.lstrip()))
        self.list_level = 0
        self.blank = True
        return row + 1

    def _fence(self, row: int, col: int, fence: str) -> int:
        self.flush()
        self.stack.stray(row, col)
        end = fence_end(self.lines, row + 1, fence)
        if end >= 0:
            return end + 1
        hint = f"write {fence} where it ends"
        self.found.flaw("M010", self.place(row, col), "the fenced code is never closed", hint)
        return len(self.lines)

    def _code(self, row: int, indent: int) -> int:
        """Indented code: to the next line that is indented less."""
        least = indent - indent % 4
        self.stack.stray(row, indent)
        self.blank = True
        return code_end(self.lines, row, least)

    def _slashes(self, row: int, col: int, indent: int, text: str) -> int:
        if match := BLOCK_START.match(text):
            self.flush()
            return self.stack.open(row, col, indent, match, self.list_level)
        if match := BLOCK_END.match(text):
            self.flush()
            self.list_level = self.stack.close(row, col, match[1], self.list_level)
            self.blank = True
            return row + 1
        self.found.flaw(
            "M001", self.place(row, col), "this line of slashes is no block",
            "blocks begin with `/// name` or `/// name | argument` and end with `///`",
        )  # fmt: skip
        self._add(row, col, text)
        return row + 1

    def _raw(self, row: int, col: int) -> int:
        """Raw HTML: to the tag that closes it. Nothing in it is Markdown."""
        self.flush()
        self.stack.stray(row, col)
        lines = [self.lines[row][col:], *self.lines[row + 1 :]]
        offsets = tags.line_offsets(lines)

        def column_of(index: int, offset: int) -> int:
            return offset - offsets[index] + (col if index == 0 else 0)

        def locate(offset: int) -> tuple[int, int]:
            index = tags.line_at(offsets, offset)
            return self.place(row + index, column_of(index, offset))

        end, text = tags.raw_end("\n".join(lines), locate, self.found)
        if text:
            self.prose.append(Sentence(text, *self.place(row, col)))
            self.words += len(text.split())
        tags.unclosed_tags(self.found)
        index = tags.line_at(offsets, end)
        rest = lines[index][end - offsets[index] :]
        self.blank = True
        if rest.strip():
            self._add(row + index, column_of(index, end) + len(rest) - len(rest.lstrip()), rest.strip())
        return row + index + 1
