"""Taking metadata out of JPEG, PNG and WebP files without touching a pixel.

Photographs tell where and by whom they were taken. What stays is what decides how pixels look:
colour profiles, gamma, animation.
"""

from __future__ import annotations

import struct

PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DROP = frozenset((b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf"))
_WEBP_DROP = frozenset((b"EXIF", b"XMP "))
_ICC = b"ICC_PROFILE\0"
_ADOBE = b"Adobe"


def stripped(data: bytes) -> bytes:
    """The file without metadata; a file of another format, or one that ends early, comes back as it is."""
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(PNG):
            return _png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (IndexError, struct.error):
        return data
    return data


def _jpeg(data: bytes) -> bytes:
    """Without comments and APPn segments but JFIF, colour profile and Adobe's colour transform (ITU-T T.81, B.1)."""
    kept = [data[:2]]
    at = 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        body = segment[4:]
        is_application = 0xE0 <= marker <= 0xEF
        is_profile = marker == 0xE2 and body.startswith(_ICC)
        is_needed = marker == 0xE0 or is_profile or (marker == 0xEE and body.startswith(_ADOBE))
        if marker != 0xFE and (not is_application or is_needed):
            kept.append(segment)
        at += 2 + length
    return b"".join([*kept, data[at:]])


def _png(data: bytes) -> bytes:
    """Without text, time and Exif chunks (PNG specification, third edition, 11.3)."""
    kept = [PNG]
    at = len(PNG)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        if name not in _PNG_DROP:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
        if name == b"IEND":
            break
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    """Without EXIF and XMP chunks, and without their flags in the header (RFC 9649, 2.7)."""
    kept = []
    at = 12
    while at + 8 <= len(data):
        name = data[at : at + 4]
        (length,) = struct.unpack_from("<I", data, at + 4)
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & ~0b1100,)) + chunk[9:]
        if name not in _WEBP_DROP:
            kept.append(chunk)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
