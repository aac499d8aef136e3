"""The catalogue's files: pages and their style, in memory; the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from builder import resources
from builder.catalogue import moodle
from builder.catalogue.facts import ModuleFacts
from builder.catalogue.requirement import availability, of_path, whole_course
from builder.locale import Catalogue, administrators, catalogue, direction, native_name
from builder.render.environment import templates_of
from builder.render.style import minified

if TYPE_CHECKING:
    from builder.model.course import Course

INDEX = "index.html"
FOLDER = "catalogue"
TRY = "try"
STYLE = f"{FOLDER}/style.css"
COURSE_SHEET = f"{FOLDER}/course.html"
EDITIONS = {
    "scorm12": "SCORM 1.2",
    "scorm2004-3": "SCORM 2004 3rd Edition",
    "scorm2004-4": "SCORM 2004 4th Edition",
}

Entry = Mapping[str, Any]


class Shown(Struct, frozen=True):
    """A module with what of it lies in the folder: packages SCORM 1.2 first, and kits."""

    facts: ModuleFacts
    packages: tuple[Entry, ...]
    kits: tuple[Entry, ...]

    @property
    def sheet(self) -> str:
        return sheet_of(self.facts.id)

    @property
    def file(self) -> str:
        """The package to upload to Moodle."""
        return str(self.packages[0]["file"])


def sheet_of(module: str) -> str:
    """Where the sheet of a module lies."""
    return f"{FOLDER}/module-{module}.html"


def make_pages(root: Path, course: Course, shown: Sequence[Shown], standing: Mapping[str, bytes]) -> dict[str, bytes]:
    """All pages and their style by path in the folder of results.

    `standing` holds the sheets that need not be made anew. Raises RenderError for a template of the course's.
    """
    words = administrators(course.language)
    modules = {one.facts.id: one for one in shown}
    common = {
        "course": course,
        "editions": EDITIONS,
        "t": words.t,
        "n": words.n,
        "size": _size,
        "language": words.language,
        "dir": direction(words.language),
        "text_dir": direction(course.language),
        "text_language": native_name(course.language),
        "words_language": native_name(words.language),
        "buttons_language": native_name(catalogue(course.language).language),
        "names": moodle,
    }
    everything = {
        "modules": modules,
        "titles": {id: one.facts.title for id, one in modules.items()},
        "parts": [(part, [modules[id] for id in part.modules if id in modules]) for part in course.parts],
    }
    with templates_of(root) as templates:

        def page(name: str, top: str, **values: object) -> bytes:
            return templates.get_template(f"catalogue/{name}.html").render(common | values | {"top": top}).encode()

        files = {
            INDEX: page("index", "", **everything),
            COURSE_SHEET: page("course", "../", **everything, **_course_sheet(course, modules, words)),
        }
        for one in shown:
            if one.sheet in standing:
                files[one.sheet] = standing[one.sheet]
                continue
            settings = moodle.settings(one.facts, course.id, one.file)
            sections = list(dict.fromkeys(setting.section for setting in settings))
            grouped = [(name, [one for one in settings if one.section == name]) for name in sections]
            files[one.sheet] = page("module", "../", one=one, settings=grouped, objectives=dict(one.facts.objectives))
    return files | {STYLE: _style(course, list(modules))}


def _course_sheet(course: Course, modules: Mapping[str, Shown], words: Catalogue) -> dict[str, Any]:
    asked = whole_course(course)
    required = [(words.t("whole_course"), "", asked)]
    required += [(path.title, path.text, of_path(course, path, modules)) for path in course.paths]
    return {
        "requirements": [
            (title, text, one, availability(one)) for title, text, one in required if one.every or one.one_of
        ],
        "reference": [id for part in course.parts for id in part.reference if id in modules],
        "any_passed": any(one.facts.completion == "passed" for one in modules.values()),
        "any_lessons": any(one.facts.completion == "lessons" for one in modules.values()),
    }


def _size(size: int) -> str:
    """A size as file managers show it."""
    return f"{size / 1024:,.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MB"


def _style(course: Course, modules: Sequence[str]) -> bytes:
    """The theme's tokens, the catalogue's own style, and each module's accent under a class of its own."""
    folder = resources.templates()
    css = (folder / "style" / "00-tokens.css").read_text("utf-8")
    css += (folder / "catalogue" / "catalogue.css").read_text("utf-8")
    light, dark = [], []
    for selector, pair in [
        (":root", course.theme.accents.get("default")),
        *((f".m-{id}", course.accent_of(id)) for id in modules),
    ]:
        if pair:
            light.append(f"{selector}{{--accent:{pair.light.lower()}}}")
            dark.append(f"{selector}{{--accent:{pair.dark.lower()}}}")
    for name, pair in (("paper", course.theme.paper), ("ink", course.theme.ink)):
        if pair:
            light.append(f":root{{--{name}:{pair.light.lower()}}}")
            dark.append(f":root{{--{name}:{pair.dark.lower()}}}")
    css += "".join(light) + (f"@media (prefers-color-scheme: dark){{{''.join(dark)}}}" if dark else "")
    return f"{minified(css)}\n".encode()
