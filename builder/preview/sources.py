"""Where each thing on a module's page is written: for the links into the author's editor.

Nothing is added to the module's own files. The scanner's outlines have the place of every paragraph, list
item, cell, heading and block; the page finds them again by their words, in order, inside the element that
holds the text (`place`: a selector). Options of questions and fields of worksheets are found by their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.model.base import Place, Text
from builder.model.course import Course
from builder.model.module import Module
from builder.model.questions.base import Question
from builder.model.questions.scenario import Scenario
from builder.model.tools import Tool

OPTIONS = ("options", "pairs", "items", "regions", "statements")
"""What questions have that the page holds in an element of its own, `data-option`."""


def places(course: Course, module: Module) -> list[dict[str, Any]]:
    """Each text of the module: `place`, `path`, where it starts, and its pieces as [words or id, line, column]."""
    found = [_sheet(tool) for tool in module.tools]
    found.append(_text("#opening", module.body))
    found += [_text(f'[id="lesson/{lesson.id}"]', lesson.body) for lesson in module.lessons]
    for quiz in module.quizzes:
        for question in quiz.questions:
            found.append(_question(question))
    found += [_text("#glossary", entry.definition) for entry in course.glossary]
    return found


def _question(question: Question) -> dict[str, Any]:
    at = question.at.start
    pieces = []
    for address, text in question.texts():
        part, _, rest = address.partition(".")
        id, _, what = rest.partition(".")
        if what in ("text", "left") and part in OPTIONS:
            pieces.append((f'@[data-option="{id}"]', text.line, text.column))
        elif address == "text":
            pieces += [("@.stem", text.line, text.column), *_pieces(text)]
        else:
            pieces += _pieces(text)
    if question.tag == "true-false":
        answer = question.at.of("answer")
        pieces.append(("@[data-option]", answer.line, answer.column))
    if isinstance(question, Scenario):
        for ending in question.endings:
            title = ending.at.of("title")
            pieces.append((ending.title, title.line, title.column))
    place = f"#question-{question.id}"
    return {"place": place, "path": at.path, "line": at.line, "column": at.column, "pieces": pieces}


def _sheet(tool: Tool) -> dict[str, Any]:
    at = tool.at.start
    pieces = [("@.sheet-kind", at.line, at.column)]
    pieces += [piece for _, text in tool.texts() for piece in _pieces(text)]
    for number, section in enumerate(tool.sections, 1):
        title = section.at.of("title")
        pieces.append((f"@#tool-{tool.id}-{number}", title.line, title.column))
        pieces += [(f'@[data-field="{field.id}"]', *_start(field.at)) for field in section.fields]
    return {
        "place": f"#tool-{tool.id}",
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "pieces": pieces,
    }


def _start(at: Place) -> tuple[int, int]:
    return at.line, at.column


def _text(place: str, text: Text) -> dict[str, Any]:
    pieces = list(_pieces(text))
    return {"place": place, "path": text.path, "line": text.line, "column": text.column, "pieces": pieces}


def _pieces(text: Text) -> Iterator[tuple[str, int, int]]:
    """What can be found on the page: `#anchor` of headings and blocks, `@selector`, and the words of all else."""
    outline = text.outline
    for heading in outline.headings:
        yield f"#{heading.anchor}", heading.line, heading.column
    for block in outline.blocks:
        if block.id:
            yield f"#{block.id}", block.line, block.column
    if outline.prose:
        for sentence in outline.prose:
            yield sentence.text, sentence.line, sentence.column
    else:
        yield text.source, text.line, text.column
