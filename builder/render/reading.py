"""How long a lesson takes.

The rule, as docs and pages state it: 180 words a minute (attentive reading, on a screen, by people
who may read in a second language), one minute for each question, rounded up to whole minutes.
"""

from __future__ import annotations

WORDS_A_MINUTE = 180


def minutes(words: int, questions: int) -> int:
    """Whole minutes for a text of so many words with so many questions, at least 1."""
    return max(1, -(-words // WORDS_A_MINUTE) + questions)
