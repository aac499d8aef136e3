"""A module of the preview, from its files as they are now: loaded, checked and rendered, in no package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from builder.answers import Checked
from builder.cache import Cache
from builder.diagnostics import Diagnostic

if TYPE_CHECKING:
    from builder.load.pieces import Pieces
    from builder.model.course import Course
    from builder.model.module import Module
    from builder.model.site import ModuleSite


class Made(Struct, frozen=True):
    """What came of it: `site` where the module is sound, and all problems, those of packaging included."""

    module: Module | None
    site: ModuleSite | None
    checked: Checked
    problems: tuple[Diagnostic, ...]


def make(root: Path, course: Course, id: str, cache: Cache, scope: str, pieces: Pieces) -> Made:
    """Load, check and render a module; `scope` is the digest over builder and course that texts are kept under."""
    from builder.examine import examine_module, has_errors

    sound = examine_module(root, course, id, pieces)
    problems = list(sound.checked.diagnostics)
    site = None
    if sound.module is not None and not has_errors(problems):
        site, more = _render(root, course, sound.module, cache, scope)
        problems += more
    return Made(sound.module, site, sound.checked, tuple(problems))


def _render(
    root: Path, course: Course, module: Module, cache: Cache, scope: str
) -> tuple[ModuleSite | None, list[Diagnostic]]:
    """The module's site, None where it cannot be packaged, and what only making it could find."""
    from builder.examine import has_errors
    from builder.package import problems
    from builder.render import RenderError, render_module
    from builder.standards import standard

    try:
        site = render_module(root, course, module, cache, scope)
    except RenderError as error:
        return None, list(error.diagnostics)
    found = [*site.diagnostics, *(d for id in course.standards for d in problems(site, standard(id)))]
    return (None if has_errors(found) else site), list(dict.fromkeys(found))
