"""JSON Schemas (draft-07) of every source format, made from the model, for editors.

A field that has a `doc` is one that authors write: its description, limits and examples go into the
schema. What the loader adds is left out, so that the schema and the loader cannot disagree.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta, Struct

from builder.model.base import Text
from builder.model.course import Course, GlossaryEntry, Source, Theme
from builder.model.module import Lesson, Module
from builder.model.questions import question_types
from builder.model.questions.base import Question
from builder.model.quiz import Quiz
from builder.model.tools import Field, Tool, field_types
from builder.model.webinar import Webinar
from builder.model.writing import Writing

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"

SIMPLE: dict[Any, str] = {str: "string", Text: "string", int: "integer", float: "number", bool: "boolean"}

FAMILIES: dict[type[Struct], Callable[[], Mapping[str, type[Struct]]]] = {Question: question_types, Field: field_types}
"""Classes of which an entry's `type` names one."""

FROM_FILE_NAME: dict[type[Struct], frozenset[str]] = {Lesson: frozenset(("id",))}
"""Required fields of the model that authors may leave out, since the file's name gives them."""


def schemas() -> dict[str, Schema]:
    """The schemas by name: course, glossary, sources, theme, writing, module, lesson, quiz, tool and webinar."""
    return {
        "course": _file("course/course.yaml", Course),
        "glossary": _file("course/glossary.yaml", GlossaryEntry, many=True),
        "lesson": _file("The front matter of a lesson, modules/<module>/NN-<lesson>.md", Lesson),
        "module": _file("The front matter of modules/<module>/index.md", Module),
        "quiz": _file("quizzes/<module>/<quiz>.yaml", Quiz),
        "sources": _file("course/sources.yaml", Source, many=True),
        "theme": _file("course/theme/theme.yaml", Theme),
        "tool": _file("modules/<module>/tools/<id>.yaml", Tool),
        "webinar": _file("The front matter of modules/<module>/webinar.md", Webinar),
        "writing": _file("course/writing.yaml", Writing),
    }


def write_schemas(folder: Path) -> list[Path]:
    """Write each schema as `<name>.json` into a folder; the files written, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        path.write_bytes(as_json(schema))
        written.append(path)
    return sorted(written)


def as_json(schema: Schema) -> bytes:
    """A schema as the bytes of its file."""
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()


def _file(title: str, cls: type[Struct], many: bool = False) -> Schema:
    definitions: dict[str, Schema] = {}
    head = {"$schema": DIALECT, "title": title}
    items = _reference(cls, definitions) if many else {}
    body = {"type": ["array", "null"], "items": items} if many else _group(cls, definitions)
    if definitions:
        body["definitions"] = dict(sorted(definitions.items()))
    return head | body


def _reference(cls: type[Struct], definitions: dict[str, Schema]) -> Schema:
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
    if name not in definitions:
        definitions[name] = {}  # a class may hold itself
        definitions[name] = _family(cls, definitions) if cls in FAMILIES else _group(cls, definitions)
    return {"$ref": f"#/definitions/{name}"}


def _group(cls: type[Struct], definitions: dict[str, Schema]) -> Schema:
    """The schema of a mapping."""
    hints = get_type_hints(cls, include_extras=True)
    names, defaults = cls.__struct_fields__, cls.__struct_defaults__
    properties: dict[str, Schema] = {}
    required: list[str] = []
    for key, name, default in zip(
        cls.__struct_encode_fields__, names, (NODEFAULT,) * (len(names) - len(defaults)) + defaults, strict=True
    ):
        limits = _limits(hints[name])
        if limits is None:
            continue
        properties[key] = _value(hints[name], definitions)
        if default is NODEFAULT:
            if key not in FROM_FILE_NAME.get(cls, ()):
                required.append(key)
        elif isinstance(default, str | int) and default != "":
            properties[key]["default"] = default
    summary = (cls.__doc__ or "").strip().partition("\n")[0].replace("`", "")
    schema: Schema = {"type": "object", "description": summary, "properties": properties}
    return schema | {"required": required, "additionalProperties": False}


def _family(base: type[Struct], definitions: dict[str, Schema]) -> Schema:
    """The schema of a question or field: its `type` says which other keys there are."""
    common = _group(base, {})
    members = FAMILIES[base]()
    cases = []
    for tag, cls in members.items():
        own = _reference(cls, definitions)
        definitions[own["$ref"].rpartition("/")[2]]["properties"]["type"] = {
            "const": tag,
            "description": (cls.__doc__ or "").strip().partition("\n")[0],
        }
        cases.append({"if": {"properties": {"type": {"const": tag}}, "required": ["type"]}, "then": own})
    kinds = {"enum": list(members), "description": common["properties"]["type"]["description"]}
    return {
        "type": "object",
        "description": common["description"],
        "required": common["required"],
        "properties": {"type": kinds},
        "allOf": cases,
    }


def _limits(annotation: Any) -> Meta | None:
    """The `doc` of a field, or None where authors do not write it."""
    if get_origin(annotation) is not Annotated:
        return None
    return next((meta for meta in annotation.__metadata__ if isinstance(meta, Meta)), None)


def _value(annotation: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a value, with the description and limits of its annotation."""
    limits = _limits(annotation)
    if limits is None:
        return _bare(annotation, Meta(), definitions)
    schema = _bare(annotation.__origin__, limits, definitions)
    if "$ref" in schema:
        schema = {"allOf": [schema]}  # draft-07 ignores what stands beside a $ref
    if limits.description:
        schema["description"] = limits.description
    if limits.examples:
        schema["examples"] = list(limits.examples)
    return schema


def _bare(annotation: Any, limits: Meta, definitions: dict[str, Schema]) -> Schema:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        named = [part for part in parts if part is not type(None)]
        several = [
            _value(part, definitions) if get_origin(part) is Annotated else _bare(part, limits, definitions)
            for part in named
        ]
        return several[0] if len(several) == 1 else {"anyOf": several}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        schema = {"type": "array", "items": _value(parts[0], definitions)}
        return schema | _named(minItems=limits.min_length, maxItems=limits.max_length)
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(parts[1], definitions)}
    if annotation in (int, float):
        return {"type": SIMPLE[annotation]} | _named(minimum=limits.ge, maximum=limits.le)
    if annotation in SIMPLE:
        lengths = _named(minLength=limits.min_length, maxLength=limits.max_length, pattern=limits.pattern)
        return {"type": SIMPLE[annotation]} | lengths
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return _reference(annotation, definitions)
    raise TypeError(f"no schema for {annotation!r}")


def _named(**limits: Any) -> Schema:
    return {name: limit for name, limit in limits.items() if limit is not None}
