"""What rendering must know of the course around a text, and no more than that."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from builder.model.chart import Chart

WORDS: dict[str, str] = {
    "note": "Note",
    "tip": "Tip",
    "warning": "Warning",
    "example": "Example",
    "key": "Key point",
    "transcript": "Transcript",
    "captions": "Captions",
    "source": "Source",
    "chart_data": "The numbers",
    "download": "Download",
    "reflect": "For yourself",
    "table": "Table",
    "footnotes": "Notes",
    "footnote_back": "Back to the text",
    "reference": "Reference",
    "kilobytes": "{size}\u00a0KB",
    "megabytes": "{whole}.{tenth}\u00a0MB",
}
"""Keys of the interface words that blocks use, with the words in English."""

SIZES = "(min-width: 48em) 42rem, 100vw"
"""How wide a picture is shown: the text column, or the whole of a phone."""


class ImageInfo(Struct, frozen=True):
    """A picture in the package: address, pixels (0: unknown) and narrower copies for `srcset`."""

    url: str
    width: int = 0
    height: int = 0
    srcset: tuple[tuple[str, int], ...] = ()
    svg: bool = False


class FileInfo(Struct, frozen=True):
    """Another file in the package: address and size in bytes (0: unknown)."""

    url: str
    size: int = 0


class TermInfo(Struct, frozen=True):
    """A glossary entry: its id on the page and the term as the glossary writes it."""

    id: str
    term: str
    definition: str = ""


class CitationInfo(Struct, frozen=True):
    """Where a citation leads, its title, and what it shows (empty: its number in the text)."""

    href: str
    title: str = ""
    label: str = ""
    name: str = ""
    """How a source is named in a line under a drawing: publisher and year."""


class DrawnChart(Struct, frozen=True):
    """A chart as SVG, the key to its series where they have no labels, and its numbers as they are written."""

    svg: str
    key: tuple[tuple[str, str], ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()


class Context(Protocol):
    """The course around a text. Every look-up takes the path of the file that the text is in."""

    @property
    def words(self) -> Mapping[str, str]:
        """The interface's words by the keys of WORDS."""

    def image(self, path: str, target: str) -> ImageInfo | None:
        """The picture that `target` names, or None where there is none."""

    def file(self, path: str, target: str) -> FileInfo | None:
        """The file that `target` names, or None where there is none."""

    def link(self, path: str, target: str) -> str:
        """The address in the package for a link of running text."""

    def term(self, name: str) -> TermInfo | None:
        """The glossary entry that has this form, or None."""

    def citation(self, path: str, source: str) -> CitationInfo | None:
        """Where a citation of `source` leads, or None where the course has no such source."""

    def rows(self, path: str, target: str) -> Sequence[Sequence[str]]:
        """The rows of the CSV file that `target` names; none where there is no such file."""

    def chart(self, chart: Chart, id: str) -> DrawnChart:
        """A chart, drawn; the ids in it begin with `id`."""

    def block(self, template: str, variables: Mapping[str, object]) -> str:
        """The HTML of a block's template, `blocks/<template>.html`."""


class Page:
    """One text while it is rendered: its context, and what has been counted so far."""

    def __init__(self, context: Context, path: str) -> None:
        self.context = context
        self.path = path
        self.images = 0
        self._drawings: list[str] = []

    def image(self, target: str) -> ImageInfo | None:
        """The picture that `target` names; None for an empty target."""
        return self.context.image(self.path, target) if target else None

    def file(self, target: str) -> FileInfo | None:
        """The file that `target` names; None for an empty target."""
        return self.context.file(self.path, target) if target else None

    def rows(self, target: str) -> Sequence[Sequence[str]]:
        """The rows of the CSV file that `target` names; none for an empty target."""
        return self.context.rows(self.path, target) if target else ()

    def drawing(self, svg: str) -> str:
        """A mark for a drawing of the builder's own, which is put in behind the allow-list that knows no SVG."""
        self._drawings.append(svg)
        return f"\x02drawing{len(self._drawings) - 1}\x03"

    def drawn(self, html: str) -> str:
        """The HTML with the drawings where their marks stand."""
        for number, svg in enumerate(self._drawings):
            html = html.replace(f"\x02drawing{number}\x03", svg, 1)
        return html

    def inline_text(self, text: str) -> str:
        """An option's text, escaped."""
        return html.escape(text, quote=False)

    def image_attributes(self, target: str, alt: str) -> dict[str, str] | None:
        """The attributes of `<img>`, in the order in which they are written; None where there is no such picture.

        All but the first picture of a text are loaded when they come into view.
        """
        info = self.context.image(self.path, target)
        if info is None:
            return None
        self.images += 1
        found = {"src": info.url, "alt": alt}
        if info.width and info.height:
            found |= {"width": str(info.width), "height": str(info.height)}
        if len(info.srcset) > 1:
            found["srcset"] = ", ".join(f"{url} {width}w" for url, width in info.srcset)
            found["sizes"] = SIZES
        if self.images > 1:
            found["loading"] = "lazy"
        found["decoding"] = "async"
        return found

    def image_html(self, target: str, alt: str) -> str:
        """`<img …>`, or the alternative text where there is no such picture."""
        attributes = self.image_attributes(target, alt)
        if attributes is None:
            return html.escape(alt, quote=False)
        return "<img" + "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items()) + ">"
