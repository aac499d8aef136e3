"""What of a learner's saved work a new version no longer takes.

`templates/player/state/upgrade.js` and `quiz/attempt.js` do it: lessons are kept by id, answers to checks by the
question's id whatever quiz it is in, attempts by the id of their quiz, worksheets and notes by theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.author.diff.contents import Contents, Question, Quiz, Sheet

GRADED = ("assessment", "pretest")
"""Kinds of quizzes whose attempts are kept; of the others the answers are, by question."""


def lost(old: Contents, new: Contents) -> Iterator[str]:
    """A sentence for each thing that is reset."""
    for id, (title, _) in old.lessons.items():
        if id not in new.lessons:
            yield f"lesson `{id}` ('{title}') is gone, and with it that it was read"
    for quiz in old.quizzes.values():
        yield from _attempts(quiz, new.quizzes.get(quiz.id)) if is_graded(quiz) else _answers(quiz, new)
    yield from _work(old, new)


def is_graded(quiz: Quiz) -> bool:
    """Whether the player keeps attempts at a quiz, and not just answers."""
    return quiz.settings["kind"] in GRADED


def reading_otherwise(was: Question, now: Question) -> bool:
    """Whether words of options have changed places while answers are kept under the same ids."""
    moved = {id for id, words in was.options.items() if now.options.get(id, words) != words}
    before = {was.options[id] for id in moved}
    return was.rev == now.rev and any(now.options[id] in before for id in moved)


def _answers(quiz: Quiz, new: Contents) -> Iterator[str]:
    """A check's answers stay with their questions, in whatever check these are now."""
    now = {
        id: question
        for other in new.quizzes.values()
        if not is_graded(other)
        for id, question in other.questions.items()
    }
    if quiz.questions and not any(id in now for id in quiz.questions):
        yield f"quiz `{quiz.id}` is gone, and with it its answers"
        return
    for id, was in quiz.questions.items():
        yield from _question(was, now.get(id), quiz.id, "its saved answer goes", "its saved answer with it")


def _attempts(quiz: Quiz, after: Quiz | None) -> Iterator[str]:
    if after is None or not is_graded(after):
        yield (
            f"quiz `{quiz.id}` {'is gone' if after is None else 'is graded no more'}, and with it the attempts at it: "
            "how many were used, the best score and an attempt that is running; the LMS keeps the score it has"
        )
        return
    for id, was in quiz.questions.items():
        yield from _question(
            was,
            after.questions.get(id),
            quiz.id,
            "its saved answer in a running attempt goes",
            "a running attempt gets another in its place, where there is one",
        )
    drawn = after.settings.get("draw") if not after.settings.get("drawPerObjective") else 0
    shorter = asked(quiz) - (drawn or len(after.questions))
    if shorter > 0:
        yield f"running attempts at `{quiz.id}` lose their last {shorter} of {asked(quiz)} questions"


def _question(was: Question, now: Question | None, quiz: str, changed: str, gone: str) -> Iterator[str]:
    if now is None:
        yield f"question `{was.id}` of `{quiz}` is gone: {gone}"
    elif now.rev != was.rev:
        yield f"question `{was.id}` of `{quiz}` has another key or other options: {changed}"
    elif reading_otherwise(was, now):
        yield (
            f"options of question `{was.id}` of `{quiz}` have changed places without ids of their own: its saved "
            "answer stays and now stands beside other words; give options an `id` before they move"
        )


def asked(quiz: Quiz) -> int:
    """How many questions an attempt has."""
    by_objective = quiz.settings.get("drawPerObjective") or 0
    if by_objective:
        objectives = [question.settings.get("objective") for question in quiz.questions.values()]
        return sum(min(by_objective, objectives.count(objective)) for objective in set(objectives))
    return min(quiz.settings.get("draw") or len(quiz.questions), len(quiz.questions))


def _work(old: Contents, new: Contents) -> Iterator[str]:
    for id, sheet in old.sheets.items():
        after = new.sheets.get(id)
        if after is None:
            yield f"worksheet `{id}` ('{sheet.title}') is gone, and with it what learners wrote into it"
        else:
            yield from _fields(id, sheet, after)
    for id in old.project:
        if id not in new.project:
            yield f"`{id}` is no longer asked about the project, and what learners wrote there is not shown"
    for id in old.reflections:
        if id not in new.reflections:
            yield f"the private notes `{id}` are gone from the lessons"


def _fields(id: str, before: Sheet, after: Sheet) -> Iterator[str]:
    for name, (kind, choices) in before.fields.items():
        field = f"field `{name}` of worksheet `{id}`"
        now_kind, now_choices = after.fields.get(name, ("", ()))
        if not now_kind:
            yield f"{field} is gone, and with it what learners wrote into it"
        elif now_kind != kind:
            yield f"{field} is a {now_kind} and no longer a {kind}: what it held is not shown"
        elif missing := [choice for choice in choices if choice not in now_choices]:
            yield f"{field} no longer has {_listed(missing)}: who chose it has chosen nothing"


def _listed(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
