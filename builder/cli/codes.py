"""Exit codes, and the error that means wrong usage."""

from __future__ import annotations

SOUND = 0
PROBLEMS = 1
"""Problems in the content."""
USAGE = 2
"""Wrong usage, or an environment in which the command cannot do its work."""
INTERRUPTED = 130


class UsageError(Exception):
    """The command cannot do what was asked; the text says why, for people."""
