"""What the Markdown dialect asks of the course around a text: builder/markdown/context.py's Context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment

from builder.locale import Catalogue, catalogue
from builder.markdown.context import WORDS, CitationInfo, DrawnChart, FileInfo, ImageInfo, TermInfo
from builder.model.chart import Chart
from builder.model.course import Source
from builder.model.module import Module
from builder.render.charts import draw
from builder.render.glossary import TermIndex
from builder.render.links import Links
from builder.render.media import Shelf
from builder.render.media.names import course_path


class CourseContext:
    """The course around the texts of one module."""

    def __init__(
        self,
        module: Module,
        shelf: Shelf,
        templates: Environment,
        words: Catalogue,
        terms: TermIndex,
        sources: Mapping[str, Source],
        tables: Mapping[str, Sequence[Sequence[str]]],
    ) -> None:
        self._shelf = shelf
        self._templates = templates
        self._terms = terms
        self._sources = sources
        self._module = module.id
        self._links = Links(module, shelf)
        self._lessons = {lesson.body.path: lesson.id for lesson in module.lessons}
        self._block_words = block_words(words.tag)
        self._language = words.tag
        self._tables = tables

    @property
    def words(self) -> Mapping[str, str]:
        """The interface's words for blocks."""
        return self._block_words

    def image(self, path: str, target: str) -> ImageInfo:
        """The picture, put into the package. Raises RenderError where there is none."""
        picture = self._shelf.image(target, path)
        return ImageInfo(
            picture.name, picture.width, picture.height, picture.variants, svg=picture.name.endswith(".svg")
        )

    def file(self, path: str, target: str) -> FileInfo:
        """The file, put into the package. Raises RenderError where there is none."""
        name = self._shelf.file(target, path)
        return FileInfo(name, len(self._shelf.files[name]))

    def link(self, path: str, target: str) -> str:
        """The address in the package for a link of running text."""
        return self._links.address(target, path)

    def term(self, name: str) -> TermInfo | None:
        """The glossary entry that has this form, or None."""
        entry = self._terms.find(name)
        return TermInfo(self._terms.id(entry), entry.term) if entry else None

    def citation(self, path: str, source: str) -> CitationInfo | None:
        """A source in the list at the end of the lesson that cites it; elsewhere, in that of the module."""
        found = self._sources.get(source)
        if found is None:
            return None
        lesson = self._lessons.get(path)
        if lesson is None:
            return CitationInfo(f"#references/{source}", found.title, label=short(found), name=short(found))
        return CitationInfo(f"#cited-{lesson}-{source}", found.title, name=short(found))

    def rows(self, path: str, target: str) -> Sequence[Sequence[str]]:
        """The rows of a CSV file of the module or the course; none where there is no such file."""
        return self._tables.get(course_path(target, path, self._module) or "", ())

    def chart(self, chart: Chart, id: str) -> DrawnChart:
        """A chart, drawn in the language of the course."""
        return draw(chart, id, self._language)

    def block(self, template: str, variables: Mapping[str, object]) -> str:
        """The HTML of a block's template."""
        return self._templates.get_template(f"blocks/{template}.html").render(variables)


@cache
def block_words(tag: str) -> dict[str, str]:
    """The words of blocks in the language of a course."""
    words = catalogue(tag)
    return {key: words.t(f"page.block_{key}") for key in WORDS}


def short(source: Source) -> str:
    """How a source is named where there is no numbered list: publisher and year, else its title."""
    head = source.publisher or source.title
    return f"{head} {source.year}" if source.year else head
