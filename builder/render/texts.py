"""All texts of a module as HTML, with the glossary and the references that they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from builder.locale import Catalogue
from builder.markdown.withdrawn import shown as learners_see
from builder.model.base import Text
from builder.model.course import Course, GlossaryEntry, Source
from builder.model.module import Module
from builder.model.outline import Citation
from builder.render.context import CourseContext
from builder.render.glossary import term_index
from builder.render.kept import Kept
from builder.render.media import Shelf
from builder.render.references import cited, source_html

SHORT = ("question.", "tool.")
"""Beginnings of the addresses of short texts, of which many stand in one file."""

Keep = Callable[[CourseContext], Kept]
CITED = "partials/cited.html"


class ModuleTexts(Struct, frozen=True):
    """The texts by their address in `Module.texts()`; glossary and references as the page's templates take them."""

    html: dict[str, str]
    glossary: list[tuple[str, str, Markup]]
    references: list[tuple[str, Markup]]
    entries: list[tuple[str, GlossaryEntry]]
    """The glossary's entries by their ids on the page."""


def module_texts(
    course: Course, module: Module, shelf: Shelf, templates: Environment, words: Catalogue, keep: Keep
) -> ModuleTexts:
    """Render every text of a module, and the definitions that they link: pages one by one, short texts together."""
    texts = module.texts()
    index = term_index(course)
    entries = index.linked(term for _, text in texts for term in learners_see(text.outline, text.outline.terms))
    entries.sort(key=lambda entry: (entry.term.casefold(), entry.term))
    sources = {source.id: source for source in course.sources}
    tables = {media.path: media.rows for media in (*course.media, *module.media) if media.rows}
    context = CourseContext(module, shelf, templates, words, index, sources, tables)
    new = [entry for entry in entries if entry.term not in index.rendered]
    pages = [(address, text) for address, text in texts if not address.startswith(SHORT)]
    short = [(address, text) for address, text in texts if address.startswith(SHORT)]
    kept = keep(context)
    html = {address: kept.page(text) for address, text in pages}
    made = kept.together([*_by_file(text for _, text in short), [entry.definition for entry in new]])
    kept.close()
    html |= zip((address for address, _ in short), made, strict=False)
    definitions = {**index.rendered, **dict(zip((entry.term for entry in new), made[len(short) :], strict=True))}
    index.rendered.update((entry.term, definitions[entry.term]) for entry in new if _is_everywhere_alike(entry))
    read = [*(text for _, text in texts), *(entry.definition for entry in entries)]
    references = {source.id: source_html(source) for source in _named(read, entries, sources)}
    for lesson in module.lessons:
        shown = [(one.id, references[one.id]) for one in cited(_citations(lesson.body), sources)]
        if shown:
            html[f"lesson.{lesson.id}"] += templates.get_template(CITED).render(lesson=lesson, sources=shown, t=words.t)
    return ModuleTexts(
        html=html,
        glossary=[(index.id(entry), entry.term, _definition(entry, definitions, sources)) for entry in entries],
        references=list(references.items()),
        entries=[(index.id(entry), entry) for entry in entries],
    )


def _by_file(texts: Iterable[Text]) -> list[list[Text]]:
    """Texts in runs of one file: what an edit of a quiz changes together."""
    return [list(run) for _, run in groupby(texts, key=lambda text: text.path)]


def _is_everywhere_alike(entry: GlossaryEntry) -> bool:
    """Whether a definition brings no file along: then its HTML holds for every module."""
    return not (entry.definition.outline.images or entry.definition.outline.links)


def _definition(entry: GlossaryEntry, definitions: Mapping[str, str], sources: Mapping[str, Source]) -> Markup:
    """A definition, followed by a link to the source that it follows."""
    shown = Markup(definitions[entry.term])
    source = sources.get(entry.source)
    if source is None:
        return shown
    link = Markup('<p class="entry-source"><a href="#references/{}">{}</a></p>').format(source.id, source.title)
    return Markup("{}{}").format(shown, link)


def _named(texts: Iterable[Text], entries: Iterable[GlossaryEntry], sources: Mapping[str, Source]) -> list[Source]:
    """All sources that the module names, in the order of a library: by publisher, or title where there is none."""
    found = {source.id: source for source in cited((c for text in texts for c in _citations(text)), sources)}
    found |= {entry.source: sources[entry.source] for entry in entries if entry.source in sources}
    return sorted(found.values(), key=_shelf_mark)


def _citations(text: Text) -> tuple[Citation, ...]:
    return learners_see(text.outline, text.outline.citations)


def _shelf_mark(source: Source) -> tuple[str, int, str, str]:
    return (source.publisher or source.title).casefold(), source.year or 0, source.title.casefold(), source.id
