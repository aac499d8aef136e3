"""Quizzes: their effective settings, and their questions as the player takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from jinja2 import Environment, Template
from markupsafe import Markup
from msgspec import Struct

from builder.locale import Catalogue
from builder.model.course import Defaults
from builder.model.module import Module
from builder.model.questions.base import Question
from builder.model.quiz import Counts, Feedback, Quiz, Retry, Shuffle
from builder.render.plain import stem
from builder.state import key, pool, rev

Box = tuple[float, float, float, float]


class Settings(Struct, frozen=True):
    """What holds for a quiz after the course's defaults: percent, counts (0: unlimited, all, not by objective)."""

    pass_mark: int
    attempts: int
    draw: int
    draw_per_objective: int
    shuffle: tuple[Shuffle, ...]
    feedback: Feedback
    counts: Counts
    retry: Retry


class QuizRenderer:
    """Renders the quizzes of one module, whose texts are rendered already (address -> HTML)."""

    def __init__(
        self, templates: Environment, words: Catalogue, texts: Mapping[str, str], pictures: Callable[[str, str], Box]
    ) -> None:
        """`pictures` gives left, top, width and height, in its own units, of a picture that a file names."""
        self._templates = templates
        self._shared = {"t": words.t, "n": words.n, "line": line, "box": lambda of: pictures(of.image, of.at.path)}
        self._texts = texts
        self._by_type: dict[str, Template] = {}

    def part(self, quiz: Quiz) -> dict[str, Any]:
        """The quiz's `QuizPart`."""
        return {"questions": [self._question(quiz, question) for question in quiz.questions]}

    def _question(self, quiz: Quiz, question: Question) -> dict[str, Any]:
        head = f"question.{question.id}."
        texts = _Texts((address, self._texts[head + address]) for address, _ in question.texts())
        return {
            "id": question.id,
            "key": key(question.id),
            "rev": rev(question),
            "type": question.tag,
            "objective": question.objective,
            "points": question.points,
            "scored": question.scored and quiz.kind != "survey",
            "stem": stem(question.said(texts["text"])),
            "html": self._template(question.tag).render(question=question, texts=texts, **self._shared).strip(),
            **question.player_data(),
        }

    def _template(self, tag: str) -> Template:
        if tag not in self._by_type:
            self._by_type[tag] = self._templates.get_template(f"questions/{tag}.html")
        return self._by_type[tag]


class _Texts(dict[str, str]):
    """The texts of a question; a template may ask for one that the author did not write."""

    def __missing__(self, address: str) -> str:
        return ""


def line(html: str) -> Markup:
    """What is inside a text that is one paragraph or has no block at all, so that it can stand in a line; else ""."""
    html = html.strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.find("<p", 3) < 0:
        return Markup(html[3:-4])
    return Markup("" if html.startswith("<") else html)


def settings(quiz: Quiz, defaults: Defaults) -> Settings:
    """The effective settings: the quiz's own, else the course's.

    Checks and surveys have no pass mark and no limit of attempts unless the quiz itself says so, and a
    check answers after each question: that is what it is for. A pre-test is taken once, before the
    lessons, unless it says otherwise.
    """
    graded = quiz.kind in ("assessment", "pretest")
    usual: dict[str, int | Literal["unlimited"]] = {"assessment": defaults.attempts, "pretest": 1}
    attempts = quiz.attempts or usual.get(quiz.kind, "unlimited")
    feedback = quiz.feedback or {"check": "after-question", "survey": "none"}.get(quiz.kind, defaults.feedback)
    return Settings(
        pass_mark=(quiz.pass_mark or defaults.pass_mark) if graded else 0,
        attempts=0 if attempts == "unlimited" else attempts,
        draw=quiz.draw or 0,
        draw_per_objective=quiz.draw_per_objective or 0,
        shuffle=quiz.shuffle or (defaults.shuffle if graded else ()),
        feedback=feedback,  # type: ignore[arg-type]
        counts=quiz.counts or "best",
        retry=quiz.retry or "at-once",
    )


def asked(quiz: Quiz, module: Module) -> int:
    """How many questions a learner is asked in one attempt."""
    if quiz.draw_per_objective:
        pools = [sum(q.objective == objective.id for q in quiz.questions) for objective in module.objectives]
        return sum(min(pool, quiz.draw_per_objective) for pool in pools)
    return min(quiz.draw or len(quiz.questions), len(quiz.questions))


def quiz_data(quiz: Quiz, part: str, effective: Settings) -> dict[str, Any]:
    """The quiz's `QuizData`; `part` is the name of the part that brings its questions."""
    return {
        "id": quiz.id,
        "key": key(quiz.id),
        "title": quiz.title,
        "kind": quiz.kind,
        "part": part,
        "passMark": effective.pass_mark,
        "attempts": effective.attempts,
        "draw": effective.draw,
        "drawPerObjective": effective.draw_per_objective,
        "shuffle": list(effective.shuffle),
        "feedback": effective.feedback,
        "counts": effective.counts,
        "retry": effective.retry,
        "count": len(quiz.questions),
        "pool": pool(quiz),
    }
