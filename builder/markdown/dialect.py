"""Markdown to HTML.

Rendering diagnoses nothing: what is wrong with a text stands in its outline. Everything that leaves
here has gone through the allow-list (`allow.clean`), but for texts without any markup, which are
escaped and nothing else.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from xml.etree.ElementTree import Element

from builder.markdown.allow import clean
from builder.markdown.context import Context, Page
from builder.markdown.engine import Engine
from builder.markdown.scan import has_markup, scan
from builder.markdown.serialize import Serializer, unescaped
from builder.markdown.typography import bound
from builder.markdown.withdrawn import shown
from builder.model.base import Text
from builder.model.outline import Outline

_ALONE = re.compile(r"[^\[]*\]:")
_SPLIT = "\x02split\x03"


def render(text: Text, context: Context) -> str:
    """The HTML of a text: a lesson's body, an opening page.

    Headings and blocks carry the ids of the text's outline. Footnotes end the text; the list of sources
    that its citations lead to is the caller's.
    """
    if not has_markup(text.source):
        return plain(text.source)
    return _convert([text], context)[0]


def render_many(texts: Sequence[Text], context: Context) -> list[str]:
    """The HTML of many short texts, such as those of a quiz file, in their order.

    All are converted together; texts without markup skip Markdown altogether.
    """
    found: list[str] = [""] * len(texts)
    together: list[int] = []
    for index, text in enumerate(texts):
        if not has_markup(text.source):
            found[index] = plain(text.source)
        elif "]:" in text.source:
            found[index] = _convert([text], context)[0]  # its notes and definitions are its own
        else:
            together.append(index)
    for index, rendered in zip(together, _convert([texts[i] for i in together], context), strict=True):
        found[index] = rendered
    return found


def unwrapped(rendered: str) -> str:
    """The HTML without `<p>` around it, where it is one paragraph: for options, labels and cells."""
    if rendered.startswith("<p>") and rendered.endswith("</p>") and rendered.count("<p") == 1:
        return rendered[3:-4]
    return rendered


def plain(source: str) -> str:
    """The HTML of a text that has no markup: one paragraph, or nothing."""
    source = source.strip()
    return f"<p>{html.escape(bound(source), quote=False)}</p>" if source else ""


@cache
def _engine() -> Engine:
    return Engine()


def _outline(text: Text) -> Outline:
    return text.outline if text.outline.markup else scan(text.source, line=text.line, column=text.column)


def _convert(texts: Sequence[Text], context: Context) -> list[str]:
    """Parse each text, read the inline markup of all, write each."""
    if not texts:
        return []
    engine = _engine()
    engine.reset()
    root = Element("div")
    pages: list[Page] = []
    outlines = [_outline(text) for text in texts]
    for text, outline in zip(texts, outlines, strict=True):
        page = Page(context, text.path)
        pages.append(page)
        engine.blocks.expect(outline.blocks)
        part = Element("div")
        engine.parse(text.source, part)
        root.append(part)
    if len(texts) == 1:
        _number_sources(engine, pages[0], outlines[0])
        engine.current.page = pages[0]
        engine.grow(root[0], texts[0].source)
    else:
        for part, page, outline, text in zip(root, pages, outlines, texts, strict=True):
            _number_sources(engine, page, outline)
            engine.current.page = page
            engine.grow(part, text.source)
    written = []
    for part, page, outline in zip(root, pages, outlines, strict=True):
        serializer = Serializer(page, shown(outline, outline.headings))
        for child in part:
            if not child.tail:
                child.tail = "\n"
        written.append(serializer.inner(part).strip())
    whole = unescaped(_SPLIT.join(written)) if len(written) > 1 else unescaped(written[0])
    if engine.md.htmlStash.html_counter:
        whole = engine.raw_html.run(whole)
    if "\x02zz" in whole:
        whole = engine.finish_notes.run(whole)
    if "\x02amp\x03" in whole:
        whole = whole.replace("\x02amp\x03", "&")
    cleaned = [clean(one).strip() for one in whole.split(_SPLIT)]
    return [page.drawn(one) for page, one in zip(pages, cleaned, strict=True)]


def _number_sources(engine: Engine, page: Page, outline: Outline) -> None:
    """Give the text's sources their numbers: by first citation, as the list at its end has them."""
    engine.current.sources = {}
    for source in dict.fromkeys(citation.source for citation in shown(outline, outline.citations)):
        info = page.context.citation(page.path, source)
        if info is not None:
            engine.current.sources[source] = (len(engine.current.sources) + 1, info)
