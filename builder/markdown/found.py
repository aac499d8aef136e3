"""What one scan has found so far."""

from __future__ import annotations

from collections.abc import Callable

from builder.model.outline import AttributeList, Citation, Flaw, Footnote, Image, Link, RawTag, Term

Locate = Callable[[int], tuple[int, int]]


class Found:
    """What one scan has found so far; the lists become an Outline."""

    def __init__(self, references: dict[str, str]) -> None:
        self.references = references
        self.images: list[Image] = []
        self.links: list[Link] = []
        self.terms: list[Term] = []
        self.citations: list[Citation] = []
        self.tags: list[RawTag] = []
        self.attributes: list[AttributeList] = []
        self.footnotes: list[Footnote] = []
        self.flaws: list[Flaw] = []
        self.open_tags: list[RawTag] = []

    def flaw(self, code: str, at: tuple[int, int], message: str, hint: str = "") -> None:
        self.flaws.append(Flaw(code, message, hint, *at))
