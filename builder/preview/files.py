"""What the preview's server may give away: its own pages, and the finished files of modules. Nothing else.

Both are looked up by name in tables, never by joining a request's path to a folder, so that no path
and no link leads outside.
"""

from __future__ import annotations

import mimetypes
import re
from functools import cache
from pathlib import Path

from builder import resources

TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webm": "video/webm",
    ".webp": "image/webp",
}
"""The same on every system; other names are asked of the system's table."""

PLAYER = "player.js"
SHARED = ("player/state/codec.js",)
"""Files of the player that the preview's pages use as well."""

_PIECE = re.compile(r"<!-- (include|scripts) ([a-z-]+) -->")
_IMPORT = re.compile(r"""^import [^"]*"(\.{1,2}/[^"]+)";$""", re.MULTILINE)


def media_type(name: str) -> str:
    """The media type of a file, by its name."""
    extension = Path(name).suffix.lower()
    return TYPES.get(extension) or mimetypes.guess_type(name)[0] or "application/octet-stream"


@cache
def _own() -> dict[str, Path]:
    templates = resources.templates()
    pages = {path for path in (templates / "preview").rglob("*") if path.suffix in (".html", ".css", ".js", ".svg")}
    return {path.relative_to(templates).as_posix(): path for path in (*pages, *(templates / name for name in SHARED))}


def own_file(name: str) -> bytes | None:
    """A file of the preview's pages by its path below `templates/`; None for any other."""
    path = _own().get(name)
    return path.read_bytes() if path else None


@cache
def page(name: str) -> bytes:
    """A page of the preview by its path below `templates/preview/`, with the pieces that it includes."""
    folder = resources.templates() / "preview"

    def piece(found: re.Match[str]) -> str:
        if found[1] == "include":
            return (folder / f"{found[2]}.html").read_text("utf-8").rstrip("\n")
        first, *rest = _scripts(folder / f"{found[2]}.js")
        own = [f"/own/{path.resolve().relative_to(resources.templates().resolve()).as_posix()}" for path in rest]
        preloads = "\n".join(f'<link rel="modulepreload" href="{path}">' for path in own)
        return f'{preloads}\n<script type="module" src="/own/preview/{first.name}"></script>'

    return _PIECE.sub(piece, (folder / name).read_text("utf-8")).encode()


def _scripts(path: Path) -> list[Path]:
    """A script and all that it imports, each once, so that the page can ask for all of them at once."""
    found = [path]
    for one in found:
        for name in _IMPORT.findall(one.read_text("utf-8")):
            other = (one.parent / name).resolve()
            found += [] if other in (known.resolve() for known in found) else [other]
    return found


def module_file(files: dict[str, bytes], standard: str, name: str) -> bytes | None:
    """A file of a module as its package for a standard has it; None where it has none of that name."""
    if name == PLAYER:
        return resources.player(standard)
    return files.get(name)
