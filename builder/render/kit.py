"""The kit of a module's webinar: what its facilitator gets, and learners never do.

It is rendered apart from the module's site: nothing that only the kit shows, cites or links gets into a package.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from builder.locale import Catalogue, catalogue, direction
from builder.markdown.context import CitationInfo, TermInfo
from builder.markdown.dialect import render
from builder.model.base import Text
from builder.model.course import Course, Source
from builder.model.module import Module
from builder.model.webinar import AgendaItem, Webinar
from builder.render.context import CourseContext
from builder.render.documents import sheet_files, sheet_of
from builder.render.documents.kit import Kit, Stretch, kit_docx, kit_ics
from builder.render.documents.prose import paragraphs, pieces
from builder.render.environment import templates_of
from builder.render.glossary import term_index
from builder.render.media import Cache, Shelf
from builder.render.media.names import is_remote
from builder.render.references import cited, source_html

PAGE = "kit.html"
WORDS = ("agenda", "from", "minutes", "what", "prepare", "notes", "notice", "where", "lessons", "sheets")


class KitFiles(Struct, frozen=True):
    """The files of a kit by name, and whose it is: course, module, language and version."""

    name: str
    files: dict[str, bytes]


class _KitContext(CourseContext):
    """The course around the texts of a kit: terms are plain words, sources and lessons are listed on the same page."""

    def term(self, name: str) -> TermInfo | None:
        del name
        return None

    def citation(self, path: str, source: str) -> CitationInfo | None:
        del path
        found = self._sources.get(source)
        return CitationInfo(f"#source-{source}", found.title) if found else None

    def link(self, path: str, target: str) -> str:
        if is_remote(target) or target.startswith("#"):
            return target
        address = super().link(path, target)
        return f"#{address.removeprefix('#').partition('/')[0]}s" if address.startswith("#lesson/") else address


def render_kit(root: Path, course: Course, module: Module, cache: Cache | None) -> KitFiles | None:
    """The kit of a module, or None where it has no webinar; the same input gives the same bytes.

    Raises RenderError as `render_module` does.
    """
    webinar = module.webinar
    if webinar is None:
        return None
    words = catalogue(course.language)
    sizes = {media.path: (media.width, media.height) for media in (*course.media, *module.media)}
    shelf = Shelf(root, module.id, cache, sizes)
    sources = {source.id: source for source in course.sources}
    with templates_of(root) as templates:
        tables = {media.path: media.rows for media in (*course.media, *module.media) if media.rows}
        context = _KitContext(module, shelf, templates, words, term_index(course), sources, tables)
        texts = {id(text): render(text, context) for text in (webinar.prepare, *webinar.kept_apart())}
        said = {key: words.t(f"page.kit_{key}") for key in WORDS}
        agenda = _agenda(webinar)
        references = _references(webinar, sources)
        page = templates.get_template(PAGE).render(
            language=course.language,
            dir=direction(course.language),
            course=course,
            module=module,
            webinar=webinar,
            length=words.n("minutes", webinar.minutes),
            agenda=[(start, item, texts[id(item.text)] if item.text else "") for start, item in agenda],
            prepare=texts[id(webinar.prepare)],
            notes=texts[id(webinar.body)],
            sheets=[tool for one in webinar.tools if (tool := module.tool(one))],
            references=references,
            words=said | {"references": words.t("page.references")},
        )
        files = {"kit.html": page.encode()}
        name = f"{course.id}-{module.id}-{course.language}-{course.version}"
        kit = _kit(course, module, webinar, words, texts, said, references)
        files["kit.docx"] = kit_docx(kit)
        files["invitation.ics"] = kit_ics(kit, f"{course.id}-{module.id}-{course.language}")
        files |= _sheets(course, module, webinar, context, words, cache)
    return KitFiles(name, dict(sorted((files | shelf.files).items())))


def _agenda(webinar: Webinar) -> list[tuple[int, AgendaItem]]:
    found: list[tuple[int, AgendaItem]] = []
    start = 0
    for item in webinar.agenda:
        found.append((start, item))
        start += item.minutes
    return found


def _references(webinar: Webinar, sources: dict[str, Source]) -> list[tuple[str, str]]:
    texts = (webinar.prepare, *webinar.kept_apart())
    found = cited((citation for text in texts for citation in text.outline.citations), sources)
    return [(source.id, str(source_html(source))) for source in found]


def _kit(
    course: Course,
    module: Module,
    webinar: Webinar,
    words: Catalogue,
    texts: dict[int, str],
    said: dict[str, str],
    references: list[tuple[str, str]],
) -> Kit:
    def of(text: Text | None) -> str:
        return texts[id(text)] if text else ""

    agenda = [Stretch(start, item.minutes, item.title, pieces(of(item.text))) for start, item in _agenda(webinar)]
    return Kit(
        title=webinar.title,
        course=course.title,
        module=module.title,
        publisher=course.publisher,
        language=course.language,
        rtl=direction(course.language) == "rtl",
        length=words.n("minutes", webinar.minutes),
        minutes=webinar.minutes,
        agenda=tuple(agenda),
        prepare=pieces(of(webinar.prepare)),
        notes=pieces(of(webinar.body)),
        references=tuple(paragraph for _, html in references for paragraph in paragraphs(f"<p>{html}</p>")),
        words={f"kit_{key}": value for key, value in said.items()} | {"references": words.t("page.references")},
    )


def _sheets(
    course: Course, module: Module, webinar: Webinar, context: CourseContext, words: Catalogue, cache: Cache | None
) -> dict[str, bytes]:
    """The worksheets that the webinar uses, as documents to hand out."""
    found = {}
    for one in webinar.tools:
        tool = module.tool(one)
        if tool:
            html = {address: render(text, context) for address, text in tool.texts()}
            made = sheet_files(sheet_of(course, module, tool, html, words), cache)
            found[f"worksheets/{tool.id}.docx"] = made["docx"]
    return found
