"""The course in a resident process: modules are made when somebody looks, and anew when their files change.

One thread does all the work, most urgent first: the course's own files, then what a browser waits for
or shows, then what was never checked. A module with errors keeps its last good version. Checks go
through the same answers that `build` and `check` keep, and a module that nobody has changed since is first
shown from what they, or an earlier preview, kept of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from builder.answers import Built, Checked, Frame, Keys, recall, remember
from builder.cache import Cache
from builder.diagnostics import Diagnostic
from builder.preview.shown import Shown, keep, recalled, shown

if TYPE_CHECKING:
    from builder.load.pieces import Pieces
    from builder.model.course import Course
    from builder.model.module import Module
    from builder.preview.making import Made


class Bench(Struct):
    """What is known of one module."""

    id: str
    title: str = ""
    problems: tuple[Diagnostic, ...] = ()
    fault: str = ""
    """What failed in the builder itself, never the content's fault; empty where nothing did."""
    round: int = 0
    """Counts the times that `problems` was written."""
    shown: Shown | None = None
    """The last version that could be made, or that was kept of an earlier run."""
    made: tuple[Course, Module] | None = None
    """What `shown` was made from; None where it is a kept one."""
    checked: Checked | None = None
    stale: bool = True
    """Its files are newer than `shown`, or nothing was made of them."""
    whole: bool = False
    """Somebody asked for what only making it anew can tell."""
    pieces: Pieces | None = None
    """What its files held when it was last made."""
    unkept: str = ""
    """The key of a `shown` that the cache does not have yet."""
    lookers: int = 0
    """Pages that show it now."""
    waiting: list[Future[None]] = field(default_factory=list)


