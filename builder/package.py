"""Wrap a module's site for one standard: a zip in memory, and its way to disk.

`pack` decides nothing about contents: they are the site, the standard's manifest and control files,
and the player. `publish` replaces a file whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from builder import resources
from builder.diagnostics import Diagnostic, Position
from builder.listing import BUILD, KIT, build_json
from builder.model.site import ModuleSite
from builder.standards.base import Standard
from builder.verify.codes import CODES
from builder.verify.names import refused
from builder.zipwriter import Deflate, archive

if TYPE_CHECKING:
    from builder.render.kit import KitFiles

STATE_LIMIT = 4096
"""Characters of saved state that every edition keeps: SCORM 1.2's `cmi.suspend_data` (RTE 1.2, 3.4.4)."""

PLAYER = "player.js"
LAUNCH = "index.html"

_NAME = re.compile(r"[a-z0-9_][a-z0-9_.-]*(/[a-z0-9_][a-z0-9_.-]*)*")


class Package(Struct, frozen=True):
    """A finished package: its file name, its bytes, and its entry in `build.json` (design: command line)."""

    file: str
    data: bytes
    entry: dict[str, Any]


class PackageError(Exception):
    """The site cannot be packaged; `diagnostics` say why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = tuple(diagnostics)


def pack(site: ModuleSite, standard: Standard, *, deflate: Deflate) -> Package:
    """The package of a site for a standard; the same site gives the same bytes.

    Raises PackageError where the saved state could become too long, a file's name would be refused
    by an LMS, there is no launch page, or a file stands where the package puts one of its own.
    """
    control = standard.control_files()
    found = problems(site, standard)
    if found:
        raise PackageError(found)
    content = site.files | {PLAYER: resources.player(standard.id)}
    manifest, text = standard.manifest(site, sorted(content))
    first = {manifest: text, LAUNCH: content[LAUNCH]}
    rest = content | control
    members = [
        (name, deflate(name, data))
        for name, data in (*first.items(), *((name, rest[name]) for name in sorted(rest) if name not in first))
    ]
    data = archive(members)
    contents = hashlib.sha256()
    for name, member in sorted(members):
        contents.update(f"{name}\0{member.sha256}\n".encode())
    file = f"{site.course}-{site.module}-{site.language}-{site.version}-{standard.id}.zip"
    entry = {
        "file": file,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "content_sha256": contents.hexdigest(),
        "module": site.module,
        "standard": standard.id,
        "language": site.language,
        "lessons": site.lessons,
        "questions": site.questions,
        "state_max": site.state_max,
    }
    return Package(file, data, entry)


def pack_kit(module: str, language: str, kit: KitFiles, deflate: Deflate) -> Package:
    """A facilitator's kit as an archive of its own; its entry is one of `kits` in `build.json`."""
    data = archive([(name, deflate(name, kit.files[name])) for name in sorted(kit.files)])
    file = f"{kit.name}{KIT}"
    entry = {
        "file": file,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "module": module,
        "language": language,
    }
    return Package(file, data, entry)


def problems(site: ModuleSite, standard: Standard) -> list[Diagnostic]:
    """Why the site cannot be packaged for a standard; nothing where it can."""
    at = Position(f"modules/{site.module}/index.md")
    found: list[Diagnostic] = []
    limit = min(STATE_LIMIT, standard.state_limit or STATE_LIMIT)
    if site.state_max > limit:
        message = f"the saved state of this module can become {site.state_max:,} characters long; LMSs keep {limit:,}"
        found.append(CODES["P401"].at(at, message, "split the module, or give its assessment fewer questions to draw"))
    if LAUNCH not in site.files:
        found.append(CODES["P403"].at(at, f"the module's site has no {LAUNCH}"))
    own = {PLAYER, "imsmanifest.xml", *(name.lower() for name in standard.control_files())}
    for name in sorted(site.files):
        if name in own:
            found.append(CODES["P404"].at(at, f"`{name}` is the name of a file that every package brings itself"))
        elif why := refused(name):
            found.append(CODES["P402"].at(at, f"`{name}` cannot be packaged: {why}", "rename the file"))
        elif not _NAME.fullmatch(name):
            message = f"`{name}` cannot be packaged: LMSs change or refuse such names"
            found.append(CODES["P402"].at(at, message, "use a to z, 0 to 9, hyphen, underscore and dot"))
    return found


def publish(package: Package, folder: Path) -> None:
    """Write a package into `folder`, so that its file is at every moment the old one or the new one, whole.

    Raises OSError where the folder cannot be written; the old file stands then.
    """
    _replace(folder / package.file, package.data)


def write_build_json(
    folder: Path,
    course: str,
    version: str,
    packages: Iterable[Mapping[str, Any]],
    kits: Iterable[Mapping[str, Any]] = (),
) -> None:
    """Write `build.json`, the list of what is in `folder`, sorted by file, in the same way as a package."""
    _replace(folder / BUILD, build_json(course, version, packages, kits).encode())


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed build left in `folder`. No other build may be running there."""
    for path in folder.glob(".*.part"):
        with contextlib.suppress(OSError):
            path.unlink()


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can (Windows cannot open a folder)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
