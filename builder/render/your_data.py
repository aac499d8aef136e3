"""'Your data': which elements of an LMS's data model a package reads and writes, and what for.

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
    Element("cmi.core.lesson_location", "cmi.location", True, True, "page.data_for_place"),
    Element("cmi.suspend_data", "cmi.suspend_data", True, True, "page.data_for_state"),
    Element(
        "cmi.core.lesson_status",
        "cmi.completion_status, cmi.success_status, cmi.progress_measure",
        True,
        True,
        "page.data_for_status",
    ),
    Element("cmi.core.score", "cmi.score", False, True, "page.data_for_score"),
    Element("cmi.objectives", "cmi.objectives", False, True, "page.data_for_objectives"),
    Element("cmi.interactions", "cmi.interactions", False, True, "page.data_for_answers"),
    Element("cmi.core.session_time, cmi.core.exit", "cmi.session_time, cmi.exit", False, True, "page.data_for_time"),
)


@cache
def your_data_html(tag: str) -> Markup:
    """The table of elements as HTML, in the words for a course in the language of a BCP 47 tag."""
    words = catalogue(tag)
    t = words.t
    head = Markup('<tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>').format(
        t("page.data_what"), t("page.data_way"), t("page.data_names")
    )
    rows = Markup("").join(_row(element, words) for element in ELEMENTS)
    return Markup("<h2>{}</h2>\n<table><thead>{}</thead><tbody>{}</tbody></table>").format(
        t("page.data_elements"), head, rows
    )


def _row(element: Element, words: Catalogue) -> Markup:
    way = {(True, False): "page.data_read", (False, True): "page.data_written", (True, True): "page.data_both"}
    names = dict.fromkeys(name for names in (element.scorm12, element.scorm2004) for name in names.split(", "))
    shown = Markup(", ").join(Markup("<code>{}</code>").format(name) for name in names)
    return Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
        words.t(element.purpose), words.t(way[element.read, element.written]), shown
    )
