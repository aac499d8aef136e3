"""The `course` command: parses arguments, prints, chooses the exit code.

Exit codes: 0 sound, 1 problems in the content, 2 wrong usage or environment, 130 interrupted.
Results go to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from builder.cli.codes import INTERRUPTED, SOUND, USAGE, UsageError
from builder.cli.parser import make_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    parser = make_parser()
    if "_ARGCOMPLETE" in os.environ:
        from builder.cli.completion import complete

        complete(parser)
    arguments = parser.parse_args(argv)
    room, _, command = arguments.command.partition(":")
    try:
        code: int = getattr(import_module(f"builder.cli.{room}"), command)(arguments)
        sys.stdout.flush()
        return code
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


def run() -> NoReturn:
    """The console script."""
    _speak()
    sys.exit(main())


def _speak() -> None:
    """What goes to files and programs is UTF-8 whatever the locale; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            terminal = stream.isatty()
            stream.reconfigure(encoding=None if terminal else "utf-8", errors="backslashreplace")
