"""What the preview shows of a module, from what was kept: by `build` in a package, or by an earlier preview.

A page is in the browser before anything is loaded or rendered then. Both are looked up by the digest of
the module's files, so that what is shown is what would be made now.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from builder import resources
from builder.answers import Built, Checked, Keys, package_key, recall
from builder.cache import Cache

if TYPE_CHECKING:
    from builder.model.site import ModuleSite

ADDED = ("imsmanifest.xml", "player.js")
"""What a package has beside the site and the schema files."""


class Shown(Struct, frozen=True):
    """The files of a module's site by path, and what else the preview says of it. `digest` is over the files."""

    title: str
    files: dict[str, bytes]
    state_max: int
    digest: str


class _Kept(Struct, frozen=True):
    """The last site of a module that was made: good as long as the module has this key."""

    key: str
    shown: Shown
    checked: Checked


def shown(site: ModuleSite) -> Shown:
    """A site that was made just now."""
    return Shown(site.title, site.files, site.state_max, _digest(site.files))


def keep(cache: Cache, id: str, key: str, shown: Shown, checked: Checked) -> None:
    """Keep a module's site for the next preview, in place of the one kept before."""
    cache.put(f"shown {id}", msgspec.msgpack.encode(_Kept(key, shown, checked)))


def recalled(cache: Cache, keys: Keys, id: str, standards: tuple[str, ...]) -> tuple[Shown, Checked] | None:
    """The site of a module as its files are now, and what is wrong with it; None where none was kept."""
    data = cache.get(f"shown {id}")
    if data is not None:
        try:
            kept = msgspec.msgpack.decode(data, type=_Kept)
        except msgspec.MsgspecError:
            kept = None
        if kept is not None and kept.key == keys.module(id):
            return kept.shown, kept.checked
    built: Built | None = recall(cache, keys.package(id, standards), Built)
    if built is None or not built.packages:
        return None
    entry = built.packages[0]
    package = cache.get(package_key(entry["sha256"]))
    if package is None:
        return None
    own = {*ADDED, *resources.schema_files(entry["standard"])}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in sorted(archive.namelist()) if name not in own}
    title = built.facts.title if built.facts else id
    return Shown(title, files, entry["state_max"], _digest(files)), built.checked


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]
