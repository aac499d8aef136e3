"""The changes between two packages, in the order in which a reviewer asks for them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from builder.author.diff.contents import Contents, Question, Quiz, Sheet

Kind = Literal["added", "removed", "changed", "moved"]


class Change(Struct, frozen=True):
    """One change: of what (`lesson`, `question`, `key`, `setting` …), where, and its lines before and after."""

    kind: Kind
    what: str
    where: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def compare(old: Contents, new: Contents) -> list[Change]:
    """Everything that differs, identity first, then settings, objectives, lessons, quizzes, pages, media."""
    return [
        *_identity(old, new),
        *_settings("module", old.settings, new.settings),
        *_texts("objective", old.objectives, new.objectives),
        *_order("lesson", tuple(old.lessons), tuple(new.lessons)),
        *_lessons(old, new),
        *_quizzes(old.quizzes, new.quizzes),
        *_sheets(old, new),
        *_lines("project", "project", old.project, new.project),
        *_lines("private notes", "private notes", old.reflections, new.reflections),
        *_pages(old.pages, new.pages),
        *_media(old.media, new.media),
        *_lines("manifest", "imsmanifest.xml", old.manifest, new.manifest),
        *([Change("changed", "player", "player and style")] if old.player != new.player else []),
    ]


def _identity(old: Contents, new: Contents) -> Iterator[Change]:
    for what in ("edition", "course", "module", "language", "version"):
        before, after = getattr(old, what), getattr(new, what)
        if before != after:
            yield Change("changed", what, what, (before,), (after,))
    if old.identifiers != new.identifiers:
        yield Change("changed", "identifiers", "identifiers", old.identifiers, new.identifiers)


def _settings(where: str, old: Mapping[str, Any], new: Mapping[str, Any], what: str = "setting") -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Change("changed", what, f"{where}: {key}", _value(old, key), _value(new, key))


def _value(settings: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = settings.get(key)
    if key not in settings:
        return ()
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),)


def _texts(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for id in dict.fromkeys((*old, *new)):
        yield from _lines(what, id, _one(old, id), _one(new, id))


def _one(texts: Mapping[str, str], id: str) -> tuple[str, ...] | None:
    return (texts[id],) if id in texts else None


def _lines(what: str, where: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> Iterator[Change]:
    if old == new:
        return
    if old is None:
        yield Change("added", what, where, (), new or ())
    elif new is None:
        yield Change("removed", what, where, old, ())
    else:
        yield Change("changed", what, where, old, new)


def _order(what: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    before = tuple(id for id in old if id in new)
    after = tuple(id for id in new if id in old)
    if before != after:
        yield Change("moved", what, "order", before, after)


def _lessons(old: Contents, new: Contents) -> Iterator[Change]:
    for id in dict.fromkeys((*old.lessons, *new.lessons)):
        before, after = old.lessons.get(id), new.lessons.get(id)
        yield from _lines("lesson", id, before and (before[0], *before[1]), after and (after[0], *after[1]))


def _quizzes(old: Mapping[str, Quiz], new: Mapping[str, Quiz]) -> Iterator[Change]:
    for id in dict.fromkeys((*old, *new)):
        before, after = old.get(id), new.get(id)
        if before is None or after is None:
            kind: Kind = "removed" if after is None else "added"
            yield Change(kind, "quiz", id)
        if before and after:
            yield from _settings(f"quiz {id}", before.settings, after.settings)
        known, asked = before.questions if before else {}, after.questions if after else {}
        for question in dict.fromkeys((*known, *asked)):
            yield from _question(f"{id}/{question}", known.get(question), asked.get(question))


def _question(where: str, old: Question | None, new: Question | None) -> Iterator[Change]:
    yield from _lines("question", where, old.lines if old else None, new.lines if new else None)
    if old and new:
        what = "key" if old.rev != new.rev else "setting"
        changes = list(_settings(f"question {where}", old.settings, new.settings, what))
        yield from changes
        if old.options != new.options and old.lines == new.lines:
            yield Change("moved", "options", f"question {where}", _shown(old), _shown(new))
        if old.rev != new.rev and not changes:
            yield Change("changed", "key", f"question {where}")


def _sheets(old: Contents, new: Contents) -> Iterator[Change]:
    for id in dict.fromkeys((*old.sheets, *new.sheets)):
        before, after = (contents.sheets.get(id) for contents in (old, new))
        yield from _lines("worksheet", id, _fields(before) if before else None, _fields(after) if after else None)


def _shown(question: Question) -> tuple[str, ...]:
    return tuple(f"{id}: {words}" for id, words in question.options.items())


def _fields(sheet: Sheet) -> tuple[str, ...]:
    return (
        sheet.title,
        *(
            f"{id}: {kind}{''.join(f' | {choice}' for choice in choices)}"
            for id, (kind, choices) in sheet.fields.items()
        ),
    )


def many(count: int, what: str) -> str:
    """A number and its noun."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _pages(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    for view in dict.fromkeys((*old, *new)):
        yield from _lines("page", view, old.get(view), new.get(view))


def _media(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            kind: Kind = "added" if name not in old else "removed" if name not in new else "changed"
            yield Change(kind, "media", name)
