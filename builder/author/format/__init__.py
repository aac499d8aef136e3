"""One layout for every file, with the same meaning: `course format`."""

from __future__ import annotations

from pathlib import Path

from builder.author.format.files import read, write
from builder.author.format.markdown import format_markdown
from builder.author.format.yaml import format_yaml


def formatted(text: str, path: str) -> str:
    """A file's text in the one layout; unchanged where it does not parse or would mean something else."""
    if path.endswith(".md"):
        return format_markdown(text)
    return format_yaml(text)


def format_files(root: Path, files: list[str], *, only_look: bool = False) -> list[str]:
    """The files whose layout differs from the one layout; written anew unless `only_look`."""
    changed: list[str] = []
    for path in files:
        text = read(root, path)
        if text is None:
            continue
        better = formatted(text, path)
        if better != text:
            changed.append(path)
            if not only_look:
                write(root, path, better)
    return changed
