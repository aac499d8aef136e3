"""Comparing texts as readers do: by their words."""

from __future__ import annotations

import re

_NOT_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A text without case, punctuation and spacing."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
