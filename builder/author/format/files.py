"""Reading and writing sources as text: with `\\n` inside, and the file's own line ends outside."""

from __future__ import annotations

import os
from pathlib import Path

from builder.load.files import course_files, module_files

BOM = "\ufeff"


def sources(root: Path, modules: tuple[str, ...]) -> list[str]:
    """Every Markdown and YAML file of the course and of these modules."""
    names = [name for name in course_files(root) if name.startswith("course/")]
    for module in modules:
        names += module_files(root, module)
    return [
        name
        for name in names
        if name.endswith((".md", ".yaml")) and (root / name).is_file() and not (root / name).is_symlink()
    ]


def read(root: Path, path: str) -> str | None:
    """A file's text; None where it is no text that can be written back as it was."""
    try:
        text = (root / path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return text.removeprefix(BOM).replace("\r\n", "\n")


def write(root: Path, path: str, text: str) -> None:
    """Write a file whole or not at all, with the line ends that it has; a byte order mark goes."""
    target = root / path
    ends = b"\r\n" if b"\r\n" in target.read_bytes() else b"\n"
    beside = target.with_name(f"{target.name}.new")
    beside.write_bytes(text.encode().replace(b"\n", ends))
    os.replace(beside, target)  # noqa: PTH105
