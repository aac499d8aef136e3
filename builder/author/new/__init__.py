"""New files that pass `check --strict` at once: `course new`.

`scaffold` fills the templates of `templates/new/`, `edit` puts single lines into files that exist,
`make` says which files belong to a course, a module, a lesson and so on. Nothing is overwritten.
"""

from __future__ import annotations


class NewError(Exception):
    """What was asked for cannot be made; the text says why, for people."""
