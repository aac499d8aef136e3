"""Worksheets as HTML: where lessons place them, and on pages of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment

from builder.locale import Catalogue
from builder.model.course import Course
from builder.model.module import Lesson, Module
from builder.model.tools import Tool

SHEET = "tools/sheet.html"
TOOL_BLOCK = "tool"
IN_LESSON, ON_PAGE = 3, 2
"""The level of a worksheet's own heading: below a section of a lesson; none on its own page, whose heading it is."""

_PLACE = re.compile(r'(<div class="tool-place"[^>]*data-tool="([a-z0-9-]+)"[^>]*>)</div>')


class SheetRenderer:
    """Renders the worksheets of one module, whose texts are rendered already (address -> HTML)."""

    def __init__(
        self, course: Course, module: Module, templates: Environment, words: Catalogue, texts: Mapping[str, str]
    ) -> None:
        self._course = course
        self._module = module
        self._templates = templates
        self._words = words
        self._texts = texts

    def sheet(self, tool: Tool, level: int) -> str:
        """The worksheet's HTML, its headings from `level` on."""
        absent = dict.fromkeys(("how", *(f"sections.{number}" for number in range(len(tool.sections)))), "")
        texts = absent | {address: self._texts[f"tool.{tool.id}.{address}"] for address, _ in tool.texts()}
        return self._templates.get_template(SHEET).render(
            tool=tool,
            texts=texts,
            level=level,
            notice=self._course.worksheet_notice,
            project=self._course.project,
            t=self._words.t,
            n=self._words.n,
        )

    def placed(self, html: str) -> str:
        """A lesson's HTML with its worksheets where its `tool` blocks stand."""
        if 'class="tool-place"' not in html:
            return html

        def fill(place: re.Match[str]) -> str:
            tool = self._module.tool(place[2])
            return f"{place[1]}{self.sheet(tool, IN_LESSON) if tool else ''}</div>"

        return _PLACE.sub(fill, html)


def tools_in(lesson: Lesson) -> list[str]:
    """Ids of the worksheets that a lesson places, in order."""
    return [block.argument.strip() for block in lesson.body.outline.blocks if block.name == TOOL_BLOCK]
