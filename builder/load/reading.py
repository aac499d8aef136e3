"""Safe reading: regular files inside the course's folder, of bounded size, as UTF-8 text.

A problem with a whole file is reported at `path:1:1`.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import files as codes
from builder.load.codes.structure import CONFLICT
from builder.load.files import Entry

LIMIT = 2_000_000
"""Bytes that a text file may have."""

CHUNK = 1 << 20
"""Bytes that are read at once."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE = "save it as UTF-8: in the editor, 'Save with encoding', UTF-8"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES = {
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark inside the text",
    "\x0b": "a line break of a word processor",
    "\x0c": "a page break",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x00": "a null character",
}
_BREAKS = "\u2028\u2029\x0b\x0c\x85"
_CONFLICT = re.compile(r"^(?:<<<<<<<|>>>>>>>)(?: .*)?$", re.MULTILINE)
_BAD_NAME = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]|[ .]$')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$")


def printable(path: str) -> str:
    """A path that can be written anywhere: bytes that are no UTF-8 become escapes."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode("utf-8")


def regular(root: Path, entries: Iterable[Entry], found: list[Diagnostic]) -> list[str]:
    """The paths of those entries that are files inside the course, with names that travel; the rest is reported."""
    real_root = os.path.realpath(root)
    good: list[str] = []
    folded: dict[str, str] = {}
    for entry in entries:
        problem = _name_problem(entry.path) or _kind_problem(root, real_root, entry)
        if problem is None:
            good.append(entry.path)
            twin = folded.setdefault(entry.path.casefold(), entry.path)
            if twin != entry.path:
                found.append(
                    codes.CASE.at(
                        Position(entry.path), f"its name differs from `{twin}` only in case", "rename one of the two"
                    )
                )
        else:
            found.append(problem)
        if not entry.path.isascii() and printable(entry.path) == entry.path:
            found.append(
                codes.NON_ASCII.at(
                    Position(entry.path),
                    "the file name has letters beyond a to z",
                    "name it with the letters a to z, digits and hyphens",
                )
            )
    return good


def _name_problem(path: str) -> Diagnostic | None:
    at = Position(printable(path))
    if at.path != path:
        return codes.NAME.at(at, "the file name is not UTF-8", "name it with the letters a to z, digits and hyphens")
    for part in path.split("/"):
        bad = _BAD_NAME.search(part)
        if bad:
            sign = "a space or full stop at its end" if bad[0] in " ." else f"the character {bad[0]!r}"
            return codes.NAME.at(at, f"the name `{part}` has {sign}", "use letters, digits and hyphens")
        if _RESERVED.match(part):
            return codes.NAME.at(at, f"`{part}` is a name that Windows keeps for a device", "choose another name")
    return None


def _kind_problem(root: Path, real_root: str, entry: Entry) -> Diagnostic | None:
    at = Position(entry.path)
    if entry.kind == "file":
        return None
    if entry.kind == "document folder":
        return codes.FOLDER.at(at, "this is a folder, not a file", "rename the folder, or put a file in its place")
    if entry.kind == "closed":
        return codes.UNREADABLE.at(at, "the folder cannot be opened", "check who may read it")
    if entry.kind == "special":
        return codes.SPECIAL.at(at, "this is not a file that holds content", "remove it")
    return _link_problem(root, real_root, at)


def _link_problem(root: Path, real_root: str, at: Position) -> Diagnostic | None:
    try:
        target = os.path.realpath(root / at.path)
        inside = os.path.commonpath((real_root, target)) == real_root
    except (OSError, ValueError):
        inside = False
    if not inside:
        return codes.LEAVES.at(at, "this link leaves the course's folder", "put a copy of the file here instead")
    try:
        mode = os.stat(target).st_mode  # noqa: PTH116
    except OSError:
        return codes.UNREADABLE.at(at, "this link leads nowhere", "put the file itself here, or remove the link")
    if stat.S_ISDIR(mode):
        return codes.LINKED_FOLDER.at(at, "this is a link to a folder", "put a folder with the files here")
    if not stat.S_ISREG(mode):
        return codes.SPECIAL.at(at, "this link leads to something that is not a file", "remove it")
    return None


def open_file(root: Path, path: str, found: list[Diagnostic]) -> BinaryIO | None:
    """A regular file, opened, or None with a diagnostic; nothing that could wait is ever opened for reading."""
    at = Position(path)
    try:
        handle = os.open(root / path, _FLAGS)
    except IsADirectoryError:
        found.append(codes.FOLDER.at(at, "this is a folder, not a file", "put a file in its place"))
        return None
    except (OSError, ValueError) as error:
        found.append(_unreadable(at, error, os.path.isdir(root / path)))  # noqa: PTH112
        return None
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return cast(BinaryIO, os.fdopen(handle, "rb", buffering=0))
    os.close(handle)
    if stat.S_ISDIR(mode):
        found.append(codes.FOLDER.at(at, "this is a folder, not a file", "put a file in its place"))
    else:
        found.append(codes.SPECIAL.at(at, "this is not a file that holds content", "remove it"))
    return None


def chunks(root: Path, path: str, found: list[Diagnostic]) -> Iterator[bytes]:
    """The bytes of a file piece by piece, at most CHUNK each; nothing more after a diagnostic."""
    file = open_file(root, path, found)
    if file is None:
        return
    with file:
        try:
            while piece := file.read(CHUNK):
                yield piece
        except OSError as error:
            found.append(_unreadable(Position(path), error, False))


def read_bytes(root: Path, path: str, found: list[Diagnostic]) -> bytes | None:
    """The bytes of a text file, or None with a diagnostic where there are none or more than LIMIT."""
    said = len(found)
    pieces: list[bytes] = []
    size = 0
    for piece in chunks(root, path, found):
        pieces.append(piece)
        size += len(piece)
        if size > LIMIT:
            found.append(
                codes.TOO_LARGE.at(
                    Position(path),
                    f"the file has more than {LIMIT // 1_000_000} MB, which no text file may have",
                    "split it into several",
                )
            )
            break
    return b"".join(pieces) if len(found) == said else None


def _unreadable(at: Position, error: OSError | ValueError, folder: bool) -> Diagnostic:
    if folder:  # Windows refuses to open a folder as 'permission denied'
        return codes.FOLDER.at(at, "this is a folder, not a file", "put a file in its place")
    if isinstance(error, FileNotFoundError):
        return codes.UNREADABLE.at(at, "the file is missing")
    if isinstance(error, PermissionError):
        return codes.UNREADABLE.at(
            at, "the file may not be read", "check who may read it, and whether it is open elsewhere"
        )
    reason = (getattr(error, "strerror", None) or "the system refuses it").lower()
    return codes.UNREADABLE.at(at, f"the file cannot be read: {reason}")


def read_text(root: Path, path: str, found: list[Diagnostic]) -> str | None:
    """A file's text with `\\n` line ends and no byte order mark, or None with a diagnostic.

    Invisible characters are reported and become spaces, so that positions hold and nothing else is hidden.
    """
    data = read_bytes(root, path, found)
    return None if data is None else decode(data, path, found)


def decode(data: bytes, path: str, found: list[Diagnostic]) -> str | None:
    """The text of UTF-8 bytes, as `read_text` gives it."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            found.append(codes.NOT_UTF8.at(Position(path), f"the file is {name}, not UTF-8", _SAVE))
            return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = (
            "looks like UTF-16, not UTF-8"
            if b"\0" in data[:4096]
            else f"is not UTF-8 (byte {data[error.start]:#04x} in line {line})"
        )
        found.append(codes.NOT_UTF8.at(Position(path), f"the file {guess}", _SAVE))
        return None
    if "\0" in text and text.count("\0") > len(text) // 4:
        message = "the file looks like UTF-16, not UTF-8"
        found.append(codes.NOT_UTF8.at(Position(path), message, _SAVE))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        found.append(_control(text, control, path))
        text = _CONTROL.sub(" ", text)
    return text


def _control(text: str, first: re.Match[str], path: str) -> Diagnostic:
    others = len(_CONTROL.findall(text)) - 1
    name = _NAMES.get(first[0], f"the control character U+{ord(first[0]):04X}")
    more = f", and {others} more in this file" if others else ""
    hint = "write an ordinary line break instead" if first[0] in _BREAKS else "delete it"
    return codes.CONTROL.at(place(text, first.start(), path), f"an invisible character: {name}{more}", hint)


def place(text: str, offset: int, path: str) -> Position:
    """The position of a character of a text."""
    line = text.count("\n", 0, offset) + 1
    return Position(path, line, offset - text.rfind("\n", 0, offset))


def in_conflict(text: str, path: str, found: list[Diagnostic]) -> bool:
    """Whether Git's conflict markers stand in the text; the first one is reported."""
    marker = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if marker is None:
        return False
    found.append(
        CONFLICT.at(
            place(text, marker.start(), path),
            "a merge conflict is not resolved",
            "choose one of the two versions and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
        )
    )
    return True
