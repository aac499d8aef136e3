"""Read a zip as an importer should: distrusting every number in it, and nothing to disk.

PKWARE's APPNOTE.TXT 6.3.10. The directory is read here and not by `zipfile`, because what has to be
found (overlaps, two names for one file, links, lying sizes) is what a library smooths over.
"""

from __future__ import annotations

import struct
import zlib

from msgspec import Struct

from builder.verify.report import Report

MEMBERS = 20_000
TOTAL = 2 * 1024**3
RATIO = 200
RATIO_FROM = 1024**2
"""Bounds: members, bytes unpacked in all, and how many-fold a member above RATIO_FROM bytes may grow."""

WHOLE = 64 * 1024**2
"""Bytes of a member that are read whole; larger ones are only checked, in pieces."""

_END, _END64, _END64_AT = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_METHODS = {0: "stored", 8: "deflated", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 99: "AES"}


class Entry(Struct, frozen=True):
    """A member as the directory describes it. `start` is where its bytes begin in the file."""

    name: str
    raw: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    start: int
    link: bool

    @property
    def folder(self) -> bool:
        return self.name.endswith("/")


class Archive:
    """The members of a package that can be read, by name, in the order of the directory."""

    def __init__(self, data: bytes, entries: list[Entry]) -> None:
        self._data = data
        self.entries = entries
        self.files = {entry.name: entry for entry in entries if not entry.folder}
        self._read: dict[str, bytes | None] = {}

    def contents(self, name: str) -> bytes | None:
        """The unpacked bytes of a member, or None where it is absent, too large, or does not unpack as stated."""
        if name not in self._read:
            entry = self.files.get(name)
            self._read[name] = unpack(self._data, entry) if entry and entry.size <= WHOLE else None
        return self._read[name]

    def sound(self, entry: Entry) -> bool:
        """Whether a member unpacks to its stated length and checksum; its bytes are not kept."""
        return (entry.name in self._read and self._read[entry.name] is not None) or _checks(self._data, entry)


def open_archive(data: bytes, report: Report) -> Archive | None:
    """The archive in `data`, or None where no directory can be read; problems go into `report`."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) - end < 22:
        report.say("P001", "this is not a zip archive, or its end is missing")
        return None
    count, size, at, comment = struct.unpack_from("<H2IH", data, end + 10)
    directory_end = end
    if data[end - 20 : end - 16] == _END64_AT:
        wide = _wide_end(data, end)
        if wide is None:
            report.say("P002", "the Zip64 directory cannot be read")
            return None
        count, size, at, directory_end = wide
    if count > MEMBERS:
        report.say("P003", f"the archive says that it holds {count:,} files; {MEMBERS:,} are the most")
        return None
    before = directory_end - size - at
    if before < 0 or size > directory_end:
        report.say("P002", "the directory of the archive lies outside the file")
        return None
    if before or end + 22 + comment != len(data):
        report.say("P018", "there are bytes before or after the zip archive in this file")
    entries = _directory(data, at + before, directory_end, before, report)
    if entries is None:
        return None
    if len(entries) != count:
        report.say("P002", f"the archive says that it holds {count:,} files, its directory lists {len(entries):,}")
    return Archive(data, entries)


def _wide_end(data: bytes, end: int) -> tuple[int, int, int, int] | None:
    at = struct.unpack_from("<Q", data, end - 12)[0]
    if at + 56 > end or data[at : at + 4] != _END64:
        return None
    count, size, offset = struct.unpack_from("<3Q", data, at + 32)
    return count, size, offset, at


def _directory(data: bytes, at: int, end: int, before: int, report: Report) -> list[Entry] | None:
    entries: list[Entry] = []
    while at + 46 <= end and data[at : at + 4] == b"PK\1\2":
        made, _, flags, method, _, _, crc, packed, size, name_length, extra_length, comment_length = struct.unpack_from(
            "<6H3I3H", data, at + 4
        )
        attributes, offset = struct.unpack_from("<2I", data, at + 38)
        following = at + 46 + name_length + extra_length + comment_length
        if following > end:
            break
        raw = data[at + 46 : at + 46 + name_length]
        extra = data[at + 46 + name_length : at + 46 + name_length + extra_length]
        size, packed, offset = _wide(extra, size, packed, offset)
        name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        start = _start(data, offset + before, raw, name, report)
        if start is None or start + packed > len(data):
            report.say("P002", "the contents of this file lie outside the archive", member=name)
        else:
            link = made >> 8 == 3 and (attributes >> 16) & 0o170000 == 0o120000
            entries.append(Entry(name, raw, flags, method, crc, packed, size, offset + before, start, link))
        at = following
        if len(entries) > MEMBERS:
            report.say("P003", f"the archive holds more than {MEMBERS:,} files")
            return None
    if at != end:
        report.say("P002", "the directory of the archive is damaged")
    return entries


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The three numbers, taken from the Zip64 extra field where the directory has no room for them."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            field = extra[at + 4 : at + 4 + length]
            numbers = list(struct.unpack(f"<{len(field) // 8}Q", field[: len(field) // 8 * 8]))
            found = [numbers.pop(0) if value == 0xFFFFFFFF and numbers else value for value in (size, packed, offset)]
            return found[0], found[1], found[2]
        at += 4 + length
    return size, packed, offset


def _start(data: bytes, offset: int, raw: bytes, name: str, report: Report) -> int | None:
    if offset + 30 > len(data) or data[offset : offset + 4] != b"PK\3\4":
        return None
    name_length, extra_length = struct.unpack_from("<2H", data, offset + 26)
    if data[offset + 30 : offset + 30 + name_length] != raw:
        report.say("P013", "the name in front of the contents is not the one in the directory", member=name)
    return int(offset + 30 + name_length + extra_length)


def unpack(data: bytes, entry: Entry) -> bytes | None:
    """The bytes of a member where method, length and checksum are right; never more than stated."""
    body = data[entry.start : entry.start + entry.packed]
    if entry.method == 8:
        try:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            body = unpacker.decompress(body, entry.size + 1)
            if not unpacker.eof:
                return None
        except zlib.error:
            return None
    elif entry.method != 0:
        return None
    return body if len(body) == entry.size and zlib.crc32(body) == entry.crc else None


def _checks(data: bytes, entry: Entry) -> bool:
    """The same in pieces, so that a large member never stands in memory whole."""
    view = memoryview(data)[entry.start : entry.start + entry.packed]
    if entry.method == 0:
        return len(view) == entry.size and zlib.crc32(view) == entry.crc
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    crc = size = 0
    pending: bytes | memoryview = view
    try:
        while True:
            piece = unpacker.decompress(pending, 1 << 20)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            pending = unpacker.unconsumed_tail
            if size > entry.size or unpacker.eof or (not piece and not pending):
                break
    except zlib.error:
        return False
    return unpacker.eof and size == entry.size and crc == entry.crc


def method_name(method: int) -> str:
    """A compression method in words."""
    return _METHODS.get(method, f"method {method}")
