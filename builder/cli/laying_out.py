"""The command `format`, and what `check --fix` does before it checks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.author.fix import fix
from builder.author.format import format_files
from builder.author.format.files import sources
from builder.checkup import check
from builder.cli.codes import PROBLEMS, SOUND
from builder.cli.output import note, root_of
from builder.load import load_course
from builder.load.files import module_folders


def format(arguments: argparse.Namespace) -> int:
    """Lay every file out alike; with `--check`, PROBLEMS where one differs and nothing is written."""
    root = root_of(arguments.root)
    changed = format_files(root, sources(root, _modules(root)), only_look=arguments.check)
    for path in changed:
        print(f"{'differs' if arguments.check else 'changed'}  {path}")
    if not changed:
        note("Every file has its layout.", arguments)
    return PROBLEMS if arguments.check and changed else SOUND


def fix_all(root: Path, arguments: argparse.Namespace) -> None:
    """Fix what is safe to fix, and say in which files."""
    for path, count in fix(root, lambda: check(root), sources(root, _modules(root))).items():
        print(f"fixed    {path} ({count})", file=sys.stderr if arguments.format != "text" else sys.stdout)


def _modules(root: Path) -> tuple[str, ...]:
    course, _ = load_course(root)
    named = course.written if course else ()
    return tuple(dict.fromkeys((*named, *(folder.partition("/")[2] for folder in module_folders(root)))))
