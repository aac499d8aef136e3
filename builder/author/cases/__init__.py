"""A case that branches, for its author: drawn as a graph, and told in words."""

from __future__ import annotations

from pathlib import Path

from builder.author.cases.drawing import drawing
from builder.author.cases.graph import Graph, graph_of
from builder.author.cases.words import words
from builder.build import UnknownModuleError
from builder.load import load_course, load_module
from builder.model.questions.scenario import Scenario

__all__ = ["Graph", "drawing", "graph_of", "graphs", "words"]


def graphs(root: Path, modules: tuple[str, ...] = ()) -> list[tuple[str, Graph]]:
    """Every case of a course, or of the modules named, with its module's id, as far as they load.

    Raises UnknownModuleError.
    """
    course, _ = load_course(root)
    written = course.written if course else ()
    for module in modules:
        if module not in written:
            raise UnknownModuleError(module, written)
    found: list[tuple[str, Graph]] = []
    for id in (modules or written) if course else ():
        loaded, _ = load_module(root, course, id) if course else (None, [])
        asked = (question for quiz in loaded.quizzes for question in quiz.questions) if loaded else ()
        found += [(id, graph_of(question)) for question in asked if isinstance(question, Scenario)]
    return found
