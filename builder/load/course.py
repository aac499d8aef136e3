"""The files of `course/`: what the course is, its glossary, sources, theme and media."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import structure as codes
from builder.load.construct import FAILED, Found, build, read_mapping, require, shape
from builder.load.document import Document, read_list, read_yaml
from builder.load.files import COURSE, entries, module_folders, quiz_folders
from builder.load.language import language_problem
from builder.load.media import inventory
from builder.load.reading import regular
from builder.load.words import did_you_mean, nearest
from builder.model.base import ID
from builder.model.course import Course, GlossaryEntry, Part, Source, Theme
from builder.model.module import Ignore
from builder.model.writing import Writing

GLOSSARY = "course/glossary.yaml"
SOURCES = "course/sources.yaml"
THEME = "course/theme/theme.yaml"
WRITING = "course/writing.yaml"

Settings = TypeVar("Settings", Theme, Writing)

STAND_INS: dict[str, Any] = {"id": "course", "title": "Course", "version": "0", "language": "en"}
"""What stands for a value of course.yaml that is not sound, so that the modules are checked in the same run."""


def load(root: Path) -> tuple[Course | None, list[Diagnostic]]:
    """The course without its modules; see `builder.load.load_course`."""
    found: list[Diagnostic] = []
    files = set(regular(root, sorted(entries(root, "course")), found))
    ignores: list[Ignore] = []
    documents: dict[str, Document | None] = {}
    for path in (COURSE, GLOSSARY, SOURCES, THEME, WRITING):
        if path in files:
            documents[path] = read_yaml(root, path, found, may_be_empty=path != COURSE)
            document = documents[path]
            ignores += document.ignores if document else []
    if COURSE not in files and not any(d.position.path in (COURSE, "course") for d in found):
        found.append(codes.NO_COURSE.at(Position(COURSE), f"there is no `{COURSE}`", "`course explain C001` shows one"))
    given = {
        "glossary": _list(documents.get(GLOSSARY), GlossaryEntry, "entry"),
        "sources": _list(documents.get(SOURCES), Source, "source"),
        "theme": _settings(documents.get(THEME), Theme),
        "writing": _settings(documents.get(WRITING), Writing),
        "media": inventory(root, (path for path in files if path.startswith("course/media/")), found),
        "ignores": tuple(ignores),
    }
    course = _course(root, documents.get(COURSE), given)
    if course is not None:
        found += _language(course)
        if course.parts[0].at is not course.at:  # the parts are those of the file
            found += _folders(root, course)
    return course, sorted(found)


def _course(root: Path, document: Document | None, given: dict[str, Any]) -> Course | None:
    if document is None or document.node is None:
        return None
    form = shape(Course)
    values = read_mapping(document.node, document.reading, form, "course.yaml")
    if values is None:
        return None
    require(values, document.reading, form, given)
    stand_ins = {name: STAND_INS[name] for name in values.failed if name in STAND_INS}
    if "parts" in values.failed:
        stand_ins["parts"] = (_any_part(root, values),)
    return Course(**{"at": values.at, **stand_ins, **given, **values.values})


def _any_part(root: Path, values: Found) -> Part:
    """A part of every module that has a folder."""
    names = (path.partition("/")[2] for path in module_folders(root))
    planned = values.values.get("planned", ())
    modules = tuple(name for name in names if re.search(ID, name) and name not in planned)
    return Part(at=values.at, id="main", title="Main", modules=modules)


def _list(document: Document | None, cls: type[Struct], entry: str) -> tuple[Any, ...]:
    return read_list(document, shape(cls), entry) if document else ()


def _settings(document: Document | None, cls: type[Settings]) -> Settings:
    """The settings of an optional file; those of the class where it is absent or not sound."""
    if document is None or document.node is None:
        return cls()
    made: Settings = build(document.node, document.reading, shape(cls), f"{cls.__name__.lower()}.yaml", {})
    return cls() if made is FAILED else made


def _language(course: Course) -> list[Diagnostic]:
    problem = language_problem(course.language)
    return [codes.LANGUAGE.at(course.at.of("language"), *problem)] if problem else []


def _folders(root: Path, course: Course) -> list[Diagnostic]:
    """Modules without a folder, and folders without a module."""
    found: list[Diagnostic] = []
    folders = {path.partition("/")[2] for path in module_folders(root)}
    named: set[str] = set()
    misspelt: set[str] = set()
    for part in course.parts:
        for index, module in enumerate(part.modules):
            named.add(module)
            at = part.at.of(f"modules.{index}")
            if module not in folders and module not in course.planned:
                near = nearest(module, folders - {m for p in course.parts for m in p.modules})
                misspelt.add(near)
                hint = (
                    f"did you mean `{near}`?"
                    if near
                    else f"make `modules/{module}/index.md`, or add `{module}` to `planned`"
                )
                found.append(codes.NO_MODULE.at(at, f"the module `{module}` has no folder in `modules/`", hint))
    for path in (*module_folders(root), *quiz_folders(root)):
        folder, _, name = path.partition("/")
        if name not in named and name not in misspelt:
            what = "names" if folder == "modules" else "has a module that would use"
            hint = did_you_mean(name, named) or "add it to a part in `course/course.yaml`, or delete it"
            found.append(codes.UNNAMED_MODULE.at(Position(path), f"no part of the course {what} this folder", hint))
    return found
