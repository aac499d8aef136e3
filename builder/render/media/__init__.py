"""A module's media: which files of the course go into the package, and what a page says of them.

`Shelf.image` and `Shelf.file` are asked while texts become HTML; each file is read and made once, and
`Shelf.files` holds what was asked for. `Shelf.diagnostics` says what was taken out of drawings.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from builder.diagnostics import Diagnostic, Position
from builder.render.codes import BROKEN_IMAGE, BROKEN_SVG, CLEANED, OUTSIDE, UNREADABLE
from builder.render.errors import failed
from builder.render.media import raster, svg
from builder.render.media.names import course_path, is_remote, packaged

RASTER = (".jpg", ".jpeg", ".png", ".webp")


class Cache(Protocol):
    """Where what was made before is kept; both may forget at any time."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


class Picture(Struct, frozen=True):
    """An image in the package: name, size in CSS pixels (0: unknown) and its narrower variants.

    `variants` are (name, width in pixels), the narrowest first, the image itself last; empty where there
    is only one size.
    """

    name: str
    width: int
    height: int
    variants: tuple[tuple[str, int], ...] = ()

    @property
    def srcset(self) -> str:
        """The value of a `srcset` attribute, or an empty string."""
        return ", ".join(f"{name} {width}w" for name, width in self.variants)


class Shelf:
    """The media of one module, filled while its texts are rendered."""

    def __init__(
        self, root: Path, module: str, cache: Cache | None = None, sizes: Mapping[str, tuple[int, int]] | None = None
    ) -> None:
        """`sizes` are width and height in pixels, by path, of pictures that stay as they are (GIF, AVIF)."""
        self._root = Path(os.path.realpath(root))
        self._module = module
        self._cache = cache
        self._sizes = sizes or {}
        self._pictures: dict[str, Picture] = {}
        self._names: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        self.diagnostics: list[Diagnostic] = []

    def image(self, target: str, path: str, line: int = 1) -> Picture:
        """The picture that `target`, written in the file `path`, shows.

        Raises RenderError where the file is missing, damaged or outside the course.
        """
        source = self._source(target, path, line)
        if source not in self._pictures:
            self._pictures[source] = self._picture(source)
        return self._pictures[source]

    def file(self, target: str, path: str, line: int = 1) -> str:
        """The name in the package of the film, sound, captions or download at `target`.

        Drawings and photographs are treated as `image` does. Raises RenderError as `image` does.
        """
        source = self._source(target, path, line)
        if source.lower().endswith((*RASTER, ".svg")):
            return self.image(target, path, line).name
        if source not in self._names:
            self._names[source] = self._add(source, self._read(source))
        return self._names[source]

    def _source(self, target: str, path: str, line: int) -> str:
        source = None if is_remote(target) else course_path(target, path, self._module)
        if source is None:
            raise failed(OUTSIDE, Position(path, line), f"`{target}` is not a file of this course")
        return source

    def _read(self, source: str) -> bytes:
        """The bytes of a file of the course; symbolic links may not lead out of it."""
        path = self._root / source
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self._root):
            raise failed(OUTSIDE, Position(source), f"`{source}` leads out of the course's folder")
        with contextlib.suppress(OSError):
            if stat.S_ISREG(real.stat().st_mode):
                return real.read_bytes()
        raise failed(UNREADABLE, Position(source), f"`{source}` is not there or cannot be read")

    def _add(self, source: str, data: bytes, mark: str = "") -> str:
        name = packaged(source, data, mark)
        self.files[name] = data
        return name

    def _picture(self, source: str) -> Picture:
        data = self._read(source)
        lower = source.lower()
        if lower.endswith(".svg"):
            return self._drawing(source, data)
        if lower.endswith(RASTER):
            return self._photograph(source, data)
        return Picture(self._add(source, data), *self._sizes.get(source, (0, 0)))

    def _drawing(self, source: str, data: bytes) -> Picture:
        try:
            drawing = svg.sanitised(data)
        except svg.BadDrawingError as error:
            raise failed(BROKEN_SVG, Position(source, error.line), f"the drawing cannot be read: {error}") from error
        self.diagnostics += [
            CLEANED.at(
                Position(source, line), f"{what} was taken out of the drawing", "export it with shapes and texts only"
            )
            for line, what in drawing.removed
        ]
        return Picture(self._add(source, drawing.data), drawing.width, drawing.height)

    def _photograph(self, source: str, data: bytes) -> Picture:
        key = f"{raster.RECIPE} {hashlib.sha256(data).hexdigest()}"
        kept = None if self._cache is None else self._cache.get(key)
        found = raster.decode(kept) if kept else None
        if found is None:
            try:
                found = raster.variants(data)
            except raster.BadPictureError as error:
                what = f"the picture cannot be read: {error}"
                raise failed(BROKEN_IMAGE, Position(source), what, "save it anew from its source") from error
            if self._cache is not None:
                self._cache.put(key, raster.encode(found))
        largest, *smaller = found
        name = self._add(source, largest.data)
        narrower = [(self._add(source, size.data, str(size.width)), size.width) for size in reversed(smaller)]
        return Picture(name, largest.width, largest.height, (*narrower, (name, largest.width)) if narrower else ())
