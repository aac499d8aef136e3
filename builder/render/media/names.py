"""Names of media files in a package, and the way from a target in a text to a file of the course."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from urllib.parse import unquote

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
SLUG_LENGTH = 40


def slug(text: str) -> str:
    """A text as lower-case ASCII letters, digits and hyphens; `file` where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:SLUG_LENGTH].rstrip("-") or "file"


def packaged(source: str, data: bytes, mark: str = "") -> str:
    """`media/<slug>[-<mark>]-<hash8>.<ext>`: the name of `data` made from the file `source`."""
    stem, extension = posixpath.splitext(posixpath.basename(source))
    digest = hashlib.sha256(data).hexdigest()[:8]
    return f"media/{slug(stem)}{f'-{mark}' if mark else ''}-{digest}.{slug(extension[1:]) if extension else 'bin'}"


def is_remote(target: str) -> bool:
    """True for a target with a scheme or a host, which no file of the course can be."""
    return bool(_REMOTE.match(target))


def course_path(target: str, path: str, module: str) -> str | None:
    """The path from the course's root that `target`, written in the file `path`, leads to.

    Targets are relative to the file that names them; in a quiz they are relative to the folder of its
    module. None where the target leaves the course's folder or is absolute.
    """
    name = unquote(target.partition("#")[0].partition("?")[0])
    folder = f"modules/{module}" if path.startswith("quizzes/") else posixpath.dirname(path)
    resolved = posixpath.normpath(posixpath.join(folder, name))
    if "\\" in name or "\0" in name or resolved.startswith(("/", "../")) or resolved in ("..", "."):
        return None
    return resolved
