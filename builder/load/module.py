"""A module's files: its opening page, lessons, quizzes, worksheets, webinar and media."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from builder.diagnostics import Code, Diagnostic, Position
from builder.load.codes import structure as codes
from builder.load.construct import FAILED, build, shape
from builder.load.document import Document, markdown_document, read_markdown, yaml_document
from builder.load.files import COURSE, module_entries, module_folders
from builder.load.media import inventory
from builder.load.pieces import Pieces
from builder.load.reading import regular
from builder.load.words import as_id
from builder.model.base import ID
from builder.model.course import Course
from builder.model.module import Ignore, Lesson, Module
from builder.model.quiz import Quiz
from builder.model.tools import Tool
from builder.model.webinar import Webinar

WEBINAR = "webinar.md"
PAGES = ("index.md", WEBINAR)
"""Markdown files of a module that are no lessons."""

_LESSON = re.compile(r"(\d{2,3})-(.+)\.md")
_ID = re.compile(ID)


class _LessonFile(NamedTuple):
    number: int
    path: str
    id: str


def load(
    root: Path, course: Course, module_id: str, pieces: Pieces | None = None
) -> tuple[Module | None, list[Diagnostic]]:
    """A module, complete or None; see `builder.load.load_module`."""
    found: list[Diagnostic] = []
    pieces = pieces or Pieces()
    entries = module_entries(root, module_id)
    if not entries and f"modules/{module_id}" not in module_folders(root):
        # load_course has said so of a module that the parts name
        if course.part_of(module_id) is None:
            at = Position(COURSE)
            found.append(codes.NO_MODULE.at(at, f"the course has no module `{module_id}`", "name it in a part"))
        return None, found
    files = regular(root, entries, found)
    sound = len(files) == len(entries)
    folder, quiz_folder = f"modules/{module_id}/", f"quizzes/{module_id}/"
    ignores: list[Ignore] = []
    media = inventory(root, (path for path in files if path.startswith(f"{folder}media/")), found)
    made = partial(_made, root, pieces, found, ignores)
    lessons: list[Lesson | None] = [made(f.path, _lesson, f.id) for f in _lesson_files(files, folder, found)]
    asked = _yaml_files(files, quiz_folder, QUIZZES, found)
    sheets = _yaml_files(files, f"{folder}tools/", SHEETS, found)
    quizzes: list[Quiz | None] = [made(path, _of_yaml, id, Quiz) for path, id in asked]
    tools: list[Tool | None] = [made(path, _of_yaml, id, Tool) for path, id in sheets]
    webinar = _webinar(root, f"{folder}{WEBINAR}", files, found, ignores)
    index = _index(root, f"{folder}index.md", files, found)
    _unique(found, ((lesson.id, lesson.at.of("id")) for lesson in lessons if lesson), "lesson")
    questions = ((q.id, q.at.of("id")) for quiz in quizzes if quiz for q in quiz.questions)
    _unique(found, questions, "question")
    for tool in tools:
        _unique(found, ((field.id, field.at.of("id")) for field in tool.fields) if tool else (), "field")
    module = None
    if index is not None:
        ignores += index.ignores
        given = {
            "id": module_id,
            "body": index.body,
            "lessons": tuple(lesson for lesson in lessons if lesson),
            "quizzes": tuple(quiz for quiz in quizzes if quiz),
            "tools": tuple(tool for tool in tools if tool),
            "webinar": webinar or None,
            "media": media,
            "files": tuple(files),
            "ignores": tuple(ignores),
        }
        if index.node is not None:
            module = build(index.node, index.reading, shape(Module), "the front matter", given)
    whole = sound and module is not FAILED and all(None not in parts for parts in (lessons, quizzes, tools, [webinar]))
    return (module if whole else None), sorted(found)


def _index(root: Path, path: str, files: list[str], found: list[Diagnostic]) -> Document | None:
    if path in files:
        return read_markdown(root, path, found)
    if (root / path).parent.is_dir() and not any(d.position.path == path for d in found):
        hint = "write it with `title`, `summary` and `objectives`"
        found.append(codes.NO_INDEX.at(Position(path), "the module has no `index.md`", hint))
    return None


def _lesson_files(files: list[str], folder: str, found: list[Diagnostic]) -> list[_LessonFile]:
    """The lessons in the order of their numbers; Markdown files of other names are reported."""
    lessons: list[_LessonFile] = []
    for path in files:
        name = path.removeprefix(folder)
        if name == path or "/" in name or not name.lower().endswith(".md") or name in PAGES:
            continue
        match = _LESSON.fullmatch(name)
        if match and _ID.match(match[2]):
            lessons.append(_LessonFile(int(match[1]), path, match[2]))
            continue
        number = re.match(r"\d+", name)
        stem = as_id(re.sub(r"^\d+", "", name[:-3])) or "name"
        better = f"{number[0] if number else '01':0>2}-{stem}.md"
        message = "the name of a lesson is a number of two digits, a hyphen and its id"
        found.append(codes.LESSON_NAME.at(Position(path), message, f"rename it, for example to `{better}`"))
    lessons.sort()
    for first, second in pairwise(lessons):
        if first.number == second.number:
            message = f"the lesson has the same number as `{first.path.removeprefix(folder)}`"
            found.append(codes.SAME_NUMBER.at(Position(second.path), message, "give each lesson a number of its own"))
    return lessons


def _made(
    root: Path,
    pieces: Pieces,
    found: list[Diagnostic],
    ignores: list[Ignore],
    path: str,
    make: Callable[..., tuple[Any, list[Ignore]]],
    *names: Any,
) -> Any:
    """A lesson, quiz or worksheet, or None where it is not sound; what its file says goes into the lists."""
    piece = pieces.piece(root, path, lambda text, said: make(text, path, said, *names))
    found += piece.found
    ignores += piece.ignores
    return piece.made


def _lesson(text: str, path: str, found: list[Diagnostic], id: str) -> tuple[Lesson | None, list[Ignore]]:
    document = markdown_document(text, path, found)
    if document is None or document.node is None:
        return None, document.ignores if document else []
    given = {"id": id, "body": document.body}
    lesson = build(document.node, document.reading, shape(Lesson), "the front matter", given)
    return (None if lesson is FAILED else lesson), document.ignores


def _webinar(
    root: Path, path: str, files: list[str], found: list[Diagnostic], ignores: list[Ignore]
) -> Webinar | Literal[False] | None:
    """The webinar; False where the module has none, None where it is not sound."""
    if path not in files:
        return False
    document = read_markdown(root, path, found)
    if document is None:
        return None
    ignores += document.ignores
    if document.node is None:
        return None
    given = {"body": document.body}
    webinar = build(document.node, document.reading, shape(Webinar), "the front matter", given)
    return None if webinar is FAILED else webinar


class _Yaml(NamedTuple):
    """A kind of YAML file whose name is its id."""

    name: str
    example: str
    code: Code


QUIZZES = _Yaml("quiz", "quiz", codes.QUIZ_NAME)
SHEETS = _Yaml("worksheet", "worksheet", codes.TOOL_NAME)


def _yaml_files(files: list[str], folder: str, kind: _Yaml, found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Path and id of each file of a kind; YAML files of other names are reported."""
    named: list[tuple[str, str]] = []
    for path in files:
        name = path.removeprefix(folder)
        stem, _, extension = name.rpartition(".")
        if name == path or extension.lower() not in ("yaml", "yml"):
            continue
        if extension == "yaml" and _ID.match(stem):
            named.append((path, stem))
            continue
        message = f"the name of a {kind.name} is its id, in lower-case letters, digits and hyphens, and `.yaml`"
        better = f"{folder}{as_id(stem) or kind.example}.yaml"
        found.append(kind.code.at(Position(path), message, f"rename it, for example to `{better}`"))
    return named


def _of_yaml(text: str, path: str, found: list[Diagnostic], id: str, cls: type[Struct]) -> tuple[Any, list[Ignore]]:
    """A quiz or a worksheet, or None where it is not sound."""
    document = yaml_document(text, path, found)
    if document is None or document.node is None:
        return None, document.ignores if document else []
    made = build(document.node, document.reading, shape(cls), f"the {cls.__name__.lower()}", {"id": id})
    return (None if made is FAILED else made), document.ignores


def _unique(found: list[Diagnostic], ids: Iterable[tuple[str, Position]], what: str) -> None:
    """Report ids that two lessons or questions of the module, or two fields of a worksheet, share."""
    seen: dict[str, Position] = {}
    for id, at in ids:
        first = seen.setdefault(id, at)
        if first is not at:
            message = f"the {what} id `{id}` is already given in {first.path}, line {first.line}"
            found.append(codes.DUPLICATE_ID.at(at, message, "choose another id"))
