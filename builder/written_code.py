"""One code, read from the line of the builder where it is written: `explain` need not import every rule for it."""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from pathlib import Path

from builder.diagnostics import Code

HERE = Path(__file__).parent
FOLDERS = ("load/codes", "check", "markdown", "verify/tables", "render")
"""Where codes are written."""


def written(code: str) -> Code | None:
    """The code of that name; None where it is not written as constants, or there is none."""
    start = re.compile(rf"Code\(\s*[\"']{re.escape(code)}[\"']")
    for folder in FOLDERS:
        for path in sorted((HERE / folder).glob("*.py")):
            text = path.read_text("utf-8")
            found = start.search(text) if code in text else None
            if found:
                return _evaluated(ast.parse(text), text.count("\n", 0, found.start()) + 1)
    return None


def _evaluated(module: ast.Module, line: int) -> Code | None:
    """The call of `Code` that starts in a line, with the constants of its file. Nothing else of it is run."""
    known: dict[str, object] = {"__builtins__": {}, "Code": Code}
    for statement in module.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            with suppress(Exception):
                known[statement.targets[0].id] = _value(statement.value, known)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.lineno == line and getattr(node.func, "id", "") == "Code":
            with suppress(Exception):
                made = _value(node, known)
                return made if isinstance(made, Code) else None
    return None


def _value(node: ast.expr, known: dict[str, object]) -> object:
    return eval(compile(ast.Expression(node), "<code>", "eval"), known)
