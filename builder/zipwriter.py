"""A zip archive whose bytes depend on names and contents alone.

PKWARE's APPNOTE.TXT 6.3.3, sections 4.3 to 4.5: no directories, no extra fields, no data
descriptors, one date, one set of permissions. A member comes already deflated, so that one which
stands in several packages is deflated once.
"""

from __future__ import annotations

import hashlib
import os
import struct
import time
import zlib
from collections.abc import Iterable

from msgspec import Struct

from builder.cache import Cache

STORED, DEFLATED = 0, 8

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

_MADE_ON_UNIX = 3 << 8 | 20
_NEEDS = 20
_REGULAR_FILE = 0o100644 << 16
_EARLIEST, _LATEST = 315532800, 4354819198
"""Seconds of 1980-01-01 and of the end of 2107 in UTC: what a zip's dates can say."""

_WORTH_KEEPING = 64 * 1024
"""Bytes from which reading a deflated member from disk is quicker than deflating it again."""

_ALREADY_COMPRESSED = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".mp3", ".mp4", ".woff2", ".zip", ".docx", ".xlsx")


class Member(Struct, frozen=True):
    """Contents ready for a zip. `body` is stored, or raw deflate; `sha256` is that of the contents."""

    body: bytes
    method: int
    size: int
    crc: int
    sha256: str


class Deflate:
    """Deflates contents once: in this process by content, and across runs where there is a cache."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._known: dict[str, Member] = {}

    def __call__(self, name: str, data: bytes) -> Member:
        """The member for these contents. Media that are compressed already, by `name`, are stored."""
        sha256 = hashlib.sha256(data).hexdigest()
        known = self._known.get(sha256)
        if known is None:
            known = self._known[sha256] = self._member(sha256, name, data)
        return known

    def _member(self, sha256: str, name: str, data: bytes) -> Member:
        body = data if name.endswith(_ALREADY_COMPRESSED) else self._deflated(sha256, data)
        method = DEFLATED if len(body) < len(data) else STORED
        return Member(body if method else data, method, len(data), zlib.crc32(data), sha256)

    def _deflated(self, sha256: str, data: bytes) -> bytes:
        key = f"deflate {zlib.ZLIB_RUNTIME_VERSION} {sha256}"
        kept = self._cache.get(key) if self._cache and len(data) >= _WORTH_KEEPING else None
        if kept is not None:
            return kept
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = packer.compress(data) + packer.flush()
        if self._cache and len(data) >= _WORTH_KEEPING:
            self._cache.put(key, body)
        return body


def archive(members: Iterable[tuple[str, Member]]) -> bytes:
    """The zip of these members in this order. Names are ASCII; the whole is below 4 GiB and 65,535 members."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    day, clock = _date()
    for text, member in members:
        name = text.encode("ascii")
        facts = (0, member.method, clock, day, member.crc, len(member.body), member.size, len(name), 0)
        local += (_LOCAL.pack(b"PK\3\4", _NEEDS, *facts), name, member.body)
        central += (
            _CENTRAL.pack(b"PK\1\2", _MADE_ON_UNIX, _NEEDS, *facts, 0, 0, 0, _REGULAR_FILE, offset),
            name,
        )
        offset += _LOCAL.size + len(name) + len(member.body)
    count = len(central) // 2
    size = sum(map(len, central))
    return b"".join((*local, *central, _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)))


def _date() -> tuple[int, int]:
    """Date and time of all members: 1980-01-01, or SOURCE_DATE_EPOCH in UTC where it is a whole number."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(given) if given.isascii() and given.isdecimal() and len(given) < 12 else _EARLIEST
    moment = time.gmtime(min(max(seconds, _EARLIEST), _LATEST))
    day = (moment.tm_year - 1980) << 9 | moment.tm_mon << 5 | moment.tm_mday
    return day, moment.tm_hour << 11 | moment.tm_min << 5 | moment.tm_sec // 2
