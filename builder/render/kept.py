"""Rendered texts that the cache keeps: those whose HTML depends on their source and on the course alone.

A text that shows a picture, offers a file or links a page of the module depends on more, and puts
files into the package as it is rendered; it is rendered every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from builder.markdown.context import Context
from builder.markdown.dialect import render, render_many
from builder.model.base import Text
from builder.render.media import Cache

_FREE = ("http://", "https://", "mailto:", "#")


class Kept:
    """Renders texts, asking the cache first. `scope` names everything else that the HTML depends on:

    the course's own files, the builder, its templates and libraries. Without one nothing is kept.
    """

    def __init__(self, cache: Cache | None, scope: str, context: Context) -> None:
        self._cache = cache if scope else None
        self._scope = scope
        self._context = context

    def page(self, text: Text) -> str:
        """The HTML of a lesson's body or an opening page."""
        return self._recalled([text]) or self._remembered([text], [render(text, self._context)])

    def together(self, groups: Sequence[Sequence[Text]]) -> list[str]:
        """The HTML of groups of short texts, one after the other; those not kept are converted in one call."""
        known = [self._recalled_all(group) for group in groups]
        missing = [text for group, html in zip(groups, known, strict=True) if html is None for text in group]
        made = iter(render_many(missing, self._context))
        found: list[str] = []
        for group, html in zip(groups, known, strict=True):
            if html is None:
                html = [next(made) for _ in group]
                self._remembered(group, html)
            found += html
        return found

    def _recalled(self, texts: Sequence[Text]) -> str | None:
        html = self._recalled_all(texts)
        return html[0] if html else None

    def _recalled_all(self, texts: Sequence[Text]) -> list[str] | None:
        data = self._cache.get(self._key(texts)) if self._cache and self._pure(texts) else None
        if data is None:
            return None
        try:
            found = msgspec.msgpack.decode(data, type=list[str])
        except msgspec.MsgspecError:
            return None
        return found if len(found) == len(texts) else None

    def _remembered(self, texts: Sequence[Text], html: list[str]) -> str:
        if self._cache and html and self._pure(texts):
            self._cache.put(self._key(texts), msgspec.msgpack.encode(html))
        return html[0] if html else ""

    def _pure(self, texts: Sequence[Text]) -> bool:
        return bool(texts) and not any(
            text.outline.images or any(not link.target.startswith(_FREE) for link in text.outline.links)
            for text in texts
        )

    def _key(self, texts: Sequence[Text]) -> str:
        digest = hashlib.sha256(self._scope.encode())
        for text in texts:
            digest.update(f"\0{text.path}\0{text.source}".encode())
        return f"html {digest.hexdigest()}"
