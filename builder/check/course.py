"""C1xx: the course as a whole: its parts, paths and what it says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, course_rule, module_rule
from builder.check.view import CourseView, ModuleView, item_of
from builder.diagnostics import Code

LONG_TITLE = 80
"""Characters of a module title that LMS course pages and phone headers still show in full."""

_SPDX = re.compile(r"(LicenseRef-)?[A-Za-z0-9][A-Za-z0-9.\-]*\+?( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.\-]*\+?)*")


@course_rule(
    Code(
        "C101",
        "error",
        "A module is named twice in the parts",
        "A module is one package with one place in the course. Named twice, it would be built once and listed twice.",
        "parts:\n  - {id: one, title: One, modules: [base, base]}",
        "parts:\n  - {id: one, title: One, modules: [base]}",
    )
)
def module_in_two_parts(view: CourseView) -> Iterator[Finding]:
    """Each module belongs to one part, once."""
    seen: dict[str, str] = {}
    for part in view.course.parts:
        for index, module in enumerate(part.modules):
            if module in seen:
                where = "twice" if seen[module] == part.id else f"already in the part `{seen[module]}`"
                yield Finding(item_of(part.at, "modules", index), f"module `{module}` is named {where}", "name it once")
            seen.setdefault(module, part.id)


@course_rule(
    Code(
        "C102",
        "error",
        "A path names a module or a part that the course does not have",
        "Learners who follow the path would look for a module that is not there.",
        "paths:\n  - {id: quick, title: Quick, modules: [bas]}",
        "paths:\n  - {id: quick, title: Quick, modules: [base]}",
    )
)
def path_names_unknown_module(view: CourseView) -> Iterator[Finding]:
    """Paths are made of parts of the course, and of modules that these name."""
    parts = [part.id for part in view.course.parts]
    known = [module for part in view.course.parts for module in part.modules]
    for path in view.course.paths:
        for index, module in enumerate(path.modules):
            if module not in known:
                yield Finding(
                    item_of(path.at, "modules", index),
                    f"path `{path.id}` names the module `{module}`, which no part has",
                    did_you_mean(module, known),
                )
        for index, part in enumerate(path.one_of):
            if part not in parts:
                yield Finding(
                    item_of(path.at, "one_of", index),
                    f"path `{path.id}` asks for one module of the part `{part}`, which the course does not have",
                    did_you_mean(part, parts),
                )


@course_rule(
    Code(
        "C103",
        "warning",
        "A planned module is in no part",
        "`planned` marks modules that parts name and that are not written yet. A name that no part has does nothing; "
        "usually it is misspelt, and the module it meant is then looked for.",
        "planned: [later]",
        "planned: []",
    )
)
def planned_module_in_no_part(view: CourseView) -> Iterator[Finding]:
    """`planned` repeats names of the parts."""
    known = [module for part in view.course.parts for module in part.modules]
    for index, module in enumerate(view.course.planned):
        if module not in known:
            yield Finding(
                item_of(view.course.at, "planned", index),
                f"planned module `{module}` is in no part",
                did_you_mean(module, known) or "add it to a part, or remove it here",
            )


@course_rule(
    Code(
        "C104",
        "error",
        "A reference module is not in its part",
        "`reference` marks modules of the same part that are for looking things up.",
        "parts:\n  - {id: one, title: One, modules: [base], reference: [basics]}",
        "parts:\n  - {id: one, title: One, modules: [base], reference: [base]}",
    )
)
def reference_not_in_part(view: CourseView) -> Iterator[Finding]:
    """`reference` repeats names of `modules` of the same part."""
    for part in view.course.parts:
        for index, module in enumerate(part.reference):
            if module not in part.modules:
                yield Finding(
                    item_of(part.at, "reference", index),
                    f"`{module}` is marked as reference but is not a module of the part `{part.id}`",
                    did_you_mean(module, part.modules),
                )


@course_rule(
    Code(
        "C105",
        "warning",
        "The course names no licence",
        "Whoever receives a package must know what they may do with it. Without a licence they may do nothing.",
        'licence: ""',
        "licence: CC-BY-4.0",
    )
)
def no_licence(view: CourseView) -> Iterator[Finding]:
    """The course says under which licence it is."""
    if not view.course.licence:
        yield Finding(
            view.course.at.of("licence"),
            "the course names no licence",
            "add `licence:` with an SPDX id, for example `CC-BY-4.0`",
        )


@course_rule(
    Code(
        "C106",
        "warning",
        "The course has no disclaimer",
        "'About this course' says what the course is not: whose views it does not give, what it does not replace.",
        'disclaimer: ""',
        "disclaimer: This course gives the views of its authors.",
    )
)
def no_disclaimer(view: CourseView) -> Iterator[Finding]:
    """The course says what it is not."""
    if not view.course.disclaimer:
        yield Finding(view.course.at.of("disclaimer"), "the course has no disclaimer", "add `disclaimer:`")


@course_rule(
    Code(
        "C107",
        "warning",
        "The course does not say who publishes it or where to write to",
        "Learners who find a mistake or a barrier need somebody to tell; the accessibility statement needs a contact.",
        'publisher: ""',
        "publisher: Example Academy",
    )
)
def no_publisher(view: CourseView) -> Iterator[Finding]:
    """The course says who is responsible for it."""
    for key, missing in (("publisher", "names no publisher"), ("contact", "gives no contact")):
        if not getattr(view.course, key):
            yield Finding(view.course.at.of(key), f"the course {missing}", f"add `{key}:`")


@course_rule(
    Code(
        "C108",
        "warning",
        "The licence is not an SPDX id",
        "Programs that read packages know licences by their SPDX ids (https://spdx.org/licenses).",
        "licence: CC BY 4.0",
        "licence: CC-BY-4.0",
    )
)
def licence_not_spdx(view: CourseView) -> Iterator[Finding]:
    """The licence has the shape of an SPDX expression."""
    licence = view.course.licence
    if licence and not _SPDX.fullmatch(licence):
        guess = re.sub(r"[^A-Za-z0-9.]+", "-", licence).strip("-")
        yield Finding(
            view.course.at.of("licence"),
            f"`{licence}` is not an SPDX id",
            f"write an id of spdx.org/licenses, for example `{guess}`",
        )


@module_rule(
    Code(
        "C109",
        "warning",
        "A module's title is too long for LMS pages",
        f"LMSs show the title in lists, breadcrumbs and e-mails, and cut it. Up to {LONG_TITLE} characters fit.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "title: A module whose title says everything that its summary could have said much better and at "
            "leisure\n"
            "---\n"
        ),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "title: How a plan is made\n"
            "summary: Whom to ask, what to write down, and what it costs.\n"
            "---\n"
        ),
    )
)
def long_module_title(view: ModuleView) -> Iterator[Finding]:
    """A module's title fits the places where LMSs show it."""
    length = len(view.module.title)
    if length > LONG_TITLE:
        yield Finding(
            view.module.at.of("title"),
            f"the module's title has {length} characters; LMS pages cut it after about {LONG_TITLE}",
            "shorten it, and let the summary say the rest",
        )


