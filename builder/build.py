"""Build a course: examine, make what is not known yet, publish."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from builder.answers import Built, Keys, package_key, recall, remember
from builder.cache import Cache
from builder.catalogue.publish import Place, publish_catalogue
from builder.diagnostics import Diagnostic
from builder.examine import examine_course, examine_whole, has_errors, source_bytes
from builder.listing import BUILD, build_json

if TYPE_CHECKING:
    from builder.model.course import Course


class Order(Struct, frozen=True):
    """What to build: everything by default. `modules` and `standards` empty: all of the course's."""

    root: Path
    out: Path
    modules: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    strict: bool = False
    jobs: int | None = None
    cache: bool = True


class Result(Struct, frozen=True):
    """What came of it: all diagnostics, and the entries of the packages that now stand in `out`.

    `fresh` names the files that were written; the others were as they should be already.
    """

    diagnostics: list[Diagnostic]
    packages: list[dict[str, Any]]
    fresh: frozenset[str] = frozenset()


class UnknownModuleError(Exception):
    """A module was asked for that the course does not have; `known` are those it has."""

    def __init__(self, module: str, known: tuple[str, ...]) -> None:
        super().__init__(module)
        self.module = module
        self.known = known


Tell = Callable[[str, int, int], None]
"""Hears of progress: the module that is done, how many are, of how many."""


def build(order: Order, tell: Tell | None = None) -> Result:
    """Build packages into `order.out`.

    A module with errors is not written and its previous packages stay; an error in `course/` stops
    every module; with `strict` anything found stops everything. Raises UnknownModuleError, and
    OSError where `out` cannot be written.
    """
    cache = Cache(order.root / ".cache" if order.cache else None)
    keys = Keys(order.root, cache)
    frame, found = examine_course(order.root, keys, cache)
    if frame is None or has_errors(found):
        return Result(found, [])
    for module in order.modules:
        if module not in frame.modules:
            raise UnknownModuleError(module, frame.modules)
    modules = [module for module in frame.modules if not order.modules or module in order.modules]
    standards = tuple(id for id in frame.standards if id in order.standards) if order.standards else frame.standards

    answers, bytes_of = _make(order, keys, cache, modules, standards, tell)
    uses = {module: answers[module].checked.uses for module in modules}
    complete = {module: used for module, used in uses.items() if used is not None}
    found += examine_whole(order.root, keys, cache, complete if len(complete) == len(frame.modules) else None)
    stopped = has_errors(found) or (order.strict and bool(found))
    for answer in answers.values():
        found += answer.checked.diagnostics
    if stopped or (order.strict and found):
        return Result(found, [])

    entries = [entry for module in modules for entry in answers[module].packages]
    kits = [entry for module in modules for entry in answers[module].kits]
    fresh = _publish(order.out, [*entries, *kits], bytes_of)
    last = _last(order.out, frame.id)
    built = {(entry["module"], entry["standard"]) for entry in entries}
    kept = [entry for entry in last["packages"] if (entry["module"], entry["standard"]) not in built]
    kept_kits = [entry for entry in last["kits"] if entry["module"] not in modules]
    _write_list(order.out, frame.id, frame.version, [*entries, *kept], [*kits, *kept_kits])
    if entries:
        facts = {module: known for module in modules if (known := answers[module].facts)}
        place = Place(order.root, order.out, keys.course, frame.id, frame.modules)
        course = partial(_course, order.root, keys.course)
        found += publish_catalogue(place, course, facts, [*entries, *kept], [*kits, *kept_kits])
    cache.prune()
    return Result(found, entries, fresh)


def _make(
    order: Order, keys: Keys, cache: Cache, modules: list[str], standards: tuple[str, ...], tell: Tell | None
) -> tuple[dict[str, Built], dict[str, bytes]]:
    """The answer for each module, from the cache or made now, and the bytes of the packages made."""
    names = {module: keys.package(module, standards) for module in modules}
    answers: dict[str, Built] = {}
    bytes_of: dict[str, bytes] = {}
    for module, name in names.items():
        known = recall(cache, name, Built)
        if known is not None and all(_at_hand(order.out, entry, cache, bytes_of) for entry in known.archives):
            answers[module] = known
    missing = [module for module in modules if module not in answers]
    if missing:
        from builder.make_module import make_module, start  # with Jinja2, Markdown and lxml
        from builder.workers import each, jobs_that_pay

        jobs = jobs_that_pay(order.jobs, len(missing), source_bytes(order.root, missing))
        work = each(make_module, missing, jobs, start, (order.root, standards, cache.folder, keys.course))
        for done, (module, made) in enumerate(work, 1):
            if tell:
                tell(module, done, len(missing))
            answers[module] = made.answer
            for package in made.archives:
                bytes_of[package.entry["sha256"]] = package.data
                cache.put(package_key(package.entry["sha256"]), package.data)
            remember(cache, names[module], made.answer)
    return answers, bytes_of


def _course(root: Path, scope: str) -> Course:
    """The course whole: the one that this process made modules of, else loaded now."""
    from builder.load import load_course
    from builder.make_module import readied

    course = readied(scope) or load_course(root)[0]
    assert course is not None, "it was examined before"
    return course


def _at_hand(out: Path, entry: dict[str, Any], cache: Cache, bytes_of: dict[str, bytes]) -> bool:
    """Whether a package stands in `out` as it should, or its bytes are in the cache (then noted in `bytes_of`)."""
    with contextlib.suppress(OSError):
        if hashlib.sha256((out / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]:
            return True
    data = cache.get(package_key(entry["sha256"]))
    if data is None:
        return False
    bytes_of[entry["sha256"]] = data
    return True


def _publish(out: Path, entries: list[dict[str, Any]], bytes_of: dict[str, bytes]) -> frozenset[str]:
    """Write the packages whose bytes are in `bytes_of`; the others stand already. Returns the files written."""
    if not bytes_of:
        return frozenset()
    from builder.package import Package, publish, sweep

    sweep(out)
    written = [entry for entry in entries if entry["sha256"] in bytes_of]
    for entry in written:
        publish(Package(entry["file"], bytes_of[entry["sha256"]], entry), out)
    return frozenset(entry["file"] for entry in written)


def _last(out: Path, course: str) -> dict[str, list[dict[str, Any]]]:
    """The entries of the last `build.json` of this course for files that still stand."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, msgspec.DecodeError):
        last = msgspec.json.decode((out / BUILD).read_bytes())
        if last["course"] == course:
            lists = {"packages": last["packages"], "kits": last.get("kits", [])}
            for entries in lists.values():
                entries[:] = [entry for entry in entries if (out / entry["file"]).is_file() and entry["module"]]
            return lists
    return {"packages": [], "kits": []}


def _write_list(
    out: Path, course: str, version: str, packages: list[dict[str, Any]], kits: list[dict[str, Any]]
) -> None:
    with contextlib.suppress(OSError):
        if (out / BUILD).read_text("utf-8") == build_json(course, version, packages, kits):
            return
    from builder.package import write_build_json  # with what packages are made of

    write_build_json(out, course, version, packages, kits)
