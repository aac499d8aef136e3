"""What a rendered text holds, read from its HTML by a parser of its own."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = {
    "callout": "", "details": "details", "tabs": "tabs", "tab": "tab", "steps-list": "steps", "timeline": "timeline",
    "event": "event", "cards": "cards", "card": "card", "step": "step", "story": "story", "quiz": "quiz",
    "figure": "figure", "chart": "chart", "film": "video", "sound": "audio", "download": "download",
    "tool-place": "tool", "reflect": "reflect",
}  # fmt: skip


class Tree(HTMLParser):
    """Blocks, headings, images, links, terms, citations, tables and footnote references, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.headings: list[tuple[int, str]] = []
        self.images: list[str] = []
        self.links: list[str] = []
        self.terms: list[str] = []
        self.citations: list[str] = []
        self.tables = 0
        self.footnotes: list[str] = []
        self.text: list[str] = []
        self._opening_story = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "").split()
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not any(name.endswith("-title") for name in classes):
            self.headings.append((int(tag[1]), values.get("id", "")))
        if tag == "table":
            self.tables += 1
        if tag == "section" and "story" in classes:
            self._opening_story = True  # its mark decorates, and is no picture of the text
        if "story-title" in classes:
            self._opening_story = False
        if tag == "img" and not self._opening_story:
            self.images.append(values["src"])
        if tag == "a":
            if "term" in classes:
                self.terms.append(values["href"].removeprefix("#glossary/"))
            elif "cite-link" in classes:
                self.citations.append(values["href"].removeprefix("#cited-"))
            elif "footnote-ref" in classes:
                self.footnotes.append(values["href"].removeprefix("#fn-"))
            elif "chart-cite" in classes:
                self.citations.append(values["href"].removeprefix("#cited-"))
            elif "footnote-backref" not in classes and "download" not in values:
                self.links.append(values["href"])
        if classes and tag in ("aside", "details", "div", "section", "ol", "ul", "li", "figure"):
            self._block(tag, classes, values)

    def _block(self, tag: str, classes: list[str], values: dict[str, str]) -> None:
        name = classes[0]
        if name == "callout":
            self.blocks.append((classes[1], values["id"]))
        elif name == "steps" and tag == "ol" and "id" in values:
            self.blocks.append(("steps", values["id"]))
        elif name == "quiz":
            self.blocks.append(("quiz", ""))
        elif name in BLOCKS and name != "steps":
            self.blocks.append((BLOCKS[name], values.get("id", "")))

    def handle_data(self, data: str) -> None:
        self.text.append(data)
