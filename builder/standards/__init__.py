"""The editions a module can be packaged for, one file each.

`standard(id)` gives the one of an id; `standard_ids()` names them all. A file is imported when its
standard is asked for, so that looking at the names costs nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from builder.standards.base import Standard

_FILES = {"scorm12": "scorm12", "scorm2004-3": "scorm2004_3", "scorm2004-4": "scorm2004_4"}


def standard_ids() -> tuple[str, ...]:
    """Every standard's id, in the order of their age."""
    return tuple(_FILES)


@cache
def standard(id: str) -> Standard:
    """The standard of that id. Raises KeyError for an id that `standard_ids` does not name."""
    found: Standard = import_module(f"builder.standards.{_FILES[id]}").STANDARD
    return found
