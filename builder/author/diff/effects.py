"""What a new version does to learners who are half-way, and to the LMS (docs/design: saved state, identity)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builder.author.diff.compare import Change
from builder.author.diff.contents import Contents, Quiz


class Effects(Struct, frozen=True):
    """`unsafe`: reasons not to upload over the old package; the others are what learners will notice."""

    unsafe: tuple[str, ...]
    reset: tuple[str, ...]
    grades: tuple[str, ...]
    todo: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def safe(self) -> bool:
        """Whether the new package can be uploaded over the old one."""
        return not self.unsafe


def effects(old: Contents, new: Contents, changes: list[Change]) -> Effects:
    """What the changes do; an empty list of changes does nothing."""
    return Effects(
        unsafe=tuple(_unsafe(old, new)),
        reset=tuple(_reset(old, new)),
        grades=tuple(_grades(old, new)),
        todo=tuple(_todo(old, new)),
        notes=tuple(_notes(old, new, changes)),
    )


def _unsafe(old: Contents, new: Contents) -> Iterator[str]:
    if old.edition != new.edition:
        yield f"the edition changes from {old.edition} to {new.edition}: an LMS keeps progress by edition"
    if old.language != new.language:
        yield f"the language changes from {old.language} to {new.language}: language editions are separate activities"
    if old.course != new.course:
        yield f"the course id changes from {old.course} to {new.course}: the LMS sees another course"
    if old.module != new.module:
        yield f"the module id changes from {old.module} to {new.module}: the LMS sees another module"
    if old.identifiers != new.identifiers and (old.course, old.module, old.language) == (
        new.course,
        new.module,
        new.language,
    ):
        yield "the manifest's identifiers change: the LMS drops the progress kept under the old ones"


def _reset(old: Contents, new: Contents) -> Iterator[str]:
    for id, (title, _) in old.lessons.items():
        if id not in new.lessons:
            yield f"lesson `{id}` ('{title}') is gone, and with it that it was read"
    for id, quiz in old.quizzes.items():
        after = new.quizzes.get(id)
        if after is None:
            yield f"quiz `{id}` is gone, and with it its answers and attempts"
            continue
        for question, was in quiz.questions.items():
            now = after.questions.get(question)
            if now is None:
                yield f"question `{question}` of `{id}` is gone, and its saved answer with it"
            elif now.rev != was.rev:
                yield f"question `{question}` of `{id}` has another key or other options: its saved answer goes"


def _grades(old: Contents, new: Contents) -> Iterator[str]:
    id = new.settings["assessment"]
    if old.settings["assessment"] != id:
        yield f"another quiz is graded: `{id or 'none'}` in place of `{old.settings['assessment'] or 'none'}`"
    before, after = old.quizzes.get(id), new.quizzes.get(id)
    if before and after:
        yield from _graded(before, after)
    for setting in ("mastery", "report"):
        if old.settings[setting] != new.settings[setting]:
            yield f"`{setting}` changes from {old.settings[setting]} to {new.settings[setting]}"
    if old.objectives.keys() != new.objectives.keys():
        yield "the objectives that are reported to the LMS are others"


def _graded(before: Quiz, after: Quiz) -> Iterator[str]:
    for setting in ("passMark", "draw", "drawPerObjective", "attempts"):
        if before.settings.get(setting) != after.settings.get(setting):
            was, now = before.settings.get(setting), after.settings.get(setting)
            yield f"`{setting}` of the assessment changes from {was} to {now}: new attempts count by it"
    keys = [id for id, was in before.questions.items() if (now := after.questions.get(id)) and now.rev != was.rev]
    if keys:
        yield f"{_many(len(keys), 'graded question')} with another key or options: new attempts count by it"
    points = [
        id
        for id, was in before.questions.items()
        if (now := after.questions.get(id)) and now.settings.get("points") != was.settings.get("points")
    ]
    if points:
        yield f"{_many(len(points), 'graded question')} with other points"


def _todo(old: Contents, new: Contents) -> Iterator[str]:
    added = [id for id in new.lessons if id not in old.lessons]
    if added:
        yield f"{_many(len(added), 'new lesson')} to open before the module is complete: {', '.join(added)}"
    if old.settings["completion"] != new.settings["completion"]:
        was, now = old.settings["completion"], new.settings["completion"]
        yield f"the module is complete by `{now}` and no longer by `{was}`"


def _notes(old: Contents, new: Contents, changes: list[Change]) -> Iterator[str]:
    if not changes:
        return
    if old.version == new.version and any(change.what != "player" for change in changes):
        yield f"the version is still {old.version}; raise it, so that reports can tell the two apart"
    yield "who has passed or completed the module stays so, and no score is lowered"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
