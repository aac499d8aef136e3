"""From a sound course to a module's site in memory. Which standard it is for is not known here.

Importing this room is cheap: Jinja2 and Markdown come with the first module that is rendered.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.render.errors import RenderError
from builder.render.media import Cache

if TYPE_CHECKING:
    from builder.model.course import Course
    from builder.model.module import Module
    from builder.model.site import ModuleSite
    from builder.render.kit import KitFiles

__all__ = ["Cache", "RenderError", "render_kit", "render_module"]


def render_kit(root: Path, course: Course, module: Module, cache: Cache | None = None) -> KitFiles | None:
    """The facilitator's kit of a module's webinar, or None where it has none; nothing of it is in the module's site.

    The same input gives the same bytes. Raises RenderError as `render_module` does.
    """
    if module.webinar is None:
        return None
    from builder.render import kit

    return kit.render_kit(root, course, module, cache)


def render_module(
    root: Path, course: Course, module: Module, cache: Cache | None = None, scope: str = ""
) -> ModuleSite:
    """The site of a module of a sound course, the same for every standard; the same input gives the same bytes.

    `cache` keeps what is dear to make: sizes of pictures and, where `scope` names all that they depend on
    besides themselves, texts. Raises RenderError where a picture is damaged, a
    file has gone since the check, or a template of the course's own fails.
    """
    from builder.render.site import make_site

    return make_site(root, course, module, cache, scope)
