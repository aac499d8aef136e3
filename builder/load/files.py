"""Which files a course and a module are made of: paths relative to the root, with forward slashes.

Only names are looked at here, so that the cache can ask cheaply. Links to folders are named and not
followed; hidden files and what file managers and editors leave behind are not seen at all.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

COURSE = "course/course.yaml"
"""The file that makes a folder a course."""

LEFT_BEHIND = frozenset(("thumbs.db", "desktop.ini", "icon\r"))
DOCUMENTS = (".md", ".yaml", ".yml")

Kind = Literal["file", "link", "document folder", "special", "closed"]


class Entry(NamedTuple):
    """A name found in the course's folder.

    `link`: a symbolic link, to whatever; `document folder`: a folder with the name of a document;
    `special`: a FIFO, socket or device; `closed`: a folder that may not be listed.
    """

    path: str
    kind: Kind


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that has `course/course.yaml`, or None."""
    here = Path(os.path.abspath(start))  # noqa: PTH100 - resolving would lose the way the author came
    for folder in (here, *here.parents):
        if os.path.isfile(folder / COURSE):  # noqa: PTH113 - a folder that may not be searched is no error
            return folder
    return None


def course_files(root: Path) -> list[str]:
    """Everything in `course/`, and the names of the folders in `modules/` and `quizzes/`, sorted."""
    return sorted([*(entry.path for entry in entries(root, "course")), *module_folders(root), *quiz_folders(root)])


def module_files(root: Path, module_id: str) -> list[str]:
    """Everything in `modules/<id>/` and `quizzes/<id>/`, sorted."""
    return sorted(entry.path for entry in module_entries(root, module_id))


def module_folders(root: Path) -> list[str]:
    """The folders in `modules/`, as `modules/<id>`, sorted."""
    return _folders(root, "modules")


def quiz_folders(root: Path) -> list[str]:
    """The folders in `quizzes/`, as `quizzes/<module>`, sorted."""
    return _folders(root, "quizzes")


def module_entries(root: Path, module_id: str) -> list[Entry]:
    """Every name in a module's two folders, sorted by path; none for an id that is no plain name."""
    if not module_id or module_id.startswith(".") or any(mark in module_id for mark in "/\\\0:"):
        return []
    return sorted((*entries(root, f"modules/{module_id}"), *entries(root, f"quizzes/{module_id}")))


def entries(root: Path, folder: str) -> Iterator[Entry]:
    """Every name in a folder and the folders below it; nothing where there is no such folder."""
    parts = folder.split("/")
    for length in range(1, len(parts) + 1):
        above = "/".join(parts[:length])
        if os.path.islink(f"{root}/{above}"):  # noqa: PTH114
            yield Entry(above, "link")
            return
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(f"{root}/{parent}") as listing:
                found = list(listing)
        except (FileNotFoundError, ValueError):
            continue
        except NotADirectoryError:
            yield Entry(parent, "special")
            continue
        except OSError:
            yield Entry(parent, "closed")
            continue
        for item in found:
            if not _seen(item.name):
                continue
            path = f"{parent}/{item.name}"
            kind = _kind(item)
            if kind is not None:
                yield Entry(path, kind)
            elif path.lower().endswith(DOCUMENTS):
                yield Entry(path, "document folder")
            else:
                waiting.append(path)


def _kind(item: os.DirEntry[str]) -> Kind | None:
    """The kind of a name; None for a folder."""
    try:
        if item.is_symlink():
            return "link"
        if item.is_dir(follow_symlinks=False):
            return None
        if item.is_file(follow_symlinks=False):
            return "file"
        return "special" if stat.S_IFMT(item.stat(follow_symlinks=False).st_mode) else "closed"
    except OSError:
        return "closed"


def _seen(name: str) -> bool:
    return not name.startswith((".", "~$")) and not name.endswith("~") and name.lower() not in LEFT_BEHIND


def _folders(root: Path, parent: str) -> list[str]:
    try:
        with os.scandir(root / parent) as listing:
            return sorted(f"{parent}/{item.name}" for item in listing if _seen(item.name) and item.is_dir())
    except OSError:
        return []
