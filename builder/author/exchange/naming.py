"""Ids of questions that come from elsewhere: made of their name, else of their text, so that they stay the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from builder.model.base import ID

LONGEST = 48


def identifier(name: str, text: str) -> str:
    """An id: the name where it is one, else its lower-case ASCII with hyphens, else a digest of the text."""
    if re.fullmatch(ID, name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return id or f"q-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def unique(id: str, taken: Iterable[str]) -> str:
    """The id, or with the first number behind it that is free."""
    used = set(taken)
    number, free = 1, id
    while free in used:
        number += 1
        tail = f"-{number}"
        free = id[: LONGEST - len(tail)].rstrip("-") + tail
    return free
