"""What editors need: schemas with the files they belong to, and snippets of every block and question."""

from __future__ import annotations

import json
from typing import Any

from builder.markdown.blocks import specs
from builder.markdown.spec import Spec
from builder.model.questions import question_types
from builder.resources import templates
from builder.schema import as_json, schemas

FILES = {
    "course": "course/course.yaml",
    "glossary": "course/glossary.yaml",
    "quiz": "quizzes/*/*.yaml",
    "sources": "course/sources.yaml",
    "theme": "course/theme/theme.yaml",
    "tool": "modules/*/tools/*.yaml",
    "writing": "course/writing.yaml",
}
"""Which files each schema is for. Front matter stands inside Markdown, where editors look for no schema."""

SCHEMAS = ".vscode/schema"


def vscode() -> dict[str, str]:
    """The files of a `.vscode/` folder by path: settings, snippets, schemas."""
    made = {f"{SCHEMAS}/{name}.json": as_json(schema).decode() for name, schema in schemas().items()}
    associations = {
        f"./{SCHEMAS}/{name}.json": [glob] for name, glob in FILES.items() if f"{SCHEMAS}/{name}.json" in made
    }
    settings = {
        "yaml.schemas": associations,
        "yaml.customTags": [],
        "files.associations": {"modules/**/*.md": "markdown"},
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "files.trimTrailingWhitespace": False,
    }
    return {
        ".vscode/settings.json": _json(settings),
        ".vscode/course.code-snippets": _json(snippets()),
        **made,
    }


def snippets() -> dict[str, dict[str, Any]]:
    """A snippet for each block (`/note`) and each type of question (`q-single`), in VS Code's format."""
    blocks = {f"Block {spec.name}": _block(spec) for spec in specs().values()}
    return blocks | {f"Question {type}": _question(type) for type in question_types()}


def _block(spec: Spec) -> dict[str, Any]:
    stop = iter(range(1, 100))
    argument = "" if spec.argument == "none" else f" | ${{{next(stop)}:{spec.argument_help.rstrip('.') or 'title'}}}"
    slashes = "////" if spec.holds else "///"
    body = [f"{slashes} {spec.name}{argument}"]
    body += [f"    {name}: ${{{next(stop)}:{option.kind}}}" for name, option in spec.options.items()]
    if spec.content == "markdown":
        inner = "$0"
        if spec.holds:
            inner = f"/// {spec.holds[0]}\n$0\n///"
        body += ["", *inner.split("\n")] if spec.options or spec.holds else [inner]
    if spec.holds:
        body.append("")
    return {"scope": "markdown", "prefix": f"/{spec.name}", "description": spec.about, "body": [*body, slashes]}


def _question(type: str) -> dict[str, Any]:
    text = (templates() / "new" / "questions" / f"{type}.yaml").read_text("utf-8")
    text = text.replace("$again", "").replace("${not}", "").replace("$answer", "false")
    text = text.replace("$id", "${1:id}").replace("$objective", "${2:objective}")
    about = (question_types()[type].__doc__ or "").strip().partition("\n")[0]
    body = [line.removeprefix("  ") for line in text.rstrip("\n").split("\n")]
    return {"scope": "yaml", "prefix": f"q-{type}", "description": about, "body": body}


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
