"""The schemas are fresh, valid, and say what the loader says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from builder.model.questions import question_types
from builder.schema import as_json, schemas, write_schemas

TESTS = Path(__file__).parents[1]
DOCS = TESTS.parent / "docs" / "schema"
BASE = TESTS / "load" / "base"
FILES = {
    "course": "course/course.yaml",
    "glossary": "course/glossary.yaml",
    "lesson": "modules/one/01-start.md",
    "module": "modules/one/index.md",
    "quiz": "quizzes/one/final.yaml",
    "sources": "course/sources.yaml",
    "theme": "course/theme/theme.yaml",
}
SEEN_BY_SCHEMA = {"C007", "C008", "C009", "C011", "C012", "C013", "C014"}


def data_of(path: Path) -> Any:
    """The data of a file, as an editor's YAML 1.2 support would give it to a schema."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]
    return yaml.load(text, yaml.CSafeLoader)


def problems(name: str, data: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(schemas()[name]).iter_errors(data)]


def test_checked_in_schemas_are_fresh() -> None:
    assert {path.name: path.read_bytes() for path in DOCS.glob("*.json")} == {
        f"{name}.json": as_json(schema) for name, schema in schemas().items()
    }


def test_schemas_are_written(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "new" / "folder")
    assert [path.stem for path in written] == sorted(schemas())


@pytest.mark.parametrize("name", sorted(FILES))
def test_schema_is_valid_and_takes_sound_files(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schemas()[name])
    path = BASE / FILES[name]
    if path.exists():
        assert problems(name, data_of(path)) == []


def test_every_key_is_described() -> None:
    def walk(schema: Any) -> None:
        if isinstance(schema, dict):
            for key, value in schema.get("properties", {}).items():
                if set(value) != {"const"}:
                    assert value.get("description"), key
            for value in schema.values():
                walk(value)
        elif isinstance(schema, list):
            for value in schema:
                walk(value)

    for schema in schemas().values():
        walk({key: value for key, value in schema.items() if key != "definitions"})
        for definition in schema.get("definitions", {}).values():
            walk({key: value for key, value in definition.items() if key != "allOf"})


def test_schemas_know_every_question_type() -> None:
    definitions = schemas()["quiz"]["definitions"]
    assert {definitions[name]["properties"]["type"]["const"] for name in question_types()} == set(question_types())
    assert definitions["question"]["properties"]["type"]["enum"] == list(question_types())


def test_schemas_leave_out_what_authors_do_not_write() -> None:
    text = b"".join(as_json(schema) for schema in schemas().values()).decode()
    for name in ('"at":', '"ignores":', '"media":', '"body":', '"files":'):
        assert name not in text
    assert schemas()["lesson"]["required"] == ["title"]


FAULTS = sorted(path.name for path in (TESTS / "load/bad").iterdir())


@pytest.mark.parametrize("fault", FAULTS)
def test_schema_and_loader_agree(fault: str) -> None:
    """A file that a schema refuses is one that the loader refuses; where it is a matter of values, also the reverse."""
    folder = TESTS / "load/bad" / fault
    expected = (folder / "expected.txt").read_text("utf-8")
    for name, file in FILES.items():
        path = folder / file
        if not path.exists():
            continue
        said = {line.split("[")[1][:4] for line in expected.splitlines() if line.startswith(f"{file}:")}
        try:
            data = data_of(path)
        except (yaml.YAMLError, IndexError):
            assert said
            continue
        refused = problems(name, data)
        if refused:
            assert said, refused
        if said & SEEN_BY_SCHEMA and fault not in NOT_IN_SCHEMA:
            assert refused, expected


NOT_IN_SCHEMA = {
    "capital-boolean": "YAML 1.1, which the test reads with, takes True for true",
    "yes-for-boolean": "YAML 1.1, which the test reads with, takes yes for true",
}


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema that authors write, whose `type` alone is not just a name of its family."""
    for name, one in {"": schema, **schema.get("definitions", {})}.items():
        for key, value in one.get("properties", {}).items():
            yield f"{name}.{key}", value


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_described_and_shown(name: str) -> None:
    schema = schemas()[name]
    for key, value in properties(schema):
        assert value.get("description"), key
        if value.get("type") == "boolean" or "enum" in value or "const" in value:
            continue
        assert value.get("examples"), key
        validator = jsonschema.Draft7Validator({**value, "definitions": schema.get("definitions", {})})
        for example in value["examples"]:
            assert [error.message for error in validator.iter_errors(example)] == [], key
