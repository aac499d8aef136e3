"""Hears of files of the course that are written, made or removed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

FOLDERS = ("course", "modules", "quizzes")
SETTLE = 20
"""Milliseconds of silence after which changes are passed on: an editor's save is several of them."""
LONGEST = 200
"""Milliseconds after which they are passed on anyway."""
LOOK = 1000
"""Milliseconds between two looks for a folder that was not there yet."""


def watch(root: Path, changed: Callable[[list[str]], None], stop: threading.Event) -> None:
    """Call `changed` with paths relative to the root until `stop` is set. Links to folders are not followed.

    File systems that tell nothing (some network shares and containers) are looked at again and again
    where WATCHFILES_FORCE_POLLING is set in the environment.
    """
    from watchfiles import watch as changes

    while not stop.is_set():
        there = [name for name in FOLDERS if (root / name).is_dir()]
        if not there:
            stop.wait(LOOK / 1000)
            continue
        for found in changes(
            *(root / name for name in there),
            watch_filter=lambda _, path: _counts(path),
            debounce=LONGEST,
            step=SETTLE,
            stop_event=stop,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if found:
                changed(sorted({Path(path).relative_to(root).as_posix() for _, path in found}))
            if [name for name in FOLDERS if (root / name).is_dir()] != there:
                changed(["course"])
                break


def _counts(path: str) -> bool:
    """Whether a name is one that the builder sees: not hidden, and nothing that editors leave beside a file."""
    name = Path(path).name
    return not name.startswith((".", "~$")) and not name.endswith("~")
