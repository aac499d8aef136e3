"""Check a file as it stands in an editor, before it is saved: `course check --stdin PATH`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.checkup import check
from builder.diagnostics import Diagnostic
from builder.load.files import course_files, module_files


def check_unsaved(root: Path, path: str, text: bytes) -> list[Diagnostic]:
    """What is wrong in the file `path` (relative to the root) if it held `text`.

    The course's own files and those of the file's module are laid beside it in a temporary folder, by
    links where the system allows; nothing of the course is changed.
    """
    module = path.split("/")[1] if path.startswith(("modules/", "quizzes/")) and "/" in path[8:] else ""
    with TemporaryDirectory(prefix="course-") as name:
        copy = Path(name)
        for file in [*course_files(root), *(module_files(root, module) if module else ())]:
            if file != path:
                _lay(root / file, copy / file)
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
        for folder in ("modules", "quizzes"):
            for other in (root / folder).glob("*/"):
                (copy / folder / other.name).mkdir(parents=True, exist_ok=True)
        found = check(copy, (module,) if module else (), cached=False)
    return [problem for problem in found if problem.position.path == path]


def _lay(source: Path, target: Path) -> None:
    if not source.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
