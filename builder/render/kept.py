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
    """Renders the texts of one module, asking first what the cache kept of the last time; `close` keeps them anew.

    `scope` names the module and everything else that the HTML depends on: the course's own files, the
    builder, its templates and libraries. Without one nothing is kept. All texts are one entry of the cache.
    """

    def __init__(self, cache: Cache | None, scope: str, context: Context) -> None:
        self._cache = cache if scope else None
        self._name = f"html {scope}"
        self._context = context
        self._old = self._recalled()
        self._new: dict[str, list[str]] = {}

    def page(self, text: Text) -> str:
        """The HTML of a lesson's body or an opening page."""
        key = self._key([text])
        html = self._old.get(key) or [render(text, self._context)]
        return self._noted(key, html)[0]

    def together(self, groups: Sequence[Sequence[Text]]) -> list[str]:
        """The HTML of groups of short texts, one after the other; those not kept are converted in one call."""
        keys = [self._key(group) for group in groups]
        missing = [text for group, key in zip(groups, keys, strict=True) if key not in self._old for text in group]
        made = iter(render_many(missing, self._context))
        return [
            html
            for group, key in zip(groups, keys, strict=True)
            for html in self._noted(key, self._old.get(key) or [next(made) for _ in group])
        ]

    def close(self) -> None:
        """Keep what was rendered, where it is not what was kept before."""
        if self._cache and self._new.keys() != self._old.keys():
            self._cache.put(self._name, msgspec.msgpack.encode(self._new))

    def _recalled(self) -> dict[str, list[str]]:
        data = self._cache.get(self._name) if self._cache else None
        if data is None:
            return {}
        try:
            return msgspec.msgpack.decode(data, type=dict[str, list[str]])
        except msgspec.MsgspecError:
            return {}

    def _noted(self, key: str, html: list[str]) -> list[str]:
        if key:
            self._new[key] = html
        return html

    def _key(self, texts: Sequence[Text]) -> str:
        """The digest of the texts' sources, or an empty string where they depend on more than that."""
        if any(
            text.outline.images or any(not link.target.startswith(_FREE) for link in text.outline.links)
            for text in texts
        ):
            return ""
        return hashlib.sha256("\0".join(f"{text.path}\0{text.source}" for text in texts).encode()).hexdigest()
