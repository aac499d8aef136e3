"""The element tree as HTML: pictures, links and headings get what the course knows, blocks their templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markupsafe import Markup

from builder.markdown import blocks as registry
from builder.markdown.blockparse import BLOCK, TITLE, BlockElement
from builder.markdown.context import Page
from builder.markdown.typography import bound
from builder.model.outline import Heading

_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9A-Za-z]+);)")
_ESCAPE = re.compile(r"\x02(\d+)\x03")
_VOID = frozenset(("br", "hr", "img", "wbr", "col"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_AS_TYPED = frozenset(("code", "pre", "kbd", "samp"))
_OWN_LINKS = frozenset(("term", "cite-link", "footnote-ref", "footnote-backref"))


def unescaped(text: str) -> str:
    """Text in which Python-Markdown's marks for escaped characters are those characters again."""
    return _ESCAPE.sub(lambda match: chr(int(match[1])), text) if "\x02" in text else text


class Serializer:
    """Writes one text. `headings` are the outline's, in order: their anchors go to the headings met."""

    def __init__(self, page: Page, headings: tuple[Heading, ...]) -> None:
        self.page = page
        self.headings: Iterator[Heading] = iter(headings)
        self.level = 1
        self.tables = 0

    def inner(self, element: Element) -> str:
        """The HTML of what is in the element."""
        out: list[str] = []
        if element.text:
            out.append(_text(element.text))
        for child in element:
            self.write(child, out)
        return "".join(out)

    def write(self, element: Element, out: list[str]) -> None:
        """Append the HTML of the element and its tail."""
        tag = element.tag
        if tag == BLOCK:
            out.append(self._block(element))
        elif tag == "img":
            out.append(self._image(element))
        else:
            if tag == "a":
                self._link(element)
            elif tag in _HEADINGS:
                self._heading(element, _HEADINGS[tag])
            elif tag == "div" and element.get("class") == "table-scroll":
                self._table(element)
            out.append(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
            if tag not in _VOID:
                if element.text:
                    out.append(_escaped(element.text) if tag in _AS_TYPED else _text(element.text))
                for child in element:
                    self.write(child, out)
                out.append(f"</{tag}>")
        if element.tail:
            out.append(_text(element.tail))

    def _heading(self, element: Element, level: int) -> None:
        self.level = level
        heading = next(self.headings, None)
        if heading is not None and not element.get("id"):
            element.set("id", heading.anchor)

    def _link(self, element: Element) -> None:
        href = element.get("href")
        if href and element.get("class") not in _OWN_LINKS:
            element.set("href", self.page.context.link(self.page.path, unescaped(href)))

    def _table(self, element: Element) -> None:
        self.tables += 1
        name = f"{self.page.context.words.get('table', '')} {self.tables}".strip()
        header = [" ".join("".join(cell.itertext()).split()) for cell in element.iter("th")]
        shown = ", ".join(cell for cell in header if cell)
        element.set("aria-label", unescaped(f"{name}: {shown}" if shown else name))

    def _image(self, element: Element) -> str:
        alt = unescaped(element.get("alt", ""))
        attributes = self.page.image_attributes(unescaped(element.get("src", "")), alt)
        if attributes is None:
            return f'<span class="missing">{_text(alt)}</span>'
        for name, value in element.attrib.items():
            if name not in ("src", "alt"):
                attributes[name] = value
        return "<img" + "".join(f' {name}="{_value(value)}"' for name, value in attributes.items()) + ">"

    def _block(self, element: Element) -> str:
        assert isinstance(element, BlockElement)
        head = element.head
        outer = self.level
        title = ""
        children = list(element)
        if children and children[0].tag == TITLE:
            title = self.inner(children[0])
            del children[0]
        self.level = min(6, outer + 1) if title else outer
        level = self.level
        out: list[str] = [_text(element.text)] if element.text else []
        for child in children:
            self.write(child, out)
        self.level = outer
        variables: dict[str, Any] = {
            "name": head.spec.name,
            "id": head.id,
            "lang": head.options.get("lang", ""),
            "title": Markup(title),
            "content": Markup("".join(out)),
            "level": level,
            "argument": head.argument,
            "options": head.options,
            "children": {child.head.spec.name for child in children if isinstance(child, BlockElement)},
            "words": self.page.context.words,
        }
        view = getattr(registry.modules()[head.spec.name], "view", None)
        if view is not None:
            variables |= {
                key: Markup(value) if isinstance(value, str) else value for key, value in view(head, self.page).items()
            }
        return self.page.context.block(head.spec.template, variables)


def _attributes(element: Element) -> str:
    return "".join(f' {name}="{_value(value)}"' for name, value in element.attrib.items() if value is not None)


def _text(text: str) -> str:
    return _escaped(bound(text))


def _escaped(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _value(text: str) -> str:
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text
