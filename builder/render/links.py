"""Where links of a text lead inside the module's one page."""

from __future__ import annotations

from urllib.parse import quote, unquote

from builder.model.module import Module
from builder.render.media import Shelf
from builder.render.media.names import course_path, is_remote

OPENING = "#opening"


class Links:
    """Turns the targets that authors write into addresses in the package."""

    def __init__(self, module: Module, shelf: Shelf) -> None:
        self._module = module
        self._shelf = shelf
        self._places = {lesson.body.path: f"#lesson/{lesson.id}" for lesson in module.lessons}
        self._places[module.body.path] = OPENING

    def address(self, target: str, path: str, line: int = 1) -> str:
        """The address for `target`, written in the file `path`.

        Addresses of the web and anchors of the same text stay; a lesson's file leads to its place in the
        page; any other file of the course comes along as a download. Raises RenderError where it cannot.
        """
        if target.startswith("#") or is_remote(target):
            return target
        name, _, anchor = target.partition("#")
        place = self._places.get(course_path(name, path, self._module.id) or "")
        if place is None:
            return self._shelf.file(target, path, line)
        if not anchor:
            return place
        return f"{place}/{quote(unquote(anchor))}" if place != OPENING else f"#{quote(unquote(anchor))}"
