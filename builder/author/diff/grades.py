"""What of a new version can change grades: pass mark, attempts, draw, pool, keys, points, what is reported.

`templates/player/session/status.js` and `quiz/attempt.js` decide it from the saved attempts and the settings of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

from builder.author.diff.compare import many
from builder.author.diff.contents import Contents, Quiz
from builder.author.diff.lost import is_graded, reading_otherwise

BY_IT = "new attempts count by it"


def grades(old: Contents, new: Contents) -> Iterator[str]:
    """A sentence for each way in which a score or a status can come out otherwise."""
    was, now = old.settings["assessment"], new.settings["assessment"]
    if was != now:
        yield f"another quiz is graded: `{now or 'none'}` in place of `{was or 'none'}`"
    for id, after in new.quizzes.items():
        before = old.quizzes.get(id)
        if is_graded(after) and before and is_graded(before):
            yield from _graded(f"the {_named(after)}", before, after)
    for id in dict.fromkeys((*old.quizzes, *new.quizzes)):
        one = new.quizzes.get(id) or old.quizzes[id]
        if one.settings["kind"] == "pretest" and (id not in old.quizzes or id not in new.quizzes):
            what = "new: who passes it has passed the module" if id in new.quizzes else "gone"
            yield f"the pre-test `{id}` is {what}"
    for setting in ("mastery", "report"):
        if old.settings[setting] != new.settings[setting]:
            yield f"`{setting}` changes from {old.settings[setting]} to {new.settings[setting]}"
    if old.objectives.keys() != new.objectives.keys():
        yield "the objectives that are reported to the LMS are others"


def _named(quiz: Quiz) -> str:
    return "assessment" if quiz.settings["kind"] == "assessment" else "pre-test"


def _graded(name: str, before: Quiz, after: Quiz) -> Iterator[str]:
    was, now = before.settings, after.settings
    if was["passMark"] != now["passMark"]:
        lower = now["passMark"] < was["passMark"]
        yield f"the pass mark of {name} changes from {was['passMark']} to {now['passMark']}: " + (
            f"whose best attempt has {now['passMark']} per cent has passed at the next visit"
            if lower
            else "new attempts count by it, who has passed stays so"
        )
    if was["attempts"] != now["attempts"]:
        yield f"the attempts at {name} change from {_limit(was)} to {_limit(now)}: " + _attempts(was, now)
    for setting in ("draw", "drawPerObjective"):
        if was.get(setting) != now.get(setting):
            yield f"`{setting}` of {name} changes from {was.get(setting)} to {now.get(setting)}: {BY_IT}"
    if was.get("counts") != now.get("counts"):
        yield f"what counts of {name} changes from the {was.get('counts')} to the {now.get('counts')} attempt"
    if was["kind"] != now["kind"]:
        yield f"`{after.id}` is now the {_named(after)}"
    yield from _pool(name, before, after)


def _limit(settings: dict[str, Any]) -> str:
    return str(settings["attempts"] or "unlimited")


def _attempts(was: dict[str, Any], now: dict[str, Any]) -> str:
    if now["attempts"] and (not was["attempts"] or now["attempts"] < was["attempts"]):
        return f"who has used {now['attempts']} or more without passing is reported as failed at the next visit"
    return (
        f"who had used {was['attempts']} can try again; an LMS that locks what has failed, as Moodle does, "
        "lets them do so only in a new attempt of its own"
    )


def _pool(name: str, before: Quiz, after: Quiz) -> Iterator[str]:
    both = [(was, now) for id, was in before.questions.items() if (now := after.questions.get(id))]
    keys = sum(was.rev != now.rev for was, now in both)
    if keys:
        yield f"{many(keys, 'graded question')} of {name} with another key or options: {BY_IT}"
    moved = sum(was.settings["type"] == "ordering" and reading_otherwise(was, now) for was, now in both)
    if moved:
        yield f"{many(moved, 'graded question')} of {name} with another right order: {BY_IT}"
    points = sum(was.settings.get("points") != now.settings.get("points") for was, now in both)
    if points:
        yield f"{many(points, 'graded question')} of {name} with other points: {BY_IT}, running ones too"
    aims = sum(was.settings.get("objective") != now.settings.get("objective") for was, now in both)
    if aims:
        yield f"{many(aims, 'graded question')} of {name} for another objective: its score is made of others"
    added, gone = (after.questions.keys() - before.questions.keys(), before.questions.keys() - after.questions.keys())
    if added or gone:
        yield f"{name} has {_count(added, 'new')}{' and ' if added and gone else ''}{_count(gone, 'gone')}: {BY_IT}"


def _count(ids: Set[str], what: str) -> str:
    return f"{many(len(ids), 'question')} that {'is' if len(ids) == 1 else 'are'} {what}" if ids else ""
