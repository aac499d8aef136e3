"""Write the catalogue beside the packages: only what changed, and nothing is imported where nothing did.

`catalogue/catalogue.json` holds the facts of every module listed, so that a build of some modules can
list the others as they stand, and names what `clean` may remove.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from builder.catalogue.facts import ModuleFacts

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.model.course import Course

FOLDER = "catalogue"
TRY = "try"
LIST = "catalogue.json"
INDEX = "index.html"
GENERATOR = b'<meta name="generator" content="coursebuilder">'
ORDER = ("scorm12", "scorm2004-3", "scorm2004-4")
"""Editions by how many LMSs handle them well."""

Entry = Mapping[str, Any]


class Kept(Struct, frozen=True):
    """What was written: under which digest, which files, the facts, and the contents unpacked for each module.

    `sheets` are the digests of what each module's sheet was made from.
    """

    course: str
    digest: str
    files: dict[str, str]
    modules: dict[str, ModuleFacts]
    tries: dict[str, str]
    sheets: dict[str, str]


class Place(Struct, frozen=True):
    """Whose catalogue, and where: `scope` is a digest over builder and course, `modules` the order of the parts."""

    root: Path
    out: Path
    scope: str
    course: str
    modules: tuple[str, ...]


def publish_catalogue(
    place: Place,
    course: Callable[[], Course],
    facts: Mapping[str, ModuleFacts],
    packages: Sequence[Entry],
    kits: Sequence[Entry],
) -> list[Diagnostic]:
    """Bring the catalogue up to date with the packages and kits that stand there.

    `course` is asked for only where something changed; `facts` are those of the modules of this build. Returns what is
    wrong with templates of the course's own; the last catalogue stays then. Raises OSError where `out` cannot be
    written.
    """
    out = place.out
    last = _last(out, place.course)
    known = {**(last.modules if last else {}), **facts}
    by_module = {id: _first([entry for entry in packages if entry["module"] == id]) for id in place.modules}
    listed = {id: known[id] for id in place.modules if by_module[id] and id in known}
    digest = hashlib.sha256(
        msgspec.json.encode([place.scope, listed, sorted(p["sha256"] for p in (*packages, *kits))])
    ).hexdigest()
    if last and last.digest == digest and _stands(out, last):
        return []

    from builder.catalogue.pages import Shown, make_pages, sheet_of  # with Jinja2
    from builder.render.errors import RenderError

    shown = [
        Shown(one, tuple(by_module[id]), tuple(kit for kit in kits if kit["module"] == id))
        for id, one in listed.items()
    ]
    sheets = {one.facts.id: hashlib.sha256(msgspec.json.encode([place.scope, one])).hexdigest() for one in shown}
    standing = {
        sheet_of(id): data
        for id, sheet in sheets.items()
        if last and last.sheets.get(id) == sheet and (data := _as_written(out, sheet_of(id), last)) is not None
    }
    try:
        pages = make_pages(place.root, course(), shown, standing)
    except RenderError as error:
        return list(error.diagnostics)
    tries = {id: _unpack(out, id, by_module[id][0], last) for id in listed}
    for name, data in pages.items():
        path = out / name
        if not (path.is_file() and path.read_bytes() == data):
            _write(path, data)
    _remove(out, [] if last is None else [name for name in last.files if name not in pages])
    _forget(out, [] if last is None else [id for id in last.tries if id not in tries])
    files = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(pages.items())}
    kept = Kept(place.course, digest, files, listed, tries, sheets)
    _write(out / FOLDER / LIST, msgspec.json.format(msgspec.json.encode(kept, order="deterministic"), indent=1) + b"\n")
    return []


def remove_catalogue(out: Path, course: str) -> list[Path]:
    """Remove the files that the list names, the list, and the modules unpacked; nothing else."""
    last = _last(out, course)
    if last is None:
        return []
    removed = [out / name for name in last.files] + [out / TRY / id for id in last.tries]
    _remove(out, [*last.files, f"{FOLDER}/{LIST}"])
    _forget(out, list(last.tries))
    for folder in (out / FOLDER, out / TRY):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return sorted(path for path in removed if not path.exists())


def _last(out: Path, course: str) -> Kept | None:
    """What the last build of this course wrote, as far as its names are such as are written here."""
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        last = msgspec.json.decode((out / FOLDER / LIST).read_bytes(), type=Kept)
        plain = all(_is_ours(name) for name in last.files) and all(_is_plain(id) for id in last.tries)
        return last if last.course == course and plain else None
    return None


def _is_ours(name: str) -> bool:
    folder, slash, rest = name.rpartition("/")
    return name == INDEX or (bool(slash) and folder == FOLDER and _is_plain(rest))


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")


def _stands(out: Path, last: Kept) -> bool:
    """Whether everything written last stands as it was; of unpacked modules, their first page."""
    return all(_as_written(out, name, last) is not None for name in last.files) and all(
        (out / TRY / id / INDEX).is_file() for id in last.tries
    )


def _as_written(out: Path, name: str, last: Kept) -> bytes | None:
    """The bytes of a file written last, or None where it is not as it was."""
    with contextlib.suppress(OSError):
        data = (out / name).read_bytes()
        return data if hashlib.sha256(data).hexdigest() == last.files.get(name) else None
    return None


def _write(path: Path, data: bytes) -> None:
    """Replace a page whole or not at all. What a power cut leaves half is written anew: its digest tells.

    Raises FileExistsError for a start page that somebody else put there.
    """
    if path.name == INDEX and path.is_file() and GENERATOR not in path.read_bytes()[:2000]:
        raise FileExistsError(
            errno.EEXIST, "this page is not the builder's; move it, or choose a folder with --out", path
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.write_bytes(data)
    temporary.replace(path)


def _first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: ORDER.index(entry["standard"]))


def _unpack(out: Path, module: str, entry: Entry, last: Kept | None) -> str:
    """Unpack a package to be tried without an LMS, unless its contents lie there; returns their digest."""
    contents = str(entry["content_sha256"])
    folder = out / TRY / module
    if last and last.tries.get(module) == contents and (folder / INDEX).is_file():
        return contents
    import zipfile

    part = out / TRY / f".{module}.part"
    shutil.rmtree(part, ignore_errors=True)
    with zipfile.ZipFile(out / entry["file"]) as package:
        # what only an LMS reads stays behind: the manifest and its schemas
        names = [
            name for name in package.namelist() if not name.endswith((".xsd", ".dtd")) and name != "imsmanifest.xml"
        ]
        package.extractall(part, names)
    _forget(out, [module])
    part.replace(folder)
    return contents


def _remove(out: Path, names: Sequence[str]) -> None:
    for name in names:
        (out / name).unlink(missing_ok=True)


def _forget(out: Path, modules: Sequence[str]) -> None:
    for module in modules:
        folder = out / TRY / module
        if folder.is_dir() and not folder.is_symlink() and not (out / TRY).is_symlink():
            shutil.rmtree(folder)
