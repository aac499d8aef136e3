"""Make one module, from its files to finished packages in memory: what a worker process does.

A process is readied once with `start`; then `make_module` is called for each module. Nothing is
written but the cache.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, structs

from builder.answers import Built, Checked
from builder.cache import Cache
from builder.catalogue.facts import ModuleFacts, module_facts
from builder.diagnostics import Diagnostic
from builder.examine import examine_module, has_errors
from builder.load import load_course
from builder.model.course import Course
from builder.package import Package, PackageError, pack, pack_kit
from builder.render import RenderError, render_kit, render_module
from builder.standards import standard
from builder.verify import verify_package
from builder.zipwriter import Deflate


class Made(Struct, frozen=True):
    """A module's answer, and its packages and kit; nothing of either where the module has errors."""

    answer: Built
    archives: tuple[Package, ...]


class Bench(Struct):
    """What this process holds on to between modules."""

    root: Path
    course: Course
    standards: tuple[str, ...]
    cache: Cache
    scope: str
    deflate: Deflate


_BENCH: list[Bench] = []


def start(root: Path, standards: tuple[str, ...], cache_folder: Path | None, scope: str) -> None:
    """Ready this process: load the course's own files, once for all of its modules.

    `scope` is the digest over builder and course that kept texts are kept under.
    """
    course, _ = load_course(root)
    assert course is not None, "the caller has loaded it before"
    cache = Cache(cache_folder)
    _BENCH[:] = [Bench(root, course, standards, cache, scope, Deflate(cache if cache_folder else None))]


def readied(scope: str) -> Course | None:
    """The course that this process was readied for, where it is the one of this scope."""
    return next((bench.course for bench in _BENCH if bench.scope == scope), None)


def make_module(module: str) -> Made:
    """Load, check, render, package and verify one module; all problems come as diagnostics."""
    bench = _BENCH[0]
    sound = examine_module(bench.root, bench.course, module)
    checked = sound.checked
    if sound.module is None or has_errors(list(checked.diagnostics)):
        return Made(Built(checked, ()), ())
    packages: list[Package] = []
    kits: list[Package] = []
    found: list[Diagnostic] = []
    facts: ModuleFacts | None = None
    try:
        site = render_module(bench.root, bench.course, sound.module, bench.cache, bench.scope)
        found += site.diagnostics
        facts = module_facts(bench.course, sound.module, site.minutes, site.stems)
        for id in bench.standards:
            package = pack(site, standard(id), deflate=bench.deflate)
            found += map(_as_error, verify_package(package.data, package.file))
            packages.append(package)
        kit = render_kit(bench.root, bench.course, sound.module, bench.cache)
        if kit:
            kits.append(pack_kit(module, bench.course.language, kit, bench.deflate))
    except (RenderError, PackageError) as error:
        found += error.diagnostics
        packages, kits = [], []
    if found:
        checked = Checked((*checked.diagnostics, *found), checked.uses)
        packages, kits = ([], []) if has_errors(found) else (packages, kits)
    answer = Built(
        checked, tuple(one.entry for one in packages), tuple(one.entry for one in kits), facts if packages else None
    )
    return Made(answer, (*packages, *kits))


def _as_error(diagnostic: Diagnostic) -> Diagnostic:
    """A finding in a package of our own: an error whatever it is, as under `course verify --strict`."""
    return structs.replace(diagnostic, severity="error")
