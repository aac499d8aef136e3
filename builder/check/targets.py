"""What the target of a link or an image leads to, without looking at any file."""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

Kind = Literal["file", "anchor", "external", "scheme", "absolute", "outside", "empty"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class Target(NamedTuple):
    """A target taken apart.

    `kind`: `file` (in the course's folder: `file` is its path from the root, `anchor` what follows
    the `#`), `anchor` (in the same text), `external` (http, https or `//host`), `scheme` (any other scheme:
    `scheme` names it), `absolute` (a path of one machine, or with backslashes), `outside` (climbs
    out of the course's folder), `empty`.
    """

    kind: Kind
    file: str = ""
    anchor: str = ""
    scheme: str = ""


def target_of(target: str, path: str, module: str) -> Target:
    """Resolve a target as written in the file `path`.

    Paths are relative to the file that names them; in a quiz they are relative to its module's
    folder, so that a question moves between lesson and quiz without edits.
    """
    target = target.strip()
    if not target:
        return Target("empty")
    if target.startswith("#"):
        return Target("anchor", anchor=unquote(target[1:]))
    if _DRIVE.match(target) or "\\" in target:
        return Target("absolute")
    if target.startswith("//"):
        return Target("external", scheme="//")
    if match := _SCHEME.match(target):
        scheme = match[0][:-1].lower()
        return Target("external" if scheme in ("http", "https") else "scheme", scheme=scheme)
    if target.startswith("/"):
        return Target("absolute")
    name, _, anchor = target.partition("#")
    name = unquote(name.partition("?")[0])
    folder = f"modules/{module}" if path.startswith("quizzes/") else posixpath.dirname(path)
    resolved = posixpath.normpath(posixpath.join(folder, name))
    if resolved == ".." or resolved.startswith("../"):
        return Target("outside")
    return Target("file", file=resolved, anchor=unquote(anchor))
