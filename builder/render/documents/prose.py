"""Rendered texts as paragraphs of runs: what a document of an office program can hold of them."""

from __future__ import annotations

from html.parser import HTMLParser

from msgspec import Struct

BREAKS = frozenset(("p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "figcaption", "div", "tr"))
BOLD, ITALIC = frozenset(("strong", "b", "dt", "h2", "h3", "h4")), frozenset(("em", "i", "cite", "dfn"))
WEB = ("http://", "https://", "mailto:")


class Run(Struct, frozen=True):
    """Words in one look; `href` is an address of the web, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph; `mark` is what stands before an item of a list: a bullet, or its number with a full stop."""

    runs: tuple[Run, ...]
    mark: str = ""
    depth: int = 0
    heading: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Table(Struct, frozen=True):
    """A table's cells by row, the head first."""

    rows: tuple[tuple[str, ...], ...]


BULLET = "•"
HEADINGS = {f"h{level}": level for level in range(2, 7)}


def paragraphs(html: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text's HTML, in order; links inside the module become plain words."""
    return tuple(piece for piece in pieces(html) if isinstance(piece, Paragraph))


def pieces(html: str) -> tuple[Paragraph | Table, ...]:
    """The paragraphs, headings and tables of a text's HTML, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.found)


def plain(html: str) -> str:
    """The words of a text's HTML in one line."""
    return " ".join(" ".join(paragraph.text for paragraph in paragraphs(html)).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph | Table] = []
        self._rows: list[list[str]] | None = None
        self._runs: list[Run] = []
        self._open: list[str] = []
        self._lists: list[int] = []
        self._mark = ""
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS or tag in ("ul", "ol", "table"):
            self.end()
        if tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li" and self._lists:
            if self._lists[-1] >= 0:
                self._lists[-1] += 1
            self._mark = f"{self._lists[-1]}." if self._lists[-1] > 0 else BULLET
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self._href = href if href.startswith(WEB) else ""
        elif tag == "br":
            self._runs.append(Run("\n"))
        if tag not in ("br", "img", "hr", "wbr"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._rows:
            self._rows[-1].append("".join(run.text for run in self._runs).strip())
            self._runs = []
        if tag in BREAKS:
            self.end()
        if tag == "table":
            rows = tuple(tuple(row) for row in self._rows or () if row)
            if rows:
                self.found.append(Table(rows))
            self._rows = None
        if tag in ("ul", "ol"):
            self.end()
            if self._lists:
                self._lists.pop()
        elif tag == "a":
            self._href = ""
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text:
            if data and self._runs and not self._runs[-1].text.endswith((" ", "\n")):
                self._runs.append(Run(" "))
            return
        lead = " " if data[0].isspace() and self._runs else ""
        tail = " " if data[-1].isspace() else ""
        bold, italic = bool(BOLD.intersection(self._open)), bool(ITALIC.intersection(self._open))
        self._runs.append(Run(f"{lead}{text}{tail}", bold, italic, self._href))

    def end(self) -> None:
        """End the paragraph, if one is open."""
        if any(run.text.strip() for run in self._runs):
            heading = next((HEADINGS[tag] for tag in self._open if tag in HEADINGS), 0)
            self.found.append(Paragraph(tuple(self._runs), self._mark, max(0, len(self._lists) - 1), heading))
            self._mark = ""
        self._runs = []
