"""What rules look at: a module or a course walked once and laid out flat.

Every rule is a short loop over one of these lists, so that no rule walks the model again. Texts
without markup are left out of `texts`: nothing in their outline can be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from builder.check.glossary import TermIndex, term_index
from builder.check.targets import Target, target_of
from builder.diagnostics import Position
from builder.model.base import Place, Text
from builder.model.course import Course
from builder.model.module import Lesson, Module
from builder.model.outline import AttributeList, Block, Heading, Image, Link, Outline, RawTag
from builder.model.questions.base import Option, Question
from builder.model.questions.multiple import Multiple
from builder.model.questions.single import Single
from builder.model.quiz import Quiz
from builder.model.uses import SheetUse, Uses


class Page(Struct, frozen=True):
    """A page that learners read: a lesson, or the opening page (`lesson` is None)."""

    text: Text
    lesson: Lesson | None


class Asked(Struct, frozen=True):
    """A question, and the quiz that asks it."""

    quiz: Quiz
    question: Question

    @property
    def graded(self) -> bool:
        return self.quiz.kind == "assessment"


class Choice(Struct, frozen=True):
    """A question with options; `keyed` where some of them are right, which no survey's are."""

    quiz: Quiz
    question: Single | Multiple
    options: tuple[Option, ...]
    graded: bool
    keyed: bool


class Reference(Struct, frozen=True):
    """An image, a link, or a file that a block shows or hands out, with what its path leads to."""

    item: Image | Link
    text: Text
    target: Target

    @property
    def at(self) -> Position:
        return Position(self.text.path, self.item.line, self.item.column)


class TextLink(Reference, frozen=True):
    """A link in running text."""

    item: Link


class ModuleView(Struct, frozen=True, kw_only=True):
    """A module laid out for the rules."""

    course: Course
    module: Module
    language: str
    """The primary language subtag, lower case: `en`, `pt`."""
    pages: tuple[Page, ...]
    texts: tuple[Text, ...]
    """Every text with markup, pages first."""
    asked: tuple[Asked, ...]
    choices: tuple[Choice, ...]
    quiz_blocks: tuple[tuple[Page, Block], ...]
    media: tuple[Reference, ...]
    """Images and the files of blocks: what a page shows or hands out."""
    links: tuple[TextLink, ...]
    """Links in running text."""
    files: frozenset[str]
    """Every file that a text of the module may name: its pages, its media and those of the course."""
    terms: TermIndex
    sources: frozenset[str]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Everything that leads somewhere."""
        return (*self.media, *self.links)


class CourseView(Struct, frozen=True, kw_only=True):
    """The course laid out for the rules; `uses` is None where not every module was looked at."""

    course: Course
    language: str
    uses: Mapping[str, Uses] | None


def primary_language(course: Course) -> str:
    """The primary subtag of the course's language."""
    return course.language.replace("_", "-").partition("-")[0].lower()


def place(text: Text, item: Block | Heading | Image | Link) -> Position:
    """The position of something in a text's outline."""
    return Position(text.path, item.line, item.column)


def item_of(at: Place, key: str, index: int) -> Position:
    """The position of an item of a list, or of the list where the items' places are not known."""
    name = f"{key}.{index}"
    return at.of(name if name in at.values else key)


def module_view(course: Course, module: Module) -> ModuleView:
    """Walk a module once."""
    pages = (Page(module.body, None), *(Page(lesson.body, lesson) for lesson in module.lessons))
    texts = [page.text for page in pages]
    asked: list[Asked] = []
    choices: list[Choice] = []
    for quiz in module.quizzes:
        graded = quiz.kind == "assessment"
        for question in quiz.questions:
            asked.append(Asked(quiz, question))
            if isinstance(question, Single | Multiple):
                choices.append(Choice(quiz, question, question.options, graded, quiz.kind != "survey"))
            texts += [text for _, text in question.texts() if text.outline.markup]
    texts += [text for tool in module.tools for _, text in tool.texts() if text.outline.markup]
    if module.webinar:
        texts += [text for text in (module.webinar.prepare, *module.webinar.kept_apart()) if text.outline.markup]
    files = frozenset((*(p.text.path for p in pages), *(m.path for m in module.media), *(m.path for m in course.media)))
    media: list[Reference] = []
    links: list[TextLink] = []
    for text in texts:
        outline = text.outline
        for image in outline.images:
            media.append(Reference(image, text, target_of(image.target, text.path, module.id)))
        for link in outline.links:
            target = target_of(link.target, text.path, module.id)
            if link.block:
                media.append(Reference(link, text, target))
            else:
                links.append(TextLink(link, text, target))
    return ModuleView(
        course=course,
        module=module,
        language=primary_language(course),
        pages=pages,
        texts=tuple(texts),
        asked=tuple(asked),
        choices=tuple(choices),
        quiz_blocks=tuple((p, block) for p in pages for block in p.text.outline.blocks if block.name == "quiz"),
        media=tuple(media),
        links=tuple(links),
        files=files,
        terms=term_index(course.glossary),
        sources=frozenset(source.id for source in course.sources),
    )


def uses_of(course: Course, module: Module, view: ModuleView | None = None) -> Uses:
    """What the module uses of the course: known terms, known sources and course media, sorted."""
    view = view or module_view(course, module)
    terms: set[str] = set()
    sources: set[str] = set()
    for text in view.texts:
        for used in text.outline.terms:
            entry = view.terms.find(used.term)
            if entry is not None:
                terms.add(entry.term)
        sources.update(citation.source for citation in text.outline.citations if citation.source in view.sources)
    media = {ref.target.file for ref in (*view.media, *view.links) if ref.target.file.startswith("course/")}
    sheets = tuple(SheetUse(tool.id, tool.at.of("extends"), tool.extends, tool.asks()) for tool in module.tools)
    return Uses(tuple(sorted(terms)), tuple(sorted(sources)), tuple(sorted(media)), sheets)


def attributed(outline: Outline) -> tuple[RawTag | AttributeList, ...]:
    """Everything in a text that has HTML attributes."""
    return (*outline.tags, *outline.attributes)
