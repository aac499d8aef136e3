"""The reference pages of the documentation, made from the code: commands, keys, blocks. `make docs` writes them."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.cli.parser import make_parser
from builder.explain import reference as diagnostics
from builder.markdown.blocks import specs
from builder.markdown.spec import COMMON, OptionKind, Spec
from builder.schema import schemas

HEAD = "<!-- Made from the code by `make docs`; changes belong there. -->"
EXITS = (
    ("0", "sound: nothing is wrong, or what was asked for is done"),
    ("1", "problems in the content; for `diff`: not safe to upload over the old package"),
    ("2", "wrong usage, or an environment in which the command cannot do its work"),
    ("130", "interrupted; packages that stood before still stand"),
)


def write(docs: Path) -> None:
    """Write every generated page below the folder of the documentation."""
    pages = {
        "diagnostics.md": diagnostics(),
        "reference/commands.md": commands(),
        "reference/keys.md": keys(),
        "reference/blocks.md": blocks(),
    }
    for name, text in pages.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def commands() -> str:
    """Every command with its arguments, and the exit codes."""
    lines = ["# Commands", "", HEAD, "", "Results go to stdout, everything else to stderr.", ""]
    lines += ["| exit code | meaning |", "|---|---|", *(f"| {code} | {text} |" for code, text in EXITS), ""]
    for name, parser in _subcommands(make_parser()):
        lines += _command(f"course {name}", parser)
        for inner, below in _subcommands(parser):
            lines += _command(f"course {name} {inner}", below)
    return "\n".join(lines).rstrip() + "\n"


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from (f"## {name}", "", f"{parser.description}", "")
    actions = [action for action in parser._actions if not isinstance(action, argparse._SubParsersAction)]
    rows = [row for action in actions if (row := _argument(action))]
    if rows:
        yield from ("| argument | meaning |", "|---|---|", *rows, "")


def _argument(action: argparse.Action) -> str:
    if isinstance(action, argparse._HelpAction):
        return ""
    shown = action.metavar if isinstance(action.metavar, str) else (action.dest or "").upper()
    takes = "" if action.nargs == 0 or not action.option_strings else f" {shown}"
    if action.choices and action.option_strings:
        takes = f" {'|'.join(map(str, action.choices))}"
    name = ", ".join(f"`{option}{takes}`" for option in action.option_strings) or f"`{shown}`"
    return f"| {name.replace('|', chr(92) + '|')} | {action.help} |"


def _subcommands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def keys() -> str:
    """Every key of every source file, from the schemas."""
    lines = ["# Keys of the source files", "", HEAD, ""]
    for name, schema in schemas().items():
        lines += (f"## {schema['title']}", "", f"Schema: [`{name}.json`](../schema/{name}.json)", "")
        definitions = dict(schema.get("definitions", {}))
        if "properties" in schema:
            lines += _table(schema)
        for inner, group in definitions.items():
            if group.get("properties"):
                lines += (f"### {inner}", "", str(group.get("description", "")), "", *_table(group))
    return "\n".join(lines).rstrip() + "\n"


_QUOTED = re.compile(r"[:#{}\[\],]|^[\d.]+$")


def _table(group: dict[str, Any]) -> Iterator[str]:
    required = group.get("required", ())
    yield from ("| key | takes | meaning |", "|---|---|---|")
    for key, schema in group["properties"].items():
        meaning = str(schema.get("description", "")).replace("|", "\\|")
        if "default" in schema:
            default = schema["default"]
            meaning += f" Default: `{str(default).lower() if isinstance(default, bool) else default}`."
        elif "for example" not in meaning and (shown := _example(schema)):
            meaning += f" For example {shown}"
        yield f"| `{key}`{' (required)' if key in required else ''} | {_takes(schema)} | {meaning} |"
    yield ""


def _example(schema: dict[str, Any]) -> str:
    """The first example of a value that stands in a line, as it is written in YAML."""
    example = next(iter(schema.get("examples", ())), None)
    values = example if isinstance(example, list) else [example]
    if example is None or not all(isinstance(value, str | int | float) for value in values):
        return ""
    words = [json.dumps(v, ensure_ascii=False) if _QUOTED.search(str(v)) else str(v) for v in values]
    return f"`[{', '.join(words)}]`" if isinstance(example, list) else f"`{words[0]}`"


def _takes(schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "allOf" in schema:
        return _takes(schema["allOf"][0])
    if "anyOf" in schema:
        return " or ".join(map(_takes, schema["anyOf"]))
    if "$ref" in schema:
        return f"{'an' if _named(schema)[1] in 'aeiou' else 'a'} {_named(schema)}"
    kind = schema.get("type")
    if kind == "array":
        return f"a list of {_several(schema.get('items', {}))}"
    if kind == "object":
        return "names and values"
    if "minimum" in schema and schema["minimum"] == schema.get("maximum"):
        return f"`{schema['minimum']}`"
    words = {"string": "a text", "integer": "a whole number", "number": "a number", "boolean": "`true` or `false`"}
    return " ".join((words.get(str(kind), "a value"), *_limits(schema)))


def _several(schema: dict[str, Any]) -> str:
    """What a list holds, in the plural."""
    if "anyOf" in schema:
        return " or ".join(map(_several, schema["anyOf"]))
    if "$ref" in schema:
        return f"{_named(schema)} entries"
    words = {"string": "texts", "integer": "whole numbers", "number": "numbers"}
    kind = str(schema.get("type"))
    if kind == "array":
        return f"lists of {_several(schema.get('items', {}))}"
    return " ".join((words[kind], *_limits(schema))) if kind in words and "enum" not in schema else _takes(schema)


def _named(schema: dict[str, Any]) -> str:
    """A link to the section of the group that a schema refers to."""
    name = schema["$ref"].rpartition("/")[2]
    return f"[{name}](#{name})"


def _limits(schema: dict[str, Any]) -> list[str]:
    ends = (("minimum", "from"), ("maximum", "to"))
    return [f"{word} {_number(schema[key])}" for key, word in ends if key in schema]


def _number(number: float) -> str:
    """A number as people read it; a year keeps its four digits together."""
    return f"{number:,.15g}" if abs(number) >= 10_000 else f"{number:g}"


def blocks() -> str:
    """Every block of the Markdown dialect, from its grammar."""
    lines = ["# Blocks", "", HEAD, "", "How blocks are written is in [markdown.md](../markdown.md#blocks).", ""]
    lines += ("Every block takes:", "", *_options(COMMON.items()), "")
    for spec in specs().values():
        lines += _block(spec)
    return "\n".join(lines).rstrip() + "\n"


def _block(spec: Spec) -> Iterator[str]:
    yield from (f"## {spec.name}", "", spec.about, "")
    what = spec.argument_help or " or ".join(f"`{choice}`" for choice in spec.choices)
    yield f"- Argument ({spec.argument}): {what}" if spec.argument != "none" else "- Argument: none"
    if spec.holds:
        yield f"- Holds only: {', '.join(f'`{name}`' for name in spec.holds)}"
    if spec.inside:
        yield f"- Stands only in: {', '.join(f'`{name}`' for name in spec.inside)}"
    yield f"- Text: {'Markdown' if spec.content == 'markdown' else 'none'}"
    yield ""
    if spec.options:
        yield from (*_options(spec.options.items()), "")


_OPTION: dict[OptionKind, str] = {
    "text": "a text",
    "path": "a file",
    "flag": "`true` or `false`",
    "id": "an id",
    "language": "a tag of BCP 47",
    "number": "a number",
    "source": "the id of a source",
}


def _options(options: Any) -> Iterator[str]:
    yield from ("| option | takes | meaning |", "|---|---|---|")
    for name, option in options:
        yield f"| `{name}` | {_OPTION[option.kind]} | {option.help} |"
