"""Load: from files to the model, with every value's place; what does not parse is a diagnostic.

Whatever bytes the files hold, nothing but diagnostics comes of them. Content is judged elsewhere
(`check`). Importing this package imports no parser: `files` is all that a look-up in the cache needs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.load.files import course_files, find_root, module_files

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.load.pieces import Pieces
    from builder.model.course import Course
    from builder.model.module import Module

__all__ = ["course_files", "find_root", "load_course", "load_module", "module_files"]


def load_course(root: Path) -> tuple[Course | None, list[Diagnostic]]:
    """The course without its modules, and what is wrong with the files in `course/`.

    None where `course/course.yaml` is unusable. A course that came with errors is for checking only.
    """
    from builder.load import course  # with YAML, which a look-up in the cache does without

    return course.load(root)


def load_module(
    root: Path, course: Course, module_id: str, pieces: Pieces | None = None
) -> tuple[Module | None, list[Diagnostic]]:
    """A module with its lessons, quizzes and media, and what is wrong with its files.

    None where a part of it could not be made; every file was looked at all the same. `pieces` are those of
    an earlier load in this process: files that are as they were then are not parsed again.
    """
    from builder.load import module  # with YAML, which a look-up in the cache does without

    return module.load(root, course, module_id, pieces)
