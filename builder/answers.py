"""What is known of a module: its diagnostics, what it uses of the course, its packages.

An answer is made from the module's inputs alone, so the cache may give it as long as no input
changed. Neither lxml nor Jinja2 nor Markdown is imported to look one up.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from builder.cache import Cache, builder_fingerprint, fingerprint
from builder.catalogue.facts import ModuleFacts
from builder.diagnostics import Diagnostic
from builder.load.files import course_files, module_files
from builder.model.uses import Uses


class Checked(Struct, frozen=True):
    """A module was loaded and checked."""

    diagnostics: tuple[Diagnostic, ...]
    uses: Uses | None


class Built(Struct, frozen=True):
    """A module was packaged: the entries of its packages and kit, whose bytes the cache holds by sha256."""

    checked: Checked
    packages: tuple[dict[str, Any], ...]
    kits: tuple[dict[str, Any], ...] = ()
    facts: ModuleFacts | None = None
    """What the catalogue says of it; None where it has errors."""

    @property
    def archives(self) -> tuple[dict[str, Any], ...]:
        """The entries of everything that is written."""
        return (*self.packages, *self.kits)


class Frame(Struct, frozen=True):
    """The course without its modules, as far as commands need it when nothing changed."""

    id: str
    title: str
    version: str
    language: str
    standards: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """Each part's title, and the ids of the modules that it names."""
    modules: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Keys:
    """Cache keys of one run: each a digest over all inputs of what is kept under it."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self.root = root
        self._builder = builder_fingerprint(cache) + os.environ.get("SOURCE_DATE_EPOCH", "")
        self.course = self._of("course", course_files(root))

    def renewed(self) -> Keys:
        """The keys after a change in `course/`, by the same builder."""
        from copy import copy  # for a process that stays

        keys = copy(self)
        keys.course = keys._of("course", course_files(self.root))
        return keys

    def module(self, module: str) -> str:
        """The key of a module: its own files and the course's."""
        return self._of(f"module {module} {self.course}", module_files(self.root, module))

    def package(self, module: str, standards: tuple[str, ...]) -> str:
        """The key of a module's packages for some standards."""
        return f"{' '.join(standards)} {self.module(module)}"

    def _of(self, what: str, files: list[str]) -> str:
        return f"{what} {self._builder} {fingerprint((name, self.root / name) for name in files)}"


def recall(cache: Cache, key: str, kind: type[Any]) -> Any:
    """The answer kept under `key`, or None; one of an older shape counts as absent."""
    data = cache.get(f"{kind.__name__} {key}")
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None


def remember(cache: Cache, key: str, answer: Struct) -> None:
    """Keep an answer under `key`."""
    cache.put(f"{type(answer).__name__} {key}", msgspec.msgpack.encode(answer))


def package_key(sha256: str) -> str:
    """The key of a package's bytes."""
    return f"package {sha256}"
