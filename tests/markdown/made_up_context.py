"""A made-up course around the texts of these tests."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from builder import resources
from builder.markdown.context import WORDS, CitationInfo, DrawnChart, FileInfo, ImageInfo, TermInfo
from builder.markdown.scan import scan
from builder.model.base import Text
from builder.model.chart import Chart
from builder.render.charts import draw


class MadeUp:
    """A context that knows every picture, file and source, and the terms `term` and `other term`."""

    words: Mapping[str, str] = WORDS

    def __init__(self) -> None:
        loader = FileSystemLoader(str(resources.templates()))
        self.environment = Environment(
            loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
        )

    def image(self, path: str, target: str) -> ImageInfo | None:
        del path
        if "missing" in target:
            return None
        name = target.rpartition("/")[2]
        if name.endswith(".svg"):
            return ImageInfo(f"media/{name}", 640, 360, svg=True)
        return ImageInfo(f"media/{name}", 1600, 900, ((f"media/small-{name}", 800), (f"media/{name}", 1600)))

    def file(self, path: str, target: str) -> FileInfo | None:
        del path
        return None if "missing" in target else FileInfo(target, 12_345)

    def link(self, path: str, target: str) -> str:
        del path
        return f"#lesson/{target[3:-3]}" if target.endswith(".md") else target

    def term(self, name: str) -> TermInfo | None:
        return TermInfo(name.lower().replace(" ", "-"), name) if "nowhere" not in name else None

    def citation(self, path: str, source: str) -> CitationInfo | None:
        del path
        return CitationInfo(f"#cited-{source}", f"The title of {source}") if source != "nowhere" else None

    def rows(self, path: str, target: str) -> list[list[str]]:
        del path
        return [] if "missing" in target else [["Sector", "Share"], ["Services", "68.4"]]

    def chart(self, chart: Chart, id: str) -> DrawnChart:
        return draw(chart, id, "en")

    def block(self, template: str, variables: Mapping[str, object]) -> str:
        return self.environment.get_template(f"blocks/{template}.html").render(variables)


def text_of(source: str) -> Text:
    """A text as `load` makes it."""
    return Text(source, "modules/one/01-first.md", 1, 1, True, scan(source))
