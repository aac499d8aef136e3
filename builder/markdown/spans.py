"""Inline markup, found without being rendered: links, images, terms, citations, tags, code."""

from __future__ import annotations

import re

from builder.markdown import allow, tags
from builder.markdown.found import Found, Locate
from builder.markdown.lexical import (
    ATTRIBUTES,
    CITATION,
    CITED,
    FOOTNOTE,
    TERM,
    parse_attributes,
)
from builder.model.outline import AttributeList, Citation, Footnote, Image, Link, Term

TRIGGER = re.compile(r"[\\`*_\[<{]")
_TOKEN = re.compile(r"\\.|`+|!?\[|<|\{", re.DOTALL)
_ESCAPED = frozenset("\\`*_{}[]()>#+-.!/|")
_UNDERSCORES = re.compile(r"(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_])")
_STARS = re.compile(r"\*+(?=\S)|(?<=\S)\*+")
_TARGET = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|((?:[^\s()<\"']|\([^\s()]*\)|(?<=\S)[\"'](?=[^\s)]))*))(?:\s+(\"[^\"]*\"|'[^']*'))?\s*\)"
)
_REFERENCE = re.compile(r"[ \n]?\[([^\[\]]*)\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*)>")
_MAIL = re.compile(r"<(?:mailto:)?([^<> !]+@[^@<> ]+)>")
_LIST = re.compile(ATTRIBUTES)


def read(text: str, locate: Locate, found: Found, *, end_list: bool = True) -> str:
    """Note everything in a paragraph's text and return its words, markup removed.

    `locate` gives line and column of an offset. `end_list`: an attribute list at the very end belongs
    to the whole (a heading, a cell, the last line of a paragraph).
    """
    return _Reader(text, locate, found, end_list).read(0, len(text), False)


class _Reader:
    __slots__ = ("end_list", "found", "locate", "text")

    def __init__(self, text: str, locate: Locate, found: Found, end_list: bool) -> None:
        self.text = text
        self.locate = locate
        self.found = found
        self.end_list = end_list

    def read(self, pos: int, end: int, in_link: bool) -> str:
        text, out = self.text, []
        start = pos
        element = -1
        """Where an inline element ended last: an attribute list may follow there."""
        while match := _TOKEN.search(text, pos, end):
            at = match.start()
            token = match[0]
            if at > start:
                plain = text[start:at]
                out.append(_unmarked(plain))
                if plain[-1] in "*_":
                    element = at
            first = token[0]
            if first == "\\":
                out.append(token[1:] if token[1:] in _ESCAPED else token)
                start = pos = match.end()
                continue
            if first == "`":
                shown, pos = self._code(at, len(token), end)
                element = pos if pos > at + len(token) else element
            elif first == "<":
                shown, pos = self._angle(at, end, in_link)
                element = pos
            elif first == "{":
                shown, pos = self._list(at, end, element)
            elif token == "![":
                shown, pos = self._image(at, end)
                element = pos
            else:
                shown, pos = self._bracket(at, end, in_link)
                element = pos
            out.append(shown)
            start = pos
        if start < end:
            plain = text[start:end]
            out.append(_unmarked(plain))
        return "".join(out)

    def _code(self, at: int, size: int, end: int) -> tuple[str, int]:
        inside = at + size
        pos = inside
        while (close := self.text.find("`", pos, end)) >= 0:
            after = close
            while after < end and self.text[after] == "`":
                after += 1
            if after - close == size:
                return self.text[inside:close].strip(), after
            pos = after
        return self.text[at:inside], inside

    def _list(self, at: int, end: int, element: int) -> tuple[str, int]:
        match = _LIST.match(self.text, at, end)
        if match is None:
            return "{", at + 1
        own_line = self.text[:at].rpartition("\n")[2].strip() == "" and "\n" in self.text[:at]
        closes = not self.text[match.end() : end].strip() and end == len(self.text)
        if at == element or (self.end_list and closes and (own_line or self._ends_line(at))):
            place = self.locate(at)
            pairs = parse_attributes(match[1])
            self.found.attributes.append(AttributeList(pairs, *place))
            for name, _ in pairs:
                if name.lower() not in allow.LIST_ATTRIBUTES and not _elsewhere(name.lower()):
                    self.found.flaw(
                        "M022", place, f"an attribute list cannot hold `{name}`",
                        "it takes #id, .class, lang=…, dir=… and title=…",
                    )  # fmt: skip
            return "", match.end()
        if match[0][1] == ":":
            self.found.flaw(
                "M023", self.locate(at), "the attribute list belongs to nothing",
                "write it directly behind what it is for, or in the last line of a paragraph",
            )  # fmt: skip
        return "{", at + 1

    def _ends_line(self, at: int) -> bool:
        """In a heading or cell the list follows the text after a space."""
        return "\n" not in self.text and at > 0 and self.text[at - 1] == " "

    def _closing(self, at: int, end: int) -> int:
        """The offset of the `]` that closes the bracket at `at`, or -1."""
        depth = 0
        pos = at
        text = self.text
        while pos < end:
            char = text[pos]
            if char == "\\":
                pos += 1
            elif char == "`":
                size = 1
                while pos + size < end and text[pos + size] == "`":
                    size += 1
                pos = self._code(pos, size, end)[1] - 1
            elif char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
                if depth == 0:
                    return pos
            pos += 1
        return -1

    def _image(self, at: int, end: int) -> tuple[str, int]:
        close = self._closing(at + 1, end)
        if close < 0:
            return "![", at + 2
        alt = _words(self.text[at + 2 : close])
        target, title, after = self._target(close + 1, end, at)
        if target is None:
            return "![", at + 2
        line, column = self.locate(at)
        self.found.images.append(Image(target, alt, title, line, column))
        return "", after

    def _bracket(self, at: int, end: int, in_link: bool) -> tuple[str, int]:
        text, found = self.text, self.found
        following = text[at + 1 : at + 2]
        if following == "[":
            if match := TERM.match(text, at, end):
                place = self.locate(at)
                term = " ".join(match[1].split())
                shown = " ".join((match[2] or match[1]).split())
                found.terms.append(Term(term, shown, *place))
                self._nested(in_link, place, "a term")
                return shown, match.end()
            if text.find("](", at, end) < 0:
                found.flaw("M016", self.locate(at), "the glossary link is not closed", "write [[term]]")
                return "[[", at + 2
        elif following == "@":
            if match := CITATION.match(text, at, end):
                self._cite(match[1], at, in_link)
                return "", match.end()
            found.flaw("M015", self.locate(at), "the citation is not closed", "write [@source]")
            return "[", at + 1
        elif following == "^":
            if match := FOOTNOTE.match(text, at, end):
                place = self.locate(at)
                found.footnotes.append(Footnote(match[1], False, *place))
                self._nested(in_link, place, "a footnote")
                return "", match.end()
            return "[", at + 1
        close = self._closing(at, end)
        if close < 0:
            return "[", at + 1
        target, _, after = self._target(close + 1, end, at)
        if target is None:
            return "[", at + 1
        place = self.locate(at)
        slot = len(found.links)
        found.links.append(Link(target, "", *place))
        self._nested(in_link, place, "a link")
        shown = self.read(at + 1, close, True)
        found.links[slot] = Link(target, " ".join(shown.split()), *place)
        return shown, after

    def _target(self, pos: int, end: int, at: int) -> tuple[str | None, str, int]:
        """Target, title and end of what follows a closing bracket; no target: it is text."""
        text, found = self.text, self.found
        if text[pos : pos + 1] == "(" and pos < end:
            if match := _TARGET.match(text, pos, end):
                target = match[1] if match[1] is not None else match[2]
                return target.strip(), (match[3] or "")[1:-1], match.end()
            found.flaw(
                "M012", self.locate(at), "the target behind the brackets cannot be read",
                "write a target with spaces or brackets as [text](<the target>)",
            )  # fmt: skip
            return None, "", pos
        label = text[at + (2 if text[at] == "!" else 1) : pos - 1]
        match = _REFERENCE.match(text, pos, end)
        if match and not match[1].startswith(("@", "^")) and text[match.end() : match.end() + 1] not in ("(", "]"):
            wanted = " ".join((match[1] or label).split()).lower()
            if wanted in found.references:
                return found.references[wanted], "", match.end()
            if text[pos] == "[":
                found.flaw(
                    "M013", self.locate(at), f"there is no definition of `[{match[1] or label}]`",
                    f"write the target behind it in round brackets, or add a line `[{match[1] or label}]: target`",
                )  # fmt: skip
                return None, "", pos
        wanted = " ".join(label.split()).lower()
        if wanted in found.references:
            return found.references[wanted], "", pos
        return None, "", pos

    def _cite(self, inside: str, at: int, in_link: bool) -> None:
        place = self.locate(at)
        self._nested(in_link, place, "a citation")
        for part in inside.split(";"):
            match = CITED.fullmatch(part.strip())
            if match is None or "@" in (match[2] or ""):
                self.found.flaw(
                    "M015", place, f"the citation `{part.strip()}` cannot be read",
                    "write [@source], [@source, p. 12] or [@one; @two]",
                )  # fmt: skip
            else:
                self.found.citations.append(Citation(match[1], " ".join((match[2] or "").split()), *place))

    def _nested(self, in_link: bool, place: tuple[int, int], what: str) -> None:
        if in_link:
            self.found.flaw("M014", place, f"{what} stands inside a link", "put it behind the link")

    def _angle(self, at: int, end: int, in_link: bool) -> tuple[str, int]:
        text, found = self.text, self.found
        if match := _AUTOLINK.match(text, at, end):
            place = self.locate(at)
            found.links.append(Link(match[1], match[1], *place))
            self._nested(in_link, place, "a link")
            return match[1], match.end()
        if match := _MAIL.match(text, at, end):
            place = self.locate(at)
            found.links.append(Link(f"mailto:{match[1]}", match[1], *place))
            self._nested(in_link, place, "a link")
            return match[1], match.end()
        if match := tags.TAG.match(text, at, end):
            tags.note_tag(match, self.locate(at), found)
            return "", match.end()
        if tags.TAG_BEGUN.match(text, at, end):
            hint = "write `&lt;` for the sign itself"
            found.flaw("M024", self.locate(at), "`<` begins a tag that does not end", hint)
        return "<", at + 1


def _words(text: str) -> str:
    """Alternative text without escapes, code marks and emphasis."""
    if not TRIGGER.search(text):
        return " ".join(text.split())
    plain = re.sub(r"\\([\\`*_{}\[\]()>#+.!/|-])", r"\1", text.replace("`", ""))
    return " ".join(_unmarked(plain).split())


def _unmarked(text: str) -> str:
    """Text without the marks of emphasis."""
    if "*" in text:
        text = _STARS.sub("", text) if " * " in text else text.replace("*", "")
    return _UNDERSCORES.sub("", text) if "_" in text else text


def _elsewhere(name: str) -> bool:
    return name in allow.OTHER_ATTRIBUTES or name.startswith("on")
