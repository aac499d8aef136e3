"""The name that an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """'did you mean `x`?' for the nearest known name, or an empty string when none is near."""
    from difflib import get_close_matches  # only when something is wrong

    folded = {name.casefold(): name for name in known}
    near = get_close_matches(wrong.casefold(), list(folded), n=1, cutoff=0.6)
    return f"did you mean `{folded[near[0]]}`?" if near else ""
