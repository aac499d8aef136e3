"""The saved state of a module, as the builder sees it: keys, revs and the longest possible length.

The player's `templates/player/state/codec.js` writes the state; the sizes here are its sizes, and
`tests/state/` holds the two together by encoding generated modules with the player's own encoder.
All lengths are in characters, all of them ASCII.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from itertools import combinations

from builder.model.course import Course
from builder.model.module import Module
from builder.model.questions.base import Question
from builder.model.quiz import Quiz

LIMIT = 4096
"""Characters that any LMS must keep: cmi.suspend_data of SCORM 1.2 (RTE 3.4.4)."""

GIVEN_MAX = 240
"""Characters that one answer may take; the player cuts longer ones."""

KEY = 4
REV = 3
_LONG = 62
_HEAD = 1 + 8 + 5 + 1 + KEY + 2
_COUNT = 2
_LESSON = KEY + 1
_QUIZ = KEY + 2 + 2 + 2 + 4 + 1 + _COUNT
_FLAGS = 1
_CHECKSUM = 4


def key(id: str) -> str:
    """The name of a lesson, quiz or question in the saved state: 24 bits of SHA-256 as 4 base64url digits."""
    return base64.urlsafe_b64encode(hashlib.sha256(id.encode()).digest()[:3]).decode()


def rev(question: Question) -> str:
    """The revision of a question's key and options, 18 bits as 3 digits: an answer under another one is void."""
    data = json.dumps([question.type, question.key_data()], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return base64.urlsafe_b64encode(hashlib.sha256(data.encode()).digest()[:3]).decode()[:REV]


def pool(quiz: Quiz) -> list[str]:
    """Key and rev of each question, 7 characters each: what the player keeps answers by after an update."""
    return [key(question.id) + rev(question) for question in quiz.questions]


def collisions(module: Module) -> list[tuple[str, str]]:
    """Pairs of ids of one kind (lessons, quizzes, questions) whose keys are the same."""
    kinds = (
        [lesson.id for lesson in module.lessons],
        [quiz.id for quiz in module.quizzes],
        [question.id for quiz in module.quizzes for question in quiz.questions],
    )
    found: list[tuple[str, str]] = []
    for ids in kinds:
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for id in dict.fromkeys(ids):
            by_key[key(id)].append(id)
        for same in by_key.values():
            found += combinations(same, 2)
    return found


def longest_state(module: Module, course: Course) -> int:  # noqa: ARG001  (a course may come to set limits)
    """The length of the longest state that a learner of the module can have.

    Every lesson opened, every check answered at the greatest length, and an attempt at each
    assessment and pre-test running with the longest questions that a draw can take.
    """
    size = _HEAD + 3 * _COUNT + _CHECKSUM + _LESSON * len(module.lessons)
    for quiz in module.quizzes:
        if quiz.kind in ("assessment", "pretest"):
            size += _QUIZ + _longest_draw(quiz)
        else:
            size += sum(_record(question) for question in quiz.questions)
    return size


def _record(question: Question) -> int:
    given = min(question.answer_max(), GIVEN_MAX)
    return KEY + REV + 1 + (1 if given < _LONG else 3) + given


def _longest_draw(quiz: Quiz) -> int:
    if quiz.draw_per_objective:
        by_objective: defaultdict[str, list[int]] = defaultdict(list)
        for question in quiz.questions:
            by_objective[question.objective].append(_FLAGS + _record(question))
        return sum(sum(sorted(sizes)[-quiz.draw_per_objective :]) for sizes in by_objective.values())
    sizes = sorted(_FLAGS + _record(question) for question in quiz.questions)
    return sum(sizes[-quiz.draw :] if quiz.draw else sizes)
