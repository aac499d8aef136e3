"""Inline markup on top of Python-Markdown's: glossary links, citations, and a quick way past plain text."""

from __future__ import annotations

import re
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from builder.markdown.context import CitationInfo, Page
from builder.markdown.lexical import CITATION, CITED, TERM

_TRIGGER = re.compile(r"[\\`*_\[<&\x02]|  \n")
_REFERENCES = frozenset(("reference", "image_reference", "short_reference", "short_image_ref"))

TRIGGERS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "term": ("[[",),
    "citation": ("[@",),
    "footnote": ("[^",),
    "link": ("](",),
    "image_link": ("![",),
    "reference": ("[",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("://",),
    "automail": ("@",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Characters without which a pattern cannot match; a pattern that is not named here is always tried."""


class Plain(AtomicString):
    """Text that no inline pattern can match."""


class QuickInline(InlineProcessor):
    """Python-Markdown's inline processor, which tries a pattern only where its characters stand in the text."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._table: list[tuple[Any, str, str, bool]] = []

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        patterns = self.md.inlinePatterns
        if len(self._table) != len(patterns):
            names = [item.name for item in _sorted_items(patterns)]
            self._table = []
            for name in names:
                triggers = TRIGGERS.get(name, ("",))
                self._table.append((patterns[name], triggers[0], triggers[-1], name in _REFERENCES))
        search = _TRIGGER.search
        for element in tree.iter():
            text = element.text
            if text and type(text) is str and not search(text):
                element.text = Plain(text)
            tail = element.tail
            if tail and type(tail) is str and not search(tail):
                element.tail = Plain(tail)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, index: int = 0) -> str:
        """The base class's loop over the patterns, which skips those that cannot match."""
        if isinstance(data, AtomicString):
            return data
        table = self._table
        references = bool(self.md.references)
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        while index < len(table):
            pattern, trigger, other, reference = table[index]
            if (reference and not references) or (trigger not in data and other not in data):
                index += 1
                start = 0
                continue
            data, matched, start = apply(pattern, data, index, start)
            if not matched:
                index += 1
        return data


def _sorted_items(registry: Any) -> list[Any]:
    """The registry's items, highest priority first, with their names."""
    len(registry)
    registry._sort()
    return list(registry._priority)


class Current:
    """What is being rendered: the page, and the numbers of its sources."""

    def __init__(self) -> None:
        self.page: Page = cast(Page, None)
        self.sources: dict[str, tuple[int, CitationInfo]] = {}


class TermPattern(Pattern):
    """`[[term]]` and `[[term|words]]`: a link to the glossary."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, current: Current) -> None:
        super().__init__(TERM.pattern)
        self.current = current

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        del data
        shown = (m[2] or m[1]).strip()
        info = self.current.page.context.term(" ".join(m[1].split()))
        if info is None:
            element = Element("span", {"class": "term"})
        else:
            element = Element("a", {"class": "term", "href": f"#glossary/{info.id}"})
        element.text = shown
        return element, m.start(), m.end()


class CitationPattern(Pattern):
    """`[@source, p. 12]`: numbers that lead to the lesson's references."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, current: Current) -> None:
        super().__init__(CITATION.pattern)
        self.current = current

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        del data
        element = Element("span", {"class": "cite"})
        last: Element | None = None
        text = "["
        for part in m[1].split(";"):
            match = CITED.fullmatch(part.strip())
            if match is None:
                continue
            locator = " ".join((match[2] or "").split())
            number, info = self.current.sources.get(match[1], (0, None))
            if info is None:
                continue
            if last is not None:
                last.tail = (last.tail or "") + "; "
            else:
                element.text = AtomicString(text)
            word = self.current.page.context.words.get("reference", "")
            attributes = {"class": "cite-link", "href": info.href}
            if info.title:
                attributes["title"] = info.title
            if not info.label and word:
                attributes["aria-label"] = f"{word} {number}"
            last = Element("a", attributes)
            last.text = AtomicString(info.label or str(number))
            if locator:
                last.tail = f", {locator}"
            element.append(last)
        if last is None:
            return "", m.start(), m.end()
        last.tail = AtomicString((last.tail or "") + "]")
        for link in element:
            if link.tail is not None and not isinstance(link.tail, AtomicString):
                link.tail = AtomicString(link.tail)
        return element, m.start(), m.end()