@course_rule(
    Code(
        "C110",
        "warning",
        "Two modules have the same title",
        "In the LMS's list learners cannot tell them apart, and neither can the administrator who uploads them.",
        bad=(
            "-- modules/base/index.md --\n"
            "---\n"
            "title: Plans\n"
            "---\n"
            "-- modules/other/index.md --\n"
            "---\n"
            "title: Plans\n"
            "---\n"
        ),
        good=(
            "-- modules/base/index.md --\n"
            "---\n"
            "title: How a plan is made\n"
            "---\n"
            "-- modules/other/index.md --\n"
            "---\n"
            "title: How a plan is kept\n"
            "---\n"
        ),
    )
)
def same_module_titles(view: CourseView) -> Iterator[Finding]:
    """Module titles differ."""
    seen: dict[str, str] = {}
    for module in view.course.modules:
        title = module.title.casefold()
        if title in seen:
            yield Finding(
                module.at.of("title"), f"module `{seen[title]}` has the same title", "give each its own title"
            )
        seen.setdefault(title, module.id)


@module_rule(
    Code(
        "C111",
        "warning",
        "Two lessons of a module have the same title",
        "The list of lessons, the search and the screen reader's list of pages show titles alone.",
        bad=(
            "-- modules/base/01-start.md --\n"
            "---\n"
            "title: Plans\n"
            "---\n"
            "-- modules/base/02-next.md --\n"
            "---\n"
            "title: Plans\n"
            "---\n"
        ),
        good=(
            "-- modules/base/01-start.md --\n"
            "---\n"
            "title: Plans start with people\n"
            "---\n"
            "-- modules/base/02-next.md --\n"
            "---\n"
            "title: Plans are written down\n"
            "---\n"
        ),
    )
)
def same_lesson_titles(view: ModuleView) -> Iterator[Finding]:
    """Lesson titles differ within a module."""
    seen: dict[str, str] = {}
    for lesson in view.module.lessons:
        title = lesson.title.casefold()
        if title in seen:
            yield Finding(
                lesson.at.of("title"), f"lesson `{seen[title]}` has the same title", "say how this lesson differs"
            )
        seen.setdefault(title, lesson.id)
