"""The inventory of media: size, SHA-256, and the dimensions of pictures, read from their headers.

PNG (ISO/IEC 15948, IHDR), JPEG (ITU-T T.81, SOFn, and the EXIF orientation), GIF89a, WebP (RFC 9649)
and SVG 2 (`width`, `height`, `viewBox` of the root). No picture is decoded here.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from pathlib import Path

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import files as codes
from builder.load.csv_rows import LIMIT as CSV_LIMIT
from builder.load.csv_rows import rows_of
from builder.load.reading import chunks
from builder.model.module import Media

Size = tuple[int, int]
Box = tuple[float, float, float, float]

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WebP", ".svg": "SVG"}

_SVG_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?svg(?=[\s/>])")
_SVG_TAG = re.compile(rb"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(rb"(?:^|\s)(width|height|viewBox)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LENGTH = re.compile(r"\s*\+?([0-9]{0,9}\.?[0-9]{1,9})\s*(px|pt|pc|mm|cm|in)?\s*$")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_HEAD = 65536
"""Bytes within which the root of an SVG begins and its tag ends."""


def inventory(root: Path, paths: Iterable[str], found: list[Diagnostic]) -> tuple[Media, ...]:
    """The media files of those paths, sorted; what cannot be read is reported and left out."""
    media = (_media(root, path, found) for path in sorted(paths))
    return tuple(item for item in media if item is not None)


def _media(root: Path, path: str, found: list[Diagnostic]) -> Media | None:
    said = len(found)
    head, size, digest = b"", 0, hashlib.sha256()
    for piece in chunks(root, path, found):
        head = head or piece
        size += len(piece)
        digest.update(piece)
    if len(found) > said:
        return None
    if not size:
        found.append(codes.EMPTY_MEDIA.at(Position(path), "the file is empty", "copy it again, or delete it"))
        return None
    width, height = dimensions(head) or (0, 0)
    wanted = PICTURES.get(path[path.rfind(".") :].lower())
    if wanted and not (width and height):
        message = f"the file is not a {wanted} picture that can be read"
        if wanted != "SVG" or _SVG_ROOT.search(head[:_HEAD]) is None:
            found.append(codes.NOT_A_PICTURE.at(Position(path), message, "export the picture again"))
    rows = rows_of(head) if path.lower().endswith(".csv") and size <= CSV_LIMIT else ()
    return Media(path, size, digest.hexdigest(), width, height, rows, own_units(head) or (0, 0, width, height))


def dimensions(data: bytes) -> Size | None:
    """Width and height in pixels as a browser shows them, or None for what is no picture.

    The first megabyte of the file is enough.
    """
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _size(*struct.unpack(">II", data[16:24])) if data[12:16] == b"IHDR" else None
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return _size(*struct.unpack("<HH", data[6:10]))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return _svg(data)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None
    return None


def own_units(data: bytes) -> Box | None:
    """The `viewBox` of an SVG: left, top, width and height in the drawing's own units. None for what has none."""
    given = _root_attributes(data).get("viewBox", "") if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else ""
    try:
        box = [float(part) for part in re.split(r"[\s,]+", given.strip()) if part]
    except ValueError:
        return None
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


def _size(width: float, height: float) -> Size | None:
    return (max(1, round(width)), max(1, round(height))) if 0 < width < 1e6 and 0 < height < 1e6 else None


def _jpeg(data: bytes) -> Size | None:
    at, turned = 2, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _size(height, width) if turned else _size(width, height)
        if marker == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            turned = _orientation(data[at + 10 : at + 2 + length]) >= 5
        if marker in (0xD9, 0xDA):
            return None
        at += 2 + length
    return None


def _orientation(tiff: bytes) -> int:
    """The EXIF orientation: 5 to 8 swap width and height (CIPA DC-008, 4.6.4.A). 1 where it is not given."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    (offset,) = struct.unpack(order + "I", tiff[4:8])
    if offset + 2 > len(tiff):
        return 1
    (count,) = struct.unpack(order + "H", tiff[offset : offset + 2])
    for index in range(min(count, 200)):
        entry = tiff[offset + 2 + 12 * index : offset + 14 + 12 * index]
        if len(entry) < 12:
            return 1
        if struct.unpack(order + "H", entry[:2])[0] == 0x0112:
            return int(struct.unpack(order + "H", entry[8:10])[0])
    return 1


def _webp(data: bytes) -> Size | None:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return _size(int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1)
    if chunk == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        return _size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", data[26:30])
        return _size(width & 0x3FFF, height & 0x3FFF)
    return None


def _svg(data: bytes) -> Size | None:
    """Width and height of the root, else those of its `viewBox`; the one that is missing by proportion."""
    given = _root_attributes(data)
    width, height = _length(given.get("width", "")), _length(given.get("height", ""))
    box = [float(part) for part in re.split(r"[\s,]+", given.get("viewBox", "").strip()) if part]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width and not height:
            height = width * box[3] / box[2]
        elif height and not width:
            width = height * box[2] / box[3]
        elif not width:
            width, height = box[2], box[3]
    return _size(width, height)


def _root_attributes(data: bytes) -> dict[str, str]:
    """Width, height and `viewBox` of an SVG's root, as far as it has them."""
    head = _without_comments(data[:_HEAD])
    root = _SVG_ROOT.search(head)
    tag = _SVG_TAG.match(head, root.end()) if root else None
    found = _ATTRIBUTE.findall(tag[0]) if tag else []
    return {name.decode(): (double or single).decode("utf-8", "replace") for name, double, single in found}


def _without_comments(data: bytes) -> bytes:
    parts = []
    at = 0
    while (start := data.find(b"<!--", at)) >= 0 and (end := data.find(b"-->", start + 4)) >= 0:
        parts.append(data[at:start])
        at = end + 3
    return b"".join((*parts, data[at:]))


def _length(value: str) -> float:
    length = _LENGTH.match(value)
    return float(length[1]) * _PIXELS[length[2] or ""] if length else 0.0
