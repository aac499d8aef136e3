"""Progress of what takes more than a second: one line on a terminal's stderr, gone when done."""

from __future__ import annotations

import argparse
import sys
import time

PATIENCE = 1.0
"""Seconds before anything is shown."""


class Progress:
    """Hears of modules that are done (`builder.build.Tell`) and shows how far the work is."""

    def __init__(self, what: str, arguments: argparse.Namespace) -> None:
        self._what = what
        self._began = time.monotonic()
        self._listed = arguments.verbose
        self._live = sys.stderr.isatty() and not arguments.quiet and not arguments.verbose
        self._shown = 0

    def __call__(self, module: str, done: int, of: int) -> None:
        seconds = time.monotonic() - self._began
        if self._listed:
            print(f"{seconds:6.2f} s  {module} ({done} of {of})", file=sys.stderr)
        elif self._live and seconds > PATIENCE:
            line = f"{self._what} {done} of {of}: {module}"
            print(f"\r{line.ljust(self._shown)}", end="", file=sys.stderr, flush=True)
            self._shown = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)
            self._shown = 0
