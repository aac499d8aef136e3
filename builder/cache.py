"""A content-keyed, disposable store of what was made before.

Every entry is one file under `.cache/` of the course: 32 bytes of SHA-256 over the rest, then the
rest. An entry that is cut, changed or unreadable is treated as absent. Nothing here is ever
needed: deleting the folder costs one slower build.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
PRUNE_EVERY = 24 * 3600
"""Seconds between two looks at the size of the folder."""
LIMIT = 256 * 1024 * 1024
"""Bytes that the folder may hold before the entries used least recently go."""
OWN = (".py", ".json", ".js", ".xsd", ".dtd", ".txt")
THEME = (".html", ".css", ".svg")
"""Endings of the builder's files, and of its templates', that decide what is made."""


class Cache:
    """The store of one course; `None` for its folder makes every look-up a miss."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.dirty = False

    def get(self, key: str) -> bytes | None:
        """The bytes kept under `key`, or None where there are none or they are damaged."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        digest, rest = data[:32], data[32:]
        if hashlib.sha256(rest).digest() != digest:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return rest

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`. A full or read-only disk is not an error: it is not kept then."""
        if self.folder is None:
            return
        path = self._path(key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        self.dirty = True
        with contextlib.suppress(OSError):
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            temporary.write_bytes(hashlib.sha256(data).digest() + data)
            temporary.replace(path)

    def prune(self) -> None:
        """Once a day at most, remove the entries used least recently until the folder is within LIMIT."""
        if self.folder is None or not self.dirty:
            return
        stamp = self.folder / "pruned"
        with contextlib.suppress(OSError):
            if stamp.is_file() and time.time() - stamp.stat().st_mtime < PRUNE_EVERY:
                return
            stamp.touch()
            entries = [(p.stat(), p) for p in self.folder.glob("??/*") if p.is_file()]
            total = sum(stat.st_size for stat, _ in entries)
            for stat, path in sorted(entries, key=lambda entry: entry[0].st_mtime):
                if total <= LIMIT:
                    break
                path.unlink(missing_ok=True)
                total -= stat.st_size

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        name = hashlib.sha256(key.encode()).hexdigest()[:40]
        return self.folder / name[:2] / name[2:]


def fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    """A digest over names and contents; a file that cannot be read counts as a fact of its own."""
    digest = hashlib.sha256()
    for name, path in files:
        try:
            content = hashlib.sha256(_regular_bytes(path)).digest()
        except OSError as error:
            content = f"{type(error).__name__}".encode()
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
    return digest.hexdigest()


def _regular_bytes(path: Path) -> bytes:
    """The bytes of a regular file; a FIFO or device is never opened, since reading could wait forever."""
    if not path.is_file():
        raise IsADirectoryError(path)
    return path.read_bytes()


def builder_fingerprint(cache: Cache) -> str:
    """A digest over this builder, its templates and bundles, and the versions of its libraries.

    It is one of contents, so that a cache carried to another machine holds there. Reading some hundred
    files at every start is spared by keeping it under their names, sizes and times of change.
    """
    from builder import resources

    places = ((HERE, OWN), (resources.templates(), THEME))
    files = {folder: sorted(_files(folder, suffixes)) for folder, suffixes in places}
    libraries = Path(msgspec.__file__).parents[1]  # where sysconfig would say, which is slow to import
    versions = "\n".join(sorted(entry.name for entry in os.scandir(libraries) if entry.name.endswith(".dist-info")))
    key = f"builder {list(files.values())} {versions}"
    known = cache.get(key)
    if known is None:
        names = ((os.path.relpath(path, folder), Path(path)) for folder in files for path, _, _ in files[folder])
        known = hashlib.sha256((fingerprint(names) + versions).encode()).hexdigest().encode()
        cache.put(key, known)
    return known.decode()


def _files(folder: str | Path, suffixes: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Path, bytes and nanoseconds of the last change of every file with one of these suffixes below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "node_modules"):
                    yield from _files(entry.path, suffixes)
            elif entry.name.endswith(suffixes):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
