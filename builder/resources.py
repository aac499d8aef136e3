"""The only place that knows where templates, player bundles and schema files lie.

In a wheel everything is under `builder/bundled/`; in a checkout the templates are `templates/`
beside `builder/`, and the bundles and schemas, which `builder/assets/make.py` makes, are under
`builder/bundled/` all the same.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
BUNDLED = HERE / "bundled"


class MissingResourceError(Exception):
    """A bundled file is not there: the builder was not installed whole."""


@cache
def templates() -> Path:
    """The folder of the default theme's Jinja2 templates, blocks and style."""
    inside = BUNDLED / "templates"
    return inside if inside.is_dir() else HERE.parent / "templates"


@cache
def player(standard: str) -> bytes:
    """The bundled, minified player of one standard, by the standard's id.

    Raises MissingResourceError where it was never bundled.
    """
    return _read(BUNDLED / "player" / f"{standard}.js")


@cache
def schema_files(standard: str) -> dict[str, bytes]:
    """The official control documents of one standard, original bytes by path in a package.

    Raises MissingResourceError where they were never fetched.
    """
    folder = BUNDLED / "schemas" / standard
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.*"))}
    if not found:
        raise MissingResourceError(f"the schema files of {standard} are not installed")
    return found


@cache
def notices() -> bytes:
    """The notices of what others made and packages carry.

    Raises MissingResourceError where they were never made.
    """
    return _read(BUNDLED / "NOTICES.txt")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingResourceError(f"{path.name} is not installed: {error}") from error


def compiled_templates() -> Path | None:
    """A folder of the builder's own for compiled templates, or None where it may not write there."""
    folder = BUNDLED / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
