"""What a new version does to learners who are half-way, and to the LMS (docs/design: saved state, identity)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builder.author.diff.compare import Change, many
from builder.author.diff.contents import Contents
from builder.author.diff.grades import grades
from builder.author.diff.lost import lost


class Effects(Struct, frozen=True):
    """`unsafe`: reasons not to upload over the old package; the others are what learners will notice."""

    unsafe: tuple[str, ...] = ()
    reset: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether the new package can be uploaded over the old one."""
        return not self.unsafe


def effects(old: Contents, new: Contents, changes: list[Change]) -> Effects:
    """What the changes do; an empty list of changes does nothing."""
    return Effects(
        unsafe=tuple(_unsafe(old, new)),
        reset=tuple(lost(old, new)),
        grades=tuple(grades(old, new)),
        todo=tuple(_todo(old, new)),
        notes=tuple(_notes(old, new, changes)),
    )


def effects_of_removal(module: str) -> Effects:
    """What it does that a revision has a module no more."""
    return Effects(
        unsafe=(
            f"the module `{module}` is gone: no new package takes the place of its old one, and whatever asks for its "
            "completion can no longer be reached by new learners",
        )
    )


def effects_of_addition(module: str) -> Effects:
    """What it does that a revision has a module more."""
    return Effects(notes=(f"the module `{module}` is new: add an activity for it, and do not put it over another",))


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


def _todo(old: Contents, new: Contents) -> Iterator[str]:
    added = [id for id in new.lessons if id not in old.lessons]
    if added:
        yield f"{many(len(added), 'new lesson')} to open before the module is complete: {', '.join(added)}"
    if old.settings["completion"] != new.settings["completion"]:
        was, now = old.settings["completion"], new.settings["completion"]
        yield (
            f"the module is complete by `{now}` and no longer by `{was}`: change the activity's completion, too, "
            "since the status reported is another word"
        )


def _notes(old: Contents, new: Contents, changes: list[Change]) -> Iterator[str]:
    if not changes:
        return
    if old.version == new.version and any(change.what != "player" for change in changes):
        yield f"the version is still {old.version}; raise it, so that reports can tell the two apart"
    yield "who has passed or completed the module stays so, and no score is lowered"
