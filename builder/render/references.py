"""Sources as readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from builder.model.course import Source
from builder.model.outline import Citation

_JOINT = re.compile(r"[/_?&=-]+(?=\w)")
"""Marks of a web address behind which a line may end."""


def source_html(source: Source) -> Markup:
    """`Publisher (year). Title. Symbol. Address`, each only where the course gives it."""
    head = source.publisher
    if source.year:
        head = f"{head} ({source.year})" if head else f"({source.year})"
    parts = [_stopped(escape(head))] if head else []
    parts.append(_stopped(Markup("<cite>{}</cite>").format(source.title)))
    if source.symbol:
        parts.append(_stopped(escape(source.symbol)))
    if source.url:
        shown = source.url.partition("://")[2].removeprefix("www.").rstrip("/")
        parts.append(Markup('<a href="{}">{}</a>').format(source.url, _breakable(shown)))
    return Markup(" ").join(parts)


def _breakable(address: str) -> Markup:
    """The address, which may go on in the next line behind its joints and not in the middle of a word."""
    pieces, at = [], 0
    for joint in _JOINT.finditer(address):
        pieces.append(escape(address[at : joint.end()]))
        at = joint.end()
    return Markup("<wbr>").join([*pieces, escape(address[at:])])


def _stopped(part: Markup) -> Markup:
    """The part with a full stop, unless its words end with a mark that already closes them."""
    bare = str(part).removesuffix("</cite>").rstrip()
    return part if bare.endswith((".", "?", "!", "…")) else part + "."


def cited(citations: Iterable[Citation], sources: Mapping[str, Source]) -> list[Source]:
    """The sources of citations, each once, in the order of their first mention."""
    return [sources[id] for id in dict.fromkeys(c.source for c in citations) if id in sources]
