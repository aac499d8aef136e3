"""What the preview's server may give away: its own pages, and the finished files of modules. Nothing else.

Both are looked up by name in tables, never by joining a request's path to a folder, so that no path
and no link leads outside.
"""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path

from builder import resources
from builder.model.site import ModuleSite

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


def module_file(site: ModuleSite, standard: str, name: str) -> bytes | None:
    """A file of a module as its package for a standard has it; None where it has none of that name."""
    if name == PLAYER:
        return resources.player(standard)
    return site.files.get(name)
