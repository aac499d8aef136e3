"""The `course` command: parses arguments, prints, chooses the exit code.

Exit codes: 0 sound, 1 problems in the content, 2 wrong usage or environment, 130 interrupted.
Results go to stdout, everything else to stderr. What only one command needs is imported inside it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

SOUND, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130
STANDARDS = ("scorm12", "scorm2004-3", "scorm2004-4")


class UsageError(Exception):
    """The command cannot do what was asked; the text says why, for people."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except UsageError as error:
        print(f"course: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - nobody reads any more
        return SOUND
    except OSError as error:
        print(f"course: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("course: interrupted; packages that stood before still stand", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    from builder import __version__

    parser = argparse.ArgumentParser(
        prog="course", description="Build SCORM packages from a course written in Markdown and YAML."
    )
    parser.add_argument("--version", action="version", version=f"course {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(command=run)
        return made

    def of_a_course(made: argparse.ArgumentParser) -> None:
        made.add_argument("--root", type=Path, metavar="DIR", help="the course's folder (default: the nearest above)")

    build = command("build", _build, "Check the course and build its packages into dist/.")
    build.add_argument("modules", nargs="*", metavar="MODULE", help="build these modules only")
    build.add_argument("--standard", action="append", choices=STANDARDS, default=[], help="build this edition only")
    build.add_argument("--out", type=Path, metavar="DIR", help="where the packages go (default: dist/ of the course)")
    build.add_argument("--strict", action="store_true", help="let warnings count as errors")
    build.add_argument("--jobs", type=_count, metavar="N", help="processes to use (default: as many as pay)")
    build.add_argument("--no-cache", action="store_true", help="make everything anew")
    _add_format(build)
    of_a_course(build)

    check = command("check", _check, "Say what is wrong with the course, and build nothing.")
    check.add_argument("modules", nargs="*", metavar="MODULE", help="check these modules only")
    check.add_argument("--strict", action="store_true", help="let warnings count as errors")
    check.add_argument(
        "--select", action="append", default=[], metavar="CODES", help="show these codes or families only"
    )
    check.add_argument("--ignore", action="append", default=[], metavar="CODES", help="do not show these")
    check.add_argument("--no-cache", action="store_true", help="look at everything anew")
    _add_format(check)
    of_a_course(check)

    verify = command("verify", _verify, "Open finished SCORM packages as a strict LMS would, ours or anybody's.")
    verify.add_argument("packages", nargs="+", type=Path, metavar="ZIP")
    verify.add_argument("--strict", action="store_true", help="let warnings count as errors")
    _add_format(verify)

    explain = command("explain", _explain, "Explain a diagnostic: why it matters, a bad and a good example.")
    explain.add_argument("codes", nargs="*", metavar="CODE", help="codes, or nothing to list them all")

    schema = command("schema", _schema, "Write the JSON Schemas of the source formats, for editors.")
    schema.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to (default: docs/schema)")
    of_a_course(schema)

    facts = command("facts", _facts, "List the sources by the day on which to look at them again, and who cites them.")
    facts.add_argument("--due", type=_day, metavar="DATE", help="only what is due by then (YYYY-MM-DD)")
    facts.add_argument("--format", choices=("text", "json"), default="text")
    of_a_course(facts)

    clean = command("clean", _clean, "Remove the packages this course built, and its cache; nothing else.")
    clean.add_argument("--out", type=Path, metavar="DIR", help="where the packages are (default: dist/ of the course)")
    of_a_course(clean)
    return parser


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")


def _build(arguments: argparse.Namespace) -> int:
    import time

    from builder.build import Order, UnknownModuleError, build
    from builder.workers import WorkerError

    root = _root(arguments.root)
    out = (arguments.out or root / "dist").absolute()
    began = time.perf_counter()
    order = Order(
        root,
        out,
        tuple(arguments.modules),
        tuple(arguments.standard),
        arguments.strict,
        arguments.jobs,
        not arguments.no_cache,
    )
    try:
        result = build(order)
    except UnknownModuleError as error:
        raise UsageError(_no_such_module(error.module, error.known)) from error
    except WorkerError as error:
        raise UsageError(str(error)) from error
    _show(result.diagnostics, arguments.format, root, sys.stderr)
    for entry in result.packages:
        mark = "new " if entry["file"] in result.fresh else "same"
        print(f"{mark}  {entry['size'] / 1024:7,.0f} KB  {_shown(out / entry['file'])}")
    seconds = time.perf_counter() - began
    count = len(result.packages)
    if count:
        packages = "1 package" if count == 1 else f"{count} packages"
        print(f"{packages} in {seconds:.2f} s, {len(result.fresh)} new", file=sys.stderr)
    elif result.diagnostics:
        print("Nothing was written.", file=sys.stderr)
    return _code(result.diagnostics, arguments.strict)


def _check(arguments: argparse.Namespace) -> int:
    from builder.build import UnknownModuleError
    from builder.checkup import check

    root = _root(arguments.root)
    try:
        found = check(root, tuple(arguments.modules), cached=not arguments.no_cache)
    except UnknownModuleError as error:
        raise UsageError(_no_such_module(error.module, error.known)) from error
    if arguments.select or arguments.ignore:
        from builder.check.selection import apply

        found = apply(found, (), _codes(arguments.select), _codes(arguments.ignore))
    _show(found, arguments.format, root, sys.stdout)
    if not found and arguments.format == "text":
        print("No problems found.", file=sys.stderr)
    return _code(found, arguments.strict)


def _verify(arguments: argparse.Namespace) -> int:
    from builder.verify import verify_package

    found: list[Diagnostic] = []
    for path in arguments.packages:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file")
        found += verify_package(path, _shown(path))
    _show(found, arguments.format, Path.cwd(), sys.stdout)
    if not found and arguments.format == "text":
        print("No problems found.", file=sys.stderr)
    return _code(found, arguments.strict)


def _explain(arguments: argparse.Namespace) -> int:
    from builder.explain import explain, listing, unknown

    if not arguments.codes:
        print(listing())
        return SOUND
    for code in arguments.codes:
        text = explain(code)
        if text is None:
            raise UsageError(unknown(code))
        print(text)
    return SOUND


def _schema(arguments: argparse.Namespace) -> int:
    from builder.schema import write_schemas

    folder = arguments.folder or _root(arguments.root) / "docs" / "schema"
    for path in write_schemas(folder):
        print(_shown(path))
    return SOUND


def _facts(arguments: argparse.Namespace) -> int:
    from builder.author.facts import as_json, facts, table

    found = facts(_root(arguments.root), arguments.due or "")
    text = as_json(found) if arguments.format == "json" else table(found)
    if text:
        print(text)
    else:
        print(f"Nothing is due by {arguments.due}." if arguments.due else "The course has no sources.", file=sys.stderr)
    return SOUND


def _clean(arguments: argparse.Namespace) -> int:
    from builder.clean import clean

    root = _root(arguments.root)
    for path in clean(root, (arguments.out or root / "dist").absolute()):
        print(f"removed  {_shown(path)}")
    return SOUND


def _root(asked: Path | None) -> Path:
    from builder.load.files import COURSE, find_root

    if asked is not None:
        if not asked.is_dir():
            raise UsageError(f"--root {asked}: there is no such folder")
        return asked.absolute()
    found = find_root(Path.cwd())
    if found is None:
        raise UsageError(f"there is no {COURSE} here or in any folder above; go into a course, or name it with --root")
    return found


def _show(diagnostics: list[Diagnostic], form: str, root: Path, stream: object) -> None:
    if form == "text" and not diagnostics:
        return
    from builder import report

    if form == "json":
        text = report.as_json(diagnostics)
    elif form == "github":
        text = report.github(diagnostics)
    elif form == "sarif":
        from builder import __version__
        from builder.explain import all_codes

        text = report.sarif(diagnostics, all_codes(), __version__)
    else:
        text = report.text(diagnostics, report.lines_of(root), colour=_colour(stream))
    if text:
        print(text.rstrip("\n"), file=stream)  # type: ignore[call-overload]


def _colour(stream: object) -> bool:
    return (
        bool(getattr(stream, "isatty", bool)()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _code(diagnostics: list[Diagnostic], strict: bool) -> int:
    return PROBLEMS if any(strict or found.severity == "error" for found in diagnostics) else SOUND


def _codes(asked: list[str]) -> list[str]:
    return [code.strip() for codes in asked for code in codes.split(",") if code.strip()]


def _no_such_module(module: str, known: tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(module, known, 1)
    guess = f"; did you mean `{near[0]}`?" if near else f"; there are: {', '.join(known)}"
    return f"the course has no written module `{module}`{guess}"


def _shown(path: Path) -> str:
    """A path as a person would type it here."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _day(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError("a day as YYYY-MM-DD") from None


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number from 1")
    return number


def run() -> NoReturn:
    """The console script."""
    sys.exit(main())


if __name__ == "__main__":
    run()
