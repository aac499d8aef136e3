"""The page with the cases of a module, drawn and in words."""

from __future__ import annotations

from html import escape

from builder.author.cases import drawing, graph_of, words
from builder.model.module import Module
from builder.model.questions.scenario import Scenario
from builder.preview.files import page


def cases_of(module: Module) -> list[Scenario]:
    """The cases of a module, in the order of its quizzes."""
    return [one for quiz in module.quizzes for one in quiz.questions if isinstance(one, Scenario)]


def cases_page(module: Module) -> bytes:
    """The page; it says so where the module has none."""
    shown = "".join(map(_section, cases_of(module))) or "<p>This module has no cases.</p>"
    return page("cases.html").replace(b"<!-- cases -->", shown.encode())


def _section(case: Scenario) -> str:
    graph = graph_of(case)
    id = escape(case.id)
    return (
        f'<section aria-labelledby="case-{id}"><h2 id="case-{id}">{id}</h2>'
        f'<div class="sheet" tabindex="0" role="group" aria-label="The drawing of {id}">{drawing(graph)}</div>'
        f'<details><summary>In words</summary><pre tabindex="0">{escape(words(graph))}</pre></details></section>'
    )
