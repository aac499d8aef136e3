"""What `course check` says of mistakes, held against a file of answers that somebody has judged."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from builder import report
from builder.checkup import check


def said(root: Path) -> str:
    """What `course check` prints for a course."""
    return report.text(check(root, cached=False), report.lines_of(root)).strip("\n")


def expected(file: Path, name: str, text: str, names: Iterable[str]) -> str:
    """The answer to a mistake, from a file of them in the order of `names`.

    With UPDATE_EXPECTED in the environment `text` is written there first, for somebody to judge.
    """
    known = _known(file)
    if os.environ.get("UPDATE_EXPECTED"):
        known[name] = text
        file.write_text("".join(f"=== {key}\n{known[key]}\n\n" for key in names if key in known), encoding="utf-8")
    return known[name]


def _known(file: Path) -> dict[str, str]:
    parts = re.split(r"(?m)^=== (.*)\n", file.read_text("utf-8"))[1:] if file.exists() else []
    return {name: text.strip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}
