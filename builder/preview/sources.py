"""Where each thing on a module's page is written: for the links into the author's editor.

Nothing is added to the module's own files. The scanner's outlines have the place of every paragraph, list
item, cell, heading and block; the page finds them again by their words, in order, inside the element that
holds the text (`place`: a selector).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.model.base import Text
from builder.model.course import Course
from builder.model.module import Module


def places(course: Course, module: Module) -> list[dict[str, Any]]:
    """Each text of the module: `place`, `path`, where it starts, and its pieces as [words or id, line, column]."""
    found = [_text("#opening", module.body)]
    found += [_text(f'[id="lesson/{lesson.id}"]', lesson.body) for lesson in module.lessons]
    for quiz in module.quizzes:
        for question in quiz.questions:
            at = question.at.start
            pieces = [piece for _, text in question.texts() for piece in _pieces(text)]
            place = f"#question-{question.id}"
            found.append({"place": place, "path": at.path, "line": at.line, "column": at.column, "pieces": pieces})
    found += [_text("#glossary", entry.definition) for entry in course.glossary]
    return found


def _text(place: str, text: Text) -> dict[str, Any]:
    pieces = list(_pieces(text))
    return {"place": place, "path": text.path, "line": text.line, "column": text.column, "pieces": pieces}


def _pieces(text: Text) -> Iterator[tuple[str, int, int]]:
    """What can be found on the page: `#anchor` of headings and blocks, and the words of all else."""
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
