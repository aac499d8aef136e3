"""Changes and effects in words, for a terminal and for reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal

from msgspec import to_builtins

from builder.author.diff.compare import Change
from builder.author.diff.effects import Effects

Op = Literal["same", "out", "in"]

TITLES = (
    ("unsafe", "Not safe to upload over the old package"),
    ("reset", "What learners lose"),
    ("grades", "What can change grades"),
    ("todo", "What learners have to do anew"),
    ("notes", "Also"),
)


def text(name: str, changes: list[Change], found: Effects) -> str:
    """One module's changes and effects."""
    lines = [name, "=" * len(name)]
    if not changes:
        return "\n".join((*lines, "No changes."))
    lines += (line for change in changes for line in _change(change))
    for field, title in TITLES:
        said: tuple[str, ...] = getattr(found, field)
        if said:
            lines += ("", f"{title}:", *(f"  - {line}" for line in said))
    lines += ("", "Safe to upload over the old package." if found.safe else "NOT SAFE to upload over the old package.")
    return "\n".join(lines)


def as_json(compared: dict[str, tuple[list[Change], Effects]]) -> str:
    """All modules: a list of objects with `module`, `safe`, `changes`, `effects`."""
    found: list[dict[str, Any]] = [
        {"module": name, "safe": effects.safe, "changes": to_builtins(changes), "effects": to_builtins(effects)}
        for name, (changes, effects) in compared.items()
    ]
    return json.dumps(found, indent=2, ensure_ascii=False)


def _change(change: Change) -> Iterator[str]:
    yield (
        f"{change.kind}: {change.what} {change.where}"
        if change.where != change.what
        else f"{change.kind}: {change.what}"
    )
    if change.kind == "added":
        yield from (f"    + {line}" for line in change.after)
    elif change.kind == "removed":
        yield from (f"    - {line}" for line in change.before)
    else:
        for op, line in lines(change.before, change.after):
            if op != "same":
                yield f"    {'-' if op == 'out' else '+'} {line}"


def lines(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[tuple[Op, str]]:
    """The lines of two texts in the order in which a reader follows the change."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (("same", line) for line in before[a:b])
        else:
            yield from (("out", line) for line in before[a:b])
            yield from (("in", line) for line in after[c:d])
