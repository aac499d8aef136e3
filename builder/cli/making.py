"""The commands that make and judge: build, check, verify, explain, schema, clean."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.cli.codes import SOUND, UsageError
from builder.cli.output import exit_code, no_such_module, note, root_of, show, shown

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic


def build(arguments: argparse.Namespace) -> int:
    """Check the course and build its packages."""
    import time

    from builder import build as building
    from builder.cli.progress import Progress
    from builder.workers import WorkerError

    root = root_of(arguments.root)
    out = (arguments.out or root / "dist").absolute()
    began = time.perf_counter()
    order = building.Order(
        root,
        out,
        tuple(arguments.modules),
        tuple(arguments.standard),
        arguments.strict,
        arguments.jobs,
        not arguments.no_cache,
    )
    progress = Progress("Building", arguments)
    try:
        result = building.build(order, progress)
    except building.UnknownModuleError as error:
        raise UsageError(no_such_module(error.module, error.known)) from error
    except WorkerError as error:
        raise UsageError(str(error)) from error
    finally:
        progress.clear()
    show(result.diagnostics, arguments.format, root, sys.stderr)
    for entry in result.packages:
        mark = "new " if entry["file"] in result.fresh else "same"
        print(f"{mark}  {entry['size'] / 1024:7,.0f} KB  {shown(out / entry['file'])}")
    seconds = time.perf_counter() - began
    count = len(result.packages)
    if count:
        packages = "1 package" if count == 1 else f"{count} packages"
        note(f"{packages} in {seconds:.2f} s, {len(result.fresh)} new", arguments)
    elif result.diagnostics:
        note("Nothing was written.", arguments)
    return exit_code(result.diagnostics, arguments.strict)


def check(arguments: argparse.Namespace) -> int:
    """Say what is wrong with the course."""
    from builder import checkup
    from builder.build import UnknownModuleError
    from builder.workers import WorkerError

    root = root_of(arguments.root)
    if arguments.fix:
        from builder.cli.laying_out import fix_all

        fix_all(root, arguments)
    if arguments.stdin:
        from builder.author.unsaved import check_unsaved

        path = _inside(root, arguments.stdin)
        found = check_unsaved(root, path, sys.stdin.buffer.read())
        show(found, arguments.format, root, sys.stdout)
        return exit_code(found, arguments.strict)
    try:
        modules = tuple(arguments.modules)
        found = checkup.check(root, modules, cached=not arguments.no_cache, jobs=arguments.jobs)
    except UnknownModuleError as error:
        raise UsageError(no_such_module(error.module, error.known)) from error
    except WorkerError as error:
        raise UsageError(str(error)) from error
    if arguments.select or arguments.ignore:
        from builder.check.selection import apply

        found = apply(found, (), _codes(arguments.select), _codes(arguments.ignore))
    show(found, arguments.format, root, sys.stdout)
    if arguments.verbose and arguments.format == "text":
        for line in checkup.proofs(root, tuple(arguments.modules)):
            note(line, arguments)
    if not found and arguments.format == "text":
        note("No problems found.", arguments)
    return exit_code(found, arguments.strict)


def verify(arguments: argparse.Namespace) -> int:
    """Open finished packages as a strict LMS would."""
    from builder.listing import KIT
    from builder.verify import verify_package

    found: list[Diagnostic] = []
    for path in arguments.packages:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
        if path.name.endswith(KIT):
            note(f"{shown(path)}: a facilitator's kit, not a package", arguments)
            continue
        found += verify_package(path, shown(path))
    show(found, arguments.format, Path.cwd(), sys.stdout)
    if not found and arguments.format == "text":
        note("No problems found.", arguments)
    return exit_code(found, arguments.strict)


def explain(arguments: argparse.Namespace) -> int:
    """Explain diagnostics."""
    from builder import explain as codes

    if not arguments.codes:
        print(codes.listing())
        return SOUND
    for code in arguments.codes:
        text = codes.explain(code)
        if text is None:
            raise UsageError(codes.unknown(code))
        print(text)
    return SOUND


def schema(arguments: argparse.Namespace) -> int:
    """Write the JSON Schemas."""
    from builder.schema import write_schemas

    folder = arguments.folder or root_of(arguments.root) / "docs" / "schema"
    for path in write_schemas(folder):
        print(shown(path))
    return SOUND


def clean(arguments: argparse.Namespace) -> int:
    """Remove what this course built."""
    from builder import clean as cleaning

    root = root_of(arguments.root)
    for path in cleaning.clean(root, (arguments.out or root / "dist").absolute()):
        print(f"removed  {shown(path)}")
    return SOUND


def _inside(root: Path, name: str) -> str:
    """A file's path relative to the course, as diagnostics have it. Raises UsageError."""
    for path in (Path(name).absolute(), (root / name).absolute()):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    raise UsageError(f"{name} does not lie in the course {root}")


def _codes(asked: list[str]) -> list[str]:
    return [code.strip() for codes in asked for code in codes.split(",") if code.strip()]
