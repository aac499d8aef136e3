"""'About this course': who publishes it and under which terms, from course.yaml."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from builder.locale import Catalogue
from builder.model.course import Course
from builder.render.licences import licence_html
from builder.render.linked import linked


def course_facts(course: Course) -> dict[str, Any]:
    """What the templates call `course`; addresses in texts are links."""
    return {
        "id": course.id,
        "title": course.title,
        "version": course.version,
        "description": course.description,
        "publisher": course.publisher,
        "contact": linked(course.contact),
        "licence": licence_html(course.licence) if course.licence else "",
        "acknowledgement": linked(course.acknowledgement),
        "disclaimer": linked(course.disclaimer),
    }


def sections(words: Catalogue) -> list[tuple[str, str, Markup]]:
    """Further sections as (id, title, HTML): the notices of what others made and the package carries."""
    return [("notices", words.t("page.notices"), Markup("<p>{}</p>").format(words.t("page.notices_text")))]
