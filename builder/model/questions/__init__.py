"""Question types, one file each, found by convention.

Every module here but `base` defines one subclass of `Question` whose `tag` is the `type:` that
authors write. `templates/questions/<tag>.html` draws it, `templates/player/questions/<tag>.js`
asks and scores it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from builder.model.questions.base import Question


@cache
def question_types() -> dict[str, type[Question]]:
    """The question types by tag, in alphabetical order."""
    types: dict[str, type[Question]] = {}
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        if name == "base":
            continue
        module = importlib.import_module(f"{__name__}.{name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Question) and value.__module__ == module.__name__:
                types[value.tag] = value
    return types
