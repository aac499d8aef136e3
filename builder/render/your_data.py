"""'Your data': which elements of an LMS's data model a package reads and writes, and what for.

`docs/data-protection.md` is made from the same tables (`reference`); tests hold them against the player's code.

Keys of the last column are words of the interface. The table names elements of both editions, since
the site of a module is the same for all (SCORM 1.2 RTE 3.4; SCORM 2004 4th Edition RTE 4.2).
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup
from msgspec import Struct

from builder.locale import Catalogue, catalogue


class Element(Struct, frozen=True):
    """One element, or family of elements: its names, whether it is read and written, the key of its purpose."""

    scorm12: str
    scorm2004: str
    read: bool
    written: bool
    purpose: str


ELEMENTS = (
    Element("cmi.core.student_id", "cmi.learner_id", True, False, "page.data_for_id"),
    Element("cmi.core.student_name", "cmi.learner_name", True, False, "page.data_for_name"),
    Element("cmi.core.lesson_mode, cmi.core.credit", "cmi.mode, cmi.credit", True, False, "page.data_for_mode"),
    Element("cmi.core.lesson_location", "cmi.location", False, True, "page.data_for_place"),
    Element("cmi.suspend_data", "cmi.suspend_data", True, True, "page.data_for_state"),
    Element(
        "cmi.core.lesson_status",
        "cmi.completion_status, cmi.success_status, cmi.progress_measure",
        True,
        True,
        "page.data_for_status",
    ),
    Element("cmi.core.score", "cmi.score", True, True, "page.data_for_score"),
    Element("cmi.objectives", "cmi.objectives", True, True, "page.data_for_objectives"),
    Element("cmi.interactions", "cmi.interactions", True, True, "page.data_for_answers"),
    Element("cmi.core.session_time, cmi.core.exit", "cmi.session_time, cmi.exit", False, True, "page.data_for_time"),
)


class Entry(Struct, frozen=True):
    """Something that stays in the browser: its name there, what is in it, and how long it stays."""

    name: str
    holds: str
    until: str


DEVICE = (
    Entry(
        "course-state-…",
        "Work that the LMS has not confirmed: lessons opened, answers, attempts, reports of answers. Without an LMS, "
        "all progress. The name ends in a hash of learner id, course, module and language; without a learner id "
        "nothing is kept under it.",
        "until the LMS has confirmed it, for 30 days at most; without an LMS until it is deleted",
    ),
    Entry(
        "course-work-…",
        "Worksheets, private notes, the learner's project, and answers to open questions in the learner's own words.",
        "until it is deleted",
    ),
    Entry(
        "course-open-…",
        "A random name of the window, so that an older window of the module stands down.",
        "not kept: removed in the same moment",
    ),
    Entry("course-settings", "Text size, spacing, colours and motion, as the reader chose.", "until it is deleted"),
    Entry("course-shared", "That this is a shared computer.", "until the tab is closed"),
)
"""What the player keeps on the device, by the beginning of its name in the browser's storage."""


def reference() -> str:
    """`docs/data-protection.md`."""
    words = catalogue("en")
    rows = [
        f"| {words.t(one.purpose)} | {words.t(_WAYS[one.read, one.written]).lower()} | {_code(one.scorm12)} "
        f"| {_code(one.scorm2004)} |"
        for one in ELEMENTS
    ]
    kept = [f"| `{one.name}` | {one.holds} | {one.until} |" for one in DEVICE]
    return _PAGE.format(elements="\n".join(rows), device="\n".join(kept))


def _code(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.split(", "))


_PAGE = """# Data protection

<!-- Made from the tables in builder/render/your_data.py; changes belong there. -->

For whoever runs the learning platform and has to describe this processing: what a package reads, writes and
keeps, from the tables that the code itself is held to. Learners read the same on the page *Your data* of every
module. Who is responsible for the platform's records, and how long it keeps them, is for its operator to say.

## What goes between a package and the LMS

The module runs in the learner's browser and talks to the LMS through the SCORM interface of the page around it.

| what | direction | SCORM 1.2 | SCORM 2004 |
| --- | --- | --- | --- |
{elements}

Which answers are reported one by one is set by `report` in `course.yaml`: `graded` (default: those of the
assessment and the pre-test), `all` (checks, scenarios, surveys and open questions too) or `none`. The saved state
(`cmi.suspend_data`) holds answers to checks and surveys in short form in any case, so that learners find them
again. Answers to open questions, private notes and worksheets are never in it.

In review, browse and no-credit mode nothing is recorded.

## What stays in the browser

In `localStorage` of the address that serves the module; on a shared computer in `sessionStorage`, which ends with
the tab. Nothing is kept in cookies.

| name begins with | what is in it | how long |
| --- | --- | --- |
{device}

Learners delete it with one button on the page *Your data*. With the switch *This is a shared computer* on the
same page everything is kept in the tab alone and deleted on Exit, and at the latest when the module is opened
anew or the tab is closed.

The learner's name is read to be shown and is kept nowhere. The learner id is kept only as a hash, in the names above.

## What goes to others

Nothing. A package loads no file from any other place: a Content-Security-Policy in the page forbids it
(`default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'` and no `unsafe-…`), and tests
watch every request. There is no analytics, no font, no video service, and no code that could send anything but
through the SCORM interface. Links in the text that lead elsewhere are opened only when a learner follows them, and
carry no referrer.

## How it is proven

`tests/render/test_your_data.py` holds these tables against the player's source, in both directions;
`tests/player/test_sinks.py` holds the player to a list of places that may touch markup, scripts and addresses;
the browser tests fail at any request outside the package and at any breach of the policy.
"""

_WAYS = {(True, False): "page.data_read", (False, True): "page.data_written", (True, True): "page.data_both"}


@cache
def your_data_html(tag: str) -> Markup:
    """The table of elements as HTML, in the words for a course in the language of a BCP 47 tag."""
    words = catalogue(tag)
    t = words.t
    head = Markup('<tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>').format(
        t("page.data_what"), t("page.data_way"), t("page.data_names")
    )
    rows = Markup("").join(_row(element, words) for element in ELEMENTS)
    table = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows)
    region = Markup('<div class="table-scroll" role="region" tabindex="0" aria-label="{}">{}</div>')
    name = t("page.data_elements")
    return Markup("<h2>{}</h2>\n{}").format(name, region.format(name, table))


def _row(element: Element, words: Catalogue) -> Markup:
    names = dict.fromkeys(name for names in (element.scorm12, element.scorm2004) for name in names.split(", "))
    shown = Markup(", ").join(Markup("<code>{}</code>").format(name) for name in names)
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        words.t(element.purpose), words.t(_WAYS[element.read, element.written]), shown
    )
