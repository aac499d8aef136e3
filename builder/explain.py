"""`course explain CODE`: what each diagnostic means; and the same as a page of the documentation."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from functools import cache

from builder.diagnostics import Code
from builder.written_code import written

ROOMS = (
    "builder.load.codes",
    "builder.markdown.codes",
    "builder.check",
    "builder.render.codes",
    "builder.verify.codes",
)
"""Where the tables of codes are: each has `CODES`."""

FAMILIES = {
    "C": "Course",
    "M": "Markdown",
    "Q": "Quiz",
    "A": "Accessibility",
    "L": "Links and media",
    "I": "Instructional design",
    "W": "Worksheets and webinars",
    "P": "Package",
}
"""Families by the letter of their codes, in the order of the documentation."""


@cache
def all_codes() -> dict[str, Code]:
    """Every code that the builder can report, by code, sorted."""
    found: list[Code] = []
    for room in ROOMS:
        table = importlib.import_module(room).CODES
        found += table.values() if isinstance(table, Mapping) else table
    return {code.code: code for code in sorted(found, key=lambda code: code.code)}


def explain(wanted: str) -> str | None:
    """The text about a code, whatever its case; None where there is no such code."""
    name = _in_full(wanted)
    code = written(name) or all_codes().get(name)
    if code is None:
        return None
    parts = [f"{code.code}: {code.title} ({code.severity})", code.why]
    if code.bad:
        parts.append(f"Instead of\n\n{_indented(code.bad)}")
    if code.good:
        parts.append(f"{'write' if code.bad else 'Write'}\n\n{_indented(code.good)}")
    if code.severity == "warning":
        parts.append(
            "A warning can be ignored where it stands, with a reason, in the line above it:\n\n"
            f"    # check: ignore {code.code} -- reason            in YAML\n"
            f"    <!-- check: ignore {code.code} -- reason -->     in Markdown"
        )
    return "\n\n".join(parts) + "\n"


def _in_full(wanted: str) -> str:
    """A code as it is written in tables: `q1` is Q001."""
    name = wanted.strip().upper()
    return f"{name[:1]}{name[1:]:0>3}" if name[1:].isdecimal() else name


def unknown(wanted: str) -> str:
    """What to say where a code does not exist."""
    from builder.check.nearest import did_you_mean

    hint = did_you_mean(_in_full(wanted), all_codes())
    return f"there is no code `{wanted}`" + (f"; {hint}" if hint else "; `course explain` lists them all")


def listing(prefix: str = "") -> str:
    """Every code whose name starts with `prefix`, one a line, by family."""
    lines: list[str] = []
    for letter, name in FAMILIES.items():
        family = [c for c in all_codes().values() if c.code[0] == letter and c.code.startswith(prefix.upper())]
        if family:
            lines += [f"{name} ({letter})", *(f"  {c.code}  {c.severity:7}  {c.title}" for c in family), ""]
    return "\n".join(lines)


def reference() -> str:
    """`docs/diagnostics.md`: every code with its reason and examples."""
    codes = all_codes().values()
    errors = sum(code.severity == "error" for code in codes)
    parts = [
        "# Diagnostics",
        "<!-- Made from the codes by builder/explain.py; changes belong there. -->",
        f"`course check` and `course build` know {len(codes)} kinds of problems: {errors} errors and "
        f"{len(codes) - errors} warnings. `course explain CODE` shows each in the terminal.",
        "An **error** makes a package wrong, unsafe or unusable: the module is not built. A **warning** is about "
        "quality; `--strict` counts it as an error. A warning can be ignored where it stands, in the same line or the "
        "line above, with a reason: `# check: ignore Q009 -- reason` in YAML, "
        "`<!-- check: ignore A001 -- reason -->` in Markdown; `ignore-file` covers the whole file. An ignore that "
        "ignores nothing is reported.",
    ]
    for letter, name in FAMILIES.items():
        family = [code for code in codes if code.code[0] == letter]
        if family:
            parts.append(f"## {name} ({letter})")
            parts += _entries(family)
    return "\n\n".join(parts) + "\n"


def _entries(family: Iterable[Code]) -> list[str]:
    parts = []
    for code in family:
        parts.append(f'<a id="{code.code.lower()}"></a>\n\n### {code.code}: {code.title}')
        parts.append(f"*{code.severity.capitalize()}.* {code.why}")
        if code.bad:
            parts.append(f"Instead of\n\n{_fenced(code.bad)}")
        if code.good:
            parts.append(f"{'write' if code.bad else 'Write'}\n\n{_fenced(code.good)}")
    return parts


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.rstrip().splitlines())


def _fenced(example: str) -> str:
    fence = "````" if "```" in example else "```"
    return f"{fence}text\n{example.rstrip()}\n{fence}"
