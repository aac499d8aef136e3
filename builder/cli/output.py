"""How commands print: results to stdout, everything else to stderr, colour on terminals only."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.cli.codes import PROBLEMS, SOUND, UsageError

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

CODE_HOSTS = ("github", "gitlab", "sarif")
"""Forms of output for code hosts; paths in them are those of the repository."""


def root_of(asked: Path | None) -> Path:
    """The folder of the course: the one asked for, else the nearest above. Raises UsageError."""
    from builder.load.files import COURSE, find_root

    if asked is not None:
        if not asked.is_dir():
            raise UsageError(f"--root {asked}: there is no such folder")
        return asked.absolute()
    found = find_root(Path.cwd())
    if found is None:
        raise UsageError(f"there is no {COURSE} here or in any folder above; go into a course, or name it with --root")
    return found


def show(diagnostics: list[Diagnostic], form: str, root: Path, stream: object) -> None:
    """Print diagnostics in the form asked for; nothing where there are none and people read it."""
    if form == "text" and not diagnostics:
        return
    from builder import report

    if form == "json":
        text = report.as_json(diagnostics)
    elif form in CODE_HOSTS:
        text = _for_code_host(diagnostics, form, root)
    else:
        text = report.text(diagnostics, report.lines_of(root), colour=colour(stream))
    if text:
        print(text.rstrip("\n"), file=stream)  # type: ignore[call-overload]


def _for_code_host(diagnostics: list[Diagnostic], form: str, root: Path) -> str:
    from builder import __version__, code_hosts

    found = code_hosts.in_repository(diagnostics, root)
    if form == "github":
        return code_hosts.github(found)
    if form == "gitlab":
        return code_hosts.gitlab(found)
    from builder.explain import all_codes

    return code_hosts.sarif(found, all_codes(), __version__)


def colour(stream: object) -> bool:
    """Whether a stream is a terminal that wants colour (https://no-color.org)."""
    return (
        bool(getattr(stream, "isatty", bool)()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def exit_code(diagnostics: list[Diagnostic], strict: bool) -> int:
    """PROBLEMS where there is an error, or anything under `--strict`."""
    return PROBLEMS if any(strict or found.severity == "error" for found in diagnostics) else SOUND


def no_such_module(module: str, known: tuple[str, ...]) -> str:
    """What to tell who asked for a module that is not there."""
    import difflib

    near = difflib.get_close_matches(module, known, 1)
    guess = f"; did you mean `{near[0]}`?" if near else f"; there are: {', '.join(known)}"
    return f"the course has no written module `{module}`{guess}"


def shown(path: Path) -> str:
    """A path as a person would type it here."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def note(text: str, arguments: argparse.Namespace) -> None:
    """A remark for people, on stderr; not with `--quiet`."""
    if not arguments.quiet:
        print(text, file=sys.stderr)
