"""The blocks of the dialect, one file each, found by convention.

A file `<block>.py` defines `SPEC`, its grammar, and, where its template needs more than title and
content, `view(head, page)`, a mapping of further variables for `templates/blocks/<template>.html`.
`prepare(element, head)`, where there is one, changes the element tree of the block's content before
its inline markup is read.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from builder.markdown.spec import Spec


@cache
def modules() -> dict[str, ModuleType]:
    """The module of each block, by the block's name."""
    found = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    return {module.SPEC.name: module for module in found}


@cache
def specs() -> dict[str, Spec]:
    """The grammar of each block, by its name."""
    return {name: module.SPEC for name, module in modules().items()}


@cache
def interactive() -> frozenset[str]:
    """Names of the blocks that make the learner do something."""
    return frozenset(name for name, spec in specs().items() if spec.interactive)
