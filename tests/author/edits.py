"""What an author does to one file of a course, each as a function of the course's root."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path], None]


def put(path: str, old: str, new: str, count: int = 1) -> Edit:
    """A text of a file written in another way; a lone surrogate stands for a byte that is no UTF-8."""

    def apply(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        (root / path).write_bytes(text.replace(old, new, count).encode("utf-8", "surrogateescape"))

    return apply


def end(path: str, text: str) -> Edit:
    """Something written at the end of a file."""

    def apply(root: Path) -> None:
        (root / path).write_text(f"{(root / path).read_text('utf-8').rstrip()}\n\n{text}\n", "utf-8")

    return apply


def gone(path: str) -> Edit:
    """A file deleted."""
    return lambda root: (root / path).unlink()


def moved(path: str, to: str) -> Edit:
    """A file or folder under another name."""
    return lambda root: (root / path).rename(root / to) and None


def copied(path: str, to: str) -> Edit:
    """A file copied beside itself."""
    return lambda root: shutil.copyfile(root / path, root / to) and None
