"""C12x: glossary, sources, media and theme of the course, and who uses them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.check.glossary import term_key
from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, course_rule
from builder.check.view import CourseView, item_of
from builder.diagnostics import Code, Position
from builder.model.course import GlossaryEntry


@course_rule(
    Code(
        "C120",
        "warning",
        "A glossary term that no lesson links",
        "The glossary shows learners the terms that their module uses. A term that nobody links is not shown; often "
        "the lessons write it in another form, which belongs into `aliases`. Not said while modules are `planned:`, "
        "which may link it yet.",
        bad=(
            "-- course/glossary.yaml --\n"
            "- {term: term, definition: A word that is explained.}\n"
            "- {term: host community, definition: Who lives where others arrive.}\n"
        ),
        good=(
            "-- course/glossary.yaml --\n"
            "- {term: term, definition: A word that is explained.}\n"
            "- {term: host community, definition: Who lives where others arrive.}\n"
            "-- modules/base/02-next.md --\n"
            "Ask the [[host community]] as well.\n"
        ),
    )
)
def unused_term(view: CourseView) -> Iterator[Finding]:
    """Every term is linked somewhere, once every module is written."""
    if view.uses is None or view.course.planned:
        return
    used = {term for uses in view.uses.values() for term in uses.terms}
    for entry in view.course.glossary:
        if entry.term not in used:
            yield Finding(
                entry.at.of("term"),
                f"no lesson links the term '{entry.term}'",
                f"write `[[{entry.term}]]` where it is first used, or remove the entry",
            )


@course_rule(
    Code(
        "C121",
        "warning",
        "A source that nothing cites",
        "Reference lists show what a lesson cites. A source that nothing cites only has to be kept up to date. "
        "Not said while modules are `planned:`, which may cite it yet.",
        bad=(
            "-- course/sources.yaml --\n"
            "- {id: source, title: A document, year: 2020}\n"
            "- {id: survey, title: A survey of plans, year: 2021}\n"
        ),
        good=(
            "-- course/sources.yaml --\n"
            "- {id: source, title: A document, year: 2020}\n"
            "- {id: survey, title: A survey of plans, year: 2021}\n"
            "-- modules/base/02-next.md --\n"
            "Few plans are read twice [@survey].\n"
        ),
    )
)
def unused_source(view: CourseView) -> Iterator[Finding]:
    """Every source is cited somewhere, once every module is written."""
    if view.uses is None or view.course.planned:
        return
    used = {source for uses in view.uses.values() for source in uses.sources}
    used.update(entry.source for entry in view.course.glossary)
    for source in view.course.sources:
        if source.id not in used:
            yield Finding(
                source.at.of("id"),
                f"nothing cites the source `{source.id}`",
                f"cite it as `[@{source.id}]`, or remove it",
            )


@course_rule(
    Code(
        "C122",
        "warning",
        "A media file of the course that nothing uses",
        "Unused files grow old unseen, and their rights have to be cleared all the same.",
        bad=(
            "-- course/media/mark.svg --\n"
            '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="90"><path d="M0 0h640v90z"/></svg>\n'
        ),
        good=(
            "-- course/media/mark.svg --\n"
            '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="90"><path d="M0 0h640v90z"/></svg>\n'
            "-- modules/base/02-next.md --\n"
            "![The course's mark: a slope](../../course/media/mark.svg)\n"
        ),
    )
)
def unused_course_media(view: CourseView) -> Iterator[Finding]:
    """Every file in `course/media/` is shown somewhere."""
    if view.uses is None:
        return
    used = {path for uses in view.uses.values() for path in uses.media}
    for media in view.course.media:
        if media.path not in used:
            yield Finding(Position(media.path), "no module uses this file", "remove it, or show it in a lesson")


@course_rule(
    Code(
        "C123",
        "error",
        "A glossary entry names an unknown source",
        "The definition says that it follows a source which the course's list does not have.",
        "source: un-2019",
        "source: an id of course/sources.yaml",
    )
)
def glossary_source_unknown(view: CourseView) -> Iterator[Finding]:
    """Sources of definitions are in `sources.yaml`."""
    known = [source.id for source in view.course.sources]
    for entry in view.course.glossary:
        if entry.source and entry.source not in known:
            yield Finding(
                entry.at.of("source"),
                f"the term '{entry.term}' names the source `{entry.source}`, which course/sources.yaml does not have",
                did_you_mean(entry.source, known) or "add the source there",
            )


@course_rule(
    Code(
        "C124",
        "error",
        "Two glossary entries share a form",
        "A link by that form would lead to one of them, and nobody could say which. Case and spacing do not tell "
        "forms apart.",
        bad=(
            "-- course/glossary.yaml --\n"
            "- {term: term, definition: A word that is explained., aliases: [terms]}\n"
            "- {term: word, definition: Another one., aliases: [Terms]}\n"
        ),
        good=(
            "-- course/glossary.yaml --\n"
            "- {term: term, definition: A word that is explained., aliases: [terms]}\n"
            "- {term: word, definition: Another one., aliases: [words]}\n"
        ),
    )
)
def shared_form(view: CourseView) -> Iterator[Finding]:
    """Terms and aliases are unique."""
    seen: dict[str, GlossaryEntry] = {}
    for entry in view.course.glossary:
        places = [entry.at.of("term"), *(item_of(entry.at, "aliases", n) for n in range(len(entry.aliases)))]
        for place, form in zip(places, (entry.term, *entry.aliases), strict=True):
            other = seen.setdefault(term_key(form), entry)
            if other is not entry:
                yield Finding(
                    place, f"'{form}' is already a form of the term '{other.term}'", "keep it in one entry only"
                )


@course_rule(
    Code(
        "C125",
        "warning",
        "A colour for a module or part that does not exist",
        "An accent under a misspelt id colours nothing.",
        bad=('-- course/theme/theme.yaml --\naccents:\n  basic: {light: "#2b568b", dark: "#97c1f7"}\n'),
        good=('-- course/theme/theme.yaml --\naccents:\n  base: {light: "#2b568b", dark: "#97c1f7"}\n'),
    )
)
def accent_of_nothing(view: CourseView) -> Iterator[Finding]:
    """Accents are for modules, parts or `default`."""
    known = ["default", *(part.id for part in view.course.parts)]
    known += [module for part in view.course.parts for module in part.modules]
    for name, accent in view.course.theme.accents.items():
        if name not in known:
            yield Finding(
                accent.at.start,
                f"there is no module or part `{name}` to colour",
                did_you_mean(name, known) or "write a module's id, a part's id or `default`",
            )


@course_rule(
    Code(
        "C126",
        "warning",
        "A source without something that the course wants of each",
        "`source_fields` in `course/writing.yaml` names what each source says besides its title. With `review_by`, "
        "`course facts --due` lists what has to be looked at again.",
        bad=(
            "-- course/writing.yaml --\n"
            "source_fields: [publisher, year]\n"
            "-- course/sources.yaml --\n"
            "- {id: source, title: A document, publisher: Example Academy}\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "source_fields: [publisher, year]\n"
            "-- course/sources.yaml --\n"
            "- {id: source, title: A document, publisher: Example Academy, year: 2020}\n"
        ),
    )
)
def source_incomplete(view: CourseView) -> Iterator[Finding]:
    """Each source says what the course wants to know of it."""
    for source in view.course.sources:
        for field in view.course.writing.source_fields:
            if not getattr(source, field):
                yield Finding(source.at.start, f"the source `{source.id}` has no `{field}`", f"add `{field}:`")


@course_rule(
    Code(
        "C127",
        "warning",
        "A source links to a host that the course does not list",
        "Links to mirrors and news break and mislead. `source_hosts` in `course.yaml` lists the hosts of issuing "
        "bodies; where a copy was read goes into `evidence`.",
        bad=(
            "-- course/course.yaml --\n"
            "source_hosts: [academy.example]\n"
            "-- course/sources.yaml --\n"
            '- {id: source, title: A document, url: "https://copies.example/document"}\n'
        ),
        good=(
            "-- course/course.yaml --\n"
            "source_hosts: [academy.example]\n"
            "-- course/sources.yaml --\n"
            '- {id: source, title: A document, url: "https://academy.example/document"}\n'
        ),
    )
)
def source_host(view: CourseView) -> Iterator[Finding]:
    """Sources link to the hosts that the course lists."""
    hosts = view.course.source_hosts
    if hosts is None:
        return
    for source in view.course.sources:
        host = (urlsplit(source.url).hostname or "").lower()
        if source.url and not any(host == listed or host.endswith(f".{listed}") for listed in hosts):
            yield Finding(
                source.at.of("url"),
                f"`{host}` is not among the `source_hosts` of the course",
                "link to the issuing body's own page, or add its host to the list",
            )
