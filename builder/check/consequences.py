"""What follows from another mistake is not said beside it: one slip of an author is one message.

A name misspelt where something is used leaves the right name unused; a file under a wrong name is missing
where it is named. Both are told by the message about the slip, which says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.diagnostics import Diagnostic

UNUSED = frozenset(("I003", "I026", "I027", "L049", "Q043", "W003"))
"""Nobody assesses, shows, names, uses or places a thing."""

MISNAMED = frozenset(("C041", "C042", "L055"))
"""A file that is not read because of its name."""

_MEANT = re.compile(r"did you mean `([^`]+)`\?")
_NAME = re.compile(r"`\{*([^`{}]+)\}*`")
_RENAMED = re.compile(r"(?:quizzes|modules)/[^/]+/([^/`]+)\.yaml")


def without_consequences(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a module without those that only follow from others of them."""
    everything = list(found)
    meant = {name for one in everything for name in _MEANT.findall(one.hint)}
    misnamed = [one for one in everything if one.code in MISNAMED]
    renamed = {name for one in misnamed for name in _RENAMED.findall(one.hint)}
    a_lesson = any(one.position.path.startswith("modules/") and ".md" in one.position.path for one in misnamed)
    broken = sorted(one.position for one in everything if one.code == "M001" and "is no block" in one.message)

    def follows(one: Diagnostic) -> bool:
        if one.code == "M003":
            before = [at for at in broken if at.path == one.position.path and at < one.position]
            return bool(before) and not any(
                other.code == "M003" and before[-1] < other.position < one.position for other in everything
            )
        names = {one.position.path} if one.code == "L049" else set(_NAME.findall(one.message)[:1])
        if one.code in UNUSED and any(name in meant or _ends(name, meant) for name in names):
            return True
        return (one.code == "I023" and bool(names & renamed)) or (one.code == "I026" and a_lesson)

    return [one for one in everything if not follows(one)]


def _ends(path: str, meant: set[str]) -> bool:
    """Whether a file was meant by a path that is written from another place."""
    return "/" in path and any(path.endswith(f"/{name}") for name in meant)
