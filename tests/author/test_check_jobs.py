"""`course check` with a second process says what it says alone."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.checkup import check

COURSE = Path(__file__).parent.parent / "browser" / "course"


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    faults = sorted((root / "modules").glob("*/01-*.md"))
    for lesson in faults:
        lesson.write_text(lesson.read_text("utf-8") + "\n![](nowhere.png)\n", "utf-8")
    alone = check(root, cached=False, jobs=1)
    assert len({found.position.path for found in alone}) >= len(faults) > 1
    assert check(root, cached=False, jobs=2) == alone
    assert check(root, jobs=2) == alone, "and keeps the answers"
    assert check(root, jobs=1) == alone