class Workshop:
    """Makes and checks modules; `tell` is called, in the working thread, whenever something new is known.

    `first` is a module that is made before anybody asks.
    """

    def __init__(self, root: Path, tell: Callable[[], None], first: str = "") -> None:
        self.root = root
        self._first = first
        self.frame: Frame | None = None
        self.course_problems: tuple[Diagnostic, ...] = ()
        self.whole_problems: tuple[Diagnostic, ...] = ()
        self.round = 0
        """Counts the times that the course's own files were read, or the course looked at as a whole."""
        self.benches: dict[str, Bench] = {}
        self.ready: Future[None] = Future()
        """Done once the course's own files were read for the first time."""
        self.idle = threading.Event()
        """Set while there is nothing to do."""
        self._tell = tell
        self._cache = Cache(root / ".cache")
        self._keys: Keys | None = None
        self._course: Course | None = None
        self._course_stale = True
        self._whole_stale = True
        self._closed = False
        self._lock = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="workshop", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the work in hand; whoever waits is let go."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        for bench in self.benches.values():
            _release(bench)

    def changed(self, paths: Iterable[str]) -> None:
        """Files were written, made or removed: paths relative to the root, with forward slashes."""
        with self._lock:
            for path in paths:
                top, _, rest = path.partition("/")
                bench = self.benches.get(rest.split("/")[0])
                if top == "course" or bench is None:
                    self._course_stale = True
                else:
                    bench.stale, bench.checked = True, None
            self._lock.notify()

    def ask(self, id: str, *, whole: bool = False) -> Future[None]:
        """Done once a known module can be shown as its files are now, or was found not to be sound.

        `whole`: made anew even where a kept version can be shown.
        """
        future: Future[None] = Future()
        with self._lock:
            bench = self.benches[id]
            if whole and bench.made is None and not bench.fault:
                bench.stale = bench.whole = True
            if bench.stale and not self._closed:
                bench.waiting.append(future)
                self._lock.notify()
            else:
                future.set_result(None)
        return future

    def look(self, id: str, more: int) -> None:
        """A page begins (1) or ends (-1) to show a module."""
        with self._lock:
            if id in self.benches:
                self.benches[id].lookers += more
                self._lock.notify()

    def problems(self, id: str = "") -> tuple[Diagnostic, ...]:
        """What is wrong with a module and with the course's own files; without an id, with all that was checked."""
        benches = [self.benches[id]] if id else list(self.benches.values())
        whole = () if id else self.whole_problems
        return (*self.course_problems, *(found for bench in benches for found in bench.problems), *whole)

    def _next(self) -> Callable[[], None] | None:
        with self._lock:
            while not self._closed:
                if self._course_stale:
                    return self._read_course
                if self.frame is not None:
                    stale = [bench for bench in self.benches.values() if bench.stale]
                    for bench in sorted(stale, key=lambda bench: (not bench.waiting, not bench.lookers)):
                        if bench.waiting or bench.lookers:
                            return partial(self._make, bench)
                    first = self.benches.get(self._first)
                    if first is not None and first.stale and first.shown is None and not first.fault:
                        self._first = ""
                        return partial(self._make, first)
                    for bench in self.benches.values():
                        if bench.checked is None:
                            return partial(self._check, bench)
                    if self._whole_stale:
                        return self._look_at_whole
                    for bench in self.benches.values():
                        if bench.unkept:
                            return partial(self._keep_shown, bench)
                self.idle.set()
                self._lock.wait()
                self.idle.clear()
        return None

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task()
            self._tell()

    def _read_course(self) -> None:
        from builder.examine import examine_course

        with self._lock:
            self._course_stale = False
        self._keys = Keys(self.root, self._cache) if self._keys is None else self._keys.renewed()
        self._course = None
        frame, found = examine_course(self.root, self._keys, self._cache)
        with self._lock:
            self.course_problems = tuple(found)
            self.round += 1
            self._whole_stale = True
            if frame is not None:
                self.frame = frame
                old = self.benches
                self.benches = {id: old.get(id) or Bench(id) for id in frame.modules}
                for bench in old.values():
                    if bench.id not in self.benches:
                        _release(bench)
                for bench in self.benches.values():
                    bench.stale, bench.checked = True, None
                    bench.title = bench.title or self._title(bench.id)
            else:
                for bench in self.benches.values():
                    _release(bench)
        if not self.ready.done():
            self.ready.set_result(None)

    def _loaded(self) -> Course:
        """The course's own files in full, loaded where a module is to be made from its files."""
        from builder.load import load_course

        if self._course is None:
            self._course, _ = load_course(self.root)
        if self._course is None:
            raise FileNotFoundError("course/course.yaml changed while it was read; save it again")
        return self._course

    def _title(self, id: str) -> str:
        """A module's title before it is loaded: the first line of its front matter that looks like one."""
        try:
            with (self.root / "modules" / id / "index.md").open(encoding="utf-8-sig") as file:
                for line in file:
                    if line.startswith("title:"):
                        return line.removeprefix("title:").strip().strip("\"'")
        except (OSError, ValueError):
            pass
        return id

    def _check(self, bench: Bench) -> None:
        """Say what is wrong with a module that nobody looks at, by an answer kept or by looking now."""
        from builder.examine import examine_module

        assert self._keys is not None
        assert self.frame is not None
        key = self._keys.module(bench.id)
        built: Built | None = recall(self._cache, self._keys.package(bench.id, self.frame.standards), Built)
        known: Checked | None = built.checked if built else recall(self._cache, key, Checked)
        fault = ""
        try:
            checked = known or examine_module(self.root, self._loaded(), bench.id).checked
        except Exception as error:  # a fault of the builder must not end the preview
            checked, fault = Checked((), None), _fault(error)
        if known is None and not fault:
            self._keep(bench.id, key, checked)
        with self._lock:
            bench.checked, bench.fault = checked, fault
            bench.problems = checked.diagnostics
            bench.round += 1
            self._whole_stale = True

    def _make(self, bench: Bench) -> None:
        """Have a module to show: a kept version of its files as they are, else one that is made now."""
        assert self._keys is not None
        assert self.frame is not None
        with self._lock:
            bench.stale = False
        kept = None
        if bench.shown is None and not bench.whole:
            kept = recalled(self._cache, self._keys, bench.id, self.frame.standards)
        if kept is None:
            self._make_anew(bench)
            return
        with self._lock:
            bench.shown, bench.checked = kept
            bench.problems, bench.title = bench.checked.diagnostics, bench.shown.title
            bench.round += 1
            self._whole_stale = True
            _release(bench)

    def _make_anew(self, bench: Bench) -> None:
        """Load, check and render a module."""
        from builder.load.pieces import Pieces
        from builder.preview.making import make

        assert self._keys is not None
        key = self._keys.module(bench.id)
        made: Made | None = None
        fault = ""
        try:
            course = self._loaded()
            bench.pieces = bench.pieces or Pieces()
            made = make(self.root, course, bench.id, self._cache, self._keys.course, bench.pieces)
        except Exception as error:  # a fault of the builder must not end the preview
            fault = _fault(error)
        with self._lock:
            bench.problems, bench.fault = made.problems if made else (), fault
            bench.checked = made.checked if made else Checked((), None)
            bench.round += 1
            self._whole_stale = True
            if made and made.site is not None and made.module is not None:
                bench.shown, bench.made = shown(made.site), (course, made.module)
                bench.title, bench.unkept = bench.shown.title, key
            _release(bench)
        if made:
            self._tell()
            self._keep(bench.id, key, made.checked)

    def _keep_shown(self, bench: Bench) -> None:
        """Keep what is shown for the next preview."""
        assert bench.shown is not None
        key, bench.unkept = bench.unkept, ""
        checked = bench.checked
        if checked is not None and self._keys is not None and self._keys.module(bench.id) == key:
            keep(self._cache, bench.id, key, bench.shown, Checked(bench.problems, checked.uses))

    def _keep(self, id: str, key: str, checked: Checked) -> None:
        """Keep an answer, unless the files changed while it was made."""
        if self._keys is not None and self._keys.module(id) == key:
            remember(self._cache, key, checked)

    def _look_at_whole(self) -> None:
        """What the rules say of the course as a whole, now that each module is known."""
        from builder.examine import examine_whole

        assert self._keys is not None
        with self._lock:
            self._whole_stale = False
            known = {b.id: b.checked.uses for b in self.benches.values() if b.checked and b.checked.uses}
            count = len(self.benches)
        found = examine_whole(self.root, self._keys, self._cache, known if len(known) == count else None)
        with self._lock:
            self.whole_problems = tuple(found)
            self.round += 1


def _release(bench: Bench) -> None:
    waiting, bench.waiting = bench.waiting, []
    for future in waiting:
        if not future.cancelled():
            future.set_result(None)


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
