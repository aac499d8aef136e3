"""Load and check, as far as no answer is known yet: the part that `build` and `check` share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from builder.answers import Checked, Frame, Keys, recall, remember
from builder.cache import Cache
from builder.diagnostics import Diagnostic
from builder.load import load_course, load_module
from builder.load.files import module_files

if TYPE_CHECKING:  # the model is not needed where nothing changed
    from builder.load.pieces import Pieces
    from builder.model.course import Course
    from builder.model.module import Ignore, Module
    from builder.model.uses import Uses


class Sound(Struct, frozen=True):
    """A module that loads, with what the rules say of it."""

    module: Module | None
    checked: Checked


def examine_course(root: Path, keys: Keys, cache: Cache) -> tuple[Frame | None, list[Diagnostic]]:
    """The course's frame and what is wrong in `course/`; None where `course.yaml` is unusable."""
    known: Frame | None = recall(cache, keys.course, Frame)
    if known is not None:
        return known, list(known.diagnostics)
    course, found = load_course(root)
    if course is None:
        return None, found
    frame = Frame(
        course.id,
        course.title,
        course.version,
        course.language,
        course.standards,
        tuple((part.title, part.modules) for part in course.parts),
        course.written,
        tuple(found),
    )
    remember(cache, keys.course, frame)
    return frame, found


def examine_module(root: Path, course: Course, module: str, pieces: Pieces | None = None) -> Sound:
    """Load one module and let the rules look at it; ignores written in its files are applied.

    `pieces`: see `load_module`.
    """
    from builder.check import check_module, uses_of
    from builder.check.consequences import without_consequences
    from builder.check.selection import apply
    from builder.check.view import module_view

    loaded, found = load_module(root, course, module, pieces)
    if loaded is None:
        return Sound(None, Checked(tuple(sorted(found)), None))
    view = module_view(course, loaded)
    uses = uses_of(course, loaded, view)
    everything = without_consequences([*found, *check_module(course, loaded, view)])
    diagnostics = apply(everything, loaded.ignores, known=_codes(loaded.ignores))
    return Sound(loaded, Checked(tuple(diagnostics), uses))


def examine_whole(root: Path, keys: Keys, cache: Cache, uses: Mapping[str, Uses] | None) -> list[Diagnostic]:
    """What the rules say about the course as a whole.

    `uses` is what each module uses of it, or None where not all modules are known: nothing is
    reported as unused then.
    """
    seen = None if uses is None else sorted((module, used) for module, used in uses.items())
    key = f"whole {keys.course} {seen!r}"
    known: Checked | None = recall(cache, key, Checked)
    if known is None:
        from builder.check import check_course
        from builder.check.selection import apply

        course, _ = load_course(root)
        if course is None:
            return []
        found = apply(check_course(course, uses), course.ignores, known=_codes(course.ignores))
        known = Checked(tuple(found), None)
        remember(cache, key, known)
    return list(known.diagnostics)


def source_bytes(root: Path, modules: list[str]) -> int:
    """Bytes of Markdown and YAML in these modules: what the work will be like."""
    total = 0
    for module in modules:
        for name in module_files(root, module):
            if name.endswith((".md", ".yaml")):
                try:
                    total += (root / name).stat().st_size
                except OSError:
                    continue
    return total


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def _codes(ignores: tuple[Ignore, ...]) -> tuple[str, ...]:
    """All codes that exist, where there are ignores to hold against them."""
    if not ignores:
        return ()
    from builder.explain import all_codes

    return tuple(all_codes())
