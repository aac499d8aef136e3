"""Photographs and screenshots: the right way up, without metadata, in the sizes that screens need.

The original keeps its bytes but for metadata. It is encoded anew only where its Exif orientation must be
applied or it is wider than LARGEST. Smaller variants are kept where they save bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from builder.render.media.strip import stripped

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTHS = (480, 960, 1440)
"""Widths of the variants in pixels: a phone, a phone's dense screen or a desk, a desk's dense screen."""

LARGEST = 1920
"""No screen shows more of a text column's picture (72 characters at two device pixels each)."""

QUALITY = {"JPEG": 82, "WEBP": 80}
"""Encoder quality: where differences are not seen beside the original at arm's length."""

MAX_PIXELS = 100_000_000
"""A larger picture is a decompression bomb, not a figure."""

FORMATS = ("JPEG", "PNG", "WEBP")
RECIPE = "raster 1"
"""Changes whenever the same bytes would give other pictures."""


class Variant(Struct, frozen=True):
    """One size of a picture, in pixels, with its bytes."""

    width: int
    height: int
    data: bytes


class BadPictureError(Exception):
    """The bytes are no picture, or one too large to open."""


def variants(data: bytes) -> tuple[Variant, ...]:
    """The sizes of a JPEG, PNG or WebP picture, the largest first.

    Raises BadPictureError where Pillow cannot read it.
    """
    import PIL.Image
    from PIL import ImageOps, UnidentifiedImageError

    try:
        with PIL.Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            kind = picture.format or ""
            if picture.width * picture.height > MAX_PIXELS:
                raise BadPictureError(f"it has {picture.width} × {picture.height} pixels")
            if getattr(picture, "n_frames", 1) > 1:
                return (Variant(picture.width, picture.height, stripped(data)),)
            turned = picture.getexif().get(0x0112, 1) not in (0, 1)
            needs_pixels = turned or picture.width > min(WIDTHS)
            if not needs_pixels:
                picture.verify()
                return (Variant(picture.width, picture.height, stripped(data)),)
            upright = ImageOps.exif_transpose(picture) if turned else picture
            upright.load()
            return _sizes(upright, kind, None if turned else stripped(data))
    except BadPictureError:
        raise
    except (UnidentifiedImageError, PIL.Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise BadPictureError(str(error) or type(error).__name__) from error


def _sizes(picture: Image, kind: str, untouched: bytes | None) -> tuple[Variant, ...]:
    if untouched is None or picture.width > LARGEST:
        original = _scaled(picture, min(picture.width, LARGEST), kind)
    else:
        original = Variant(picture.width, picture.height, untouched)
    smaller = [_scaled(picture, width, kind) for width in reversed(WIDTHS) if width < original.width]
    found = [original]
    for variant in smaller:
        if len(variant.data) < len(found[-1].data):
            found.append(variant)
    return tuple(found)


def _scaled(picture: Image, width: int, kind: str) -> Variant:
    from PIL.Image import Resampling

    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif picture.mode in ("1", "I", "I;16", "F"):
        picture = picture.convert("L")
    height = max(1, round(picture.height * width / picture.width))
    if width != picture.width:
        profile = picture.info.get("icc_profile")
        picture = picture.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
        if profile:
            picture.info["icc_profile"] = profile
    out = io.BytesIO()
    profile = picture.info.get("icc_profile")
    settings: dict[str, object] = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        settings |= {"quality": QUALITY[kind], "optimize": True, "progressive": True, "subsampling": "4:2:0"}
    elif kind == "WEBP":
        settings |= {"quality": QUALITY[kind], "method": 6}
    else:
        settings |= {"optimize": True}
    picture.save(out, kind, exif=b"", **settings)
    return Variant(width, height, stripped(out.getvalue()))


def encode(found: tuple[Variant, ...]) -> bytes:
    """Variants as bytes for a cache."""
    return msgspec.msgpack.encode(found)


def decode(data: bytes) -> tuple[Variant, ...] | None:
    """Variants from a cache, or None where the bytes are of another shape."""
    try:
        return msgspec.msgpack.decode(data, type=tuple[Variant, ...]) or None
    except msgspec.MsgspecError:
        return None
