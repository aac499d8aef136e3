"""Dimensions of pictures from their headers, compared with Pillow; and the inventory."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from builder.load import load_course
from builder.load.media import dimensions


def picture(form: str, size: tuple[int, int], **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA" if options.pop("alpha", False) else "RGB", size, (9, 99, 200)).save(file, form, **options)
    return file.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (37, 5), (640, 360), (3000, 20)])
@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("PNG", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("GIF", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"alpha": True}),
    ],
)
def test_raster(form: str, options: dict[str, object], size: tuple[int, int]) -> None:
    assert dimensions(picture(form, size, **options)) == size


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_photographs_have_the_size_that_browsers_show(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = picture("JPEG", (40, 30), exif=exif)
    assert dimensions(data) == ((30, 40) if orientation >= 5 else (40, 30))


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg width="40" height="30">', (40, 30)),
        ('<svg width="4cm" height="1in">', (151, 96)),
        ("<svg viewBox='0 0 400 300'>", (400, 300)),
        ('<svg width="200" viewBox="0,0,400,300">', (200, 150)),
        ('<svg height="30px" viewBox="-5 -5 400 300">', (40, 30)),
        ('<svg width="100%" height="100%" viewBox="0 0 40.4 30.6">', (40, 31)),
        ('<svg stroke-width="7" viewBox="0 0 4 3">', (4, 3)),
        ('<!-- <svg width="1" height="1"> --><svg aria-label="a > b"\n  width="2"\n  height="3">', (2, 3)),
        ('<?xml version="1.0"?><!DOCTYPE svg><s:svg xmlns:s="x" width="2" height="3">', (2, 3)),
        ("<svg>", None),
        ('<svg width="1e9" height="5">', None),
        ('<svg viewBox="a b c d">', None),
        ("<html>", None),
    ],
)
def test_svg(root: str, size: tuple[int, int] | None) -> None:
    assert dimensions(root.encode()) == size


HEADS = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"GIF89a", b"RIFF    WEBPVP8X", b"<svg "]


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from(HEADS))
def test_any_bytes_have_dimensions_or_none(data: bytes, head: bytes) -> None:
    size = dimensions(head + data)
    assert size is None or min(size) > 0


def test_cut_pictures_have_none() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for form in ("PNG", "JPEG", "GIF", "WEBP"):
        data = picture(form, (40, 30), **({"exif": exif} if form == "JPEG" else {}))
        for length in range(min(len(data), 700)):
            assert dimensions(data[:length]) in (None, (40, 30), (30, 40))


def test_inventory(root: Path) -> None:
    folder = root / "course/media/marks"
    folder.mkdir(parents=True)
    data = picture("PNG", (40, 30))
    (folder / "b.png").write_bytes(data)
    (folder / "a.csv").write_bytes(b"a,b\n")
    (folder / ".DS_Store").write_bytes(b"x")
    course, found = load_course(root)
    assert found == []
    assert course is not None
    assert [(m.path, m.size, m.sha256, m.width, m.height) for m in course.media] == [
        ("course/media/marks/a.csv", 4, hashlib.sha256(b"a,b\n").hexdigest(), 0, 0),
        ("course/media/marks/b.png", len(data), hashlib.sha256(data).hexdigest(), 40, 30),
    ]


def test_large_media_are_read_piece_by_piece(root: Path) -> None:
    (root / "course/media").mkdir()
    data = picture("PNG", (40, 30)) + bytes(3_000_000)
    (root / "course/media/a.png").write_bytes(data)
    course, found = load_course(root)
    assert found == []
    assert course is not None
    media = course.media[0]
    assert (media.size, media.width) == (len(data), 40)
    assert media.sha256 == hashlib.sha256(data).hexdigest()
