"""Pictures and drawings: sizes, names, metadata, safety."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from builder.model.base import Place
from builder.render import RenderError
from builder.render.media import Shelf, raster, svg
from builder.render.media.names import course_path, packaged, slug
from builder.render.media.strip import stripped


def photo(width: int, height: int, kind: str = "JPEG", **settings: object) -> bytes:
    """A picture with enough detail that smaller sizes save bytes."""
    noise = Image.effect_noise((width, height), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind, **settings)
    return out.getvalue()


class Memory(dict[str, bytes]):
    def put(self, key: str, data: bytes) -> None:
        self[key] = data


def course(tmp_path: Path, **files: bytes) -> Path:
    folder = tmp_path / "modules" / "m" / "media"
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return tmp_path


LESSON = "modules/m/01-a.md"


def test_a_large_picture_comes_in_the_sizes_that_screens_need(tmp_path: Path) -> None:
    root = course(tmp_path, photo__jpg=photo(1500, 1000))
    shelf = Shelf(root, "m")
    picture = shelf.image("media/photo.jpg", LESSON)
    assert (picture.width, picture.height) == (1500, 1000)
    assert [width for _, width in picture.variants] == [480, 960, 1440, 1500]
    for name, width in picture.variants:
        assert re.fullmatch(r"media/photo(-\d+)?-[0-9a-f]{8}\.jpg", name)
        assert Image.open(io.BytesIO(shelf.files[name])).width == width
    assert picture.srcset.startswith(picture.variants[0][0] + " 480w, ")


def test_a_small_picture_keeps_its_one_size(tmp_path: Path) -> None:
    data = photo(300, 200, "WEBP")
    shelf = Shelf(course(tmp_path, a__webp=data), "m")
    picture = shelf.image("media/a.webp", LESSON)
    assert (picture.width, picture.height, picture.variants, picture.srcset) == (300, 200, (), "")
    assert list(shelf.files.values()) == [data]


def test_a_huge_picture_is_scaled_to_what_screens_show() -> None:
    assert raster.variants(photo(2400, 300))[0].width == raster.LARGEST


def test_variants_that_save_nothing_are_left_out() -> None:
    flat = Image.new("P", (1200, 800))
    flat.putpalette([255, 255, 255, 0, 0, 0])
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    assert len(raster.variants(out.getvalue())[0].data) <= len(out.getvalue())
    sizes = [len(v.data) for v in raster.variants(out.getvalue())]
    assert sizes == sorted(sizes, reverse=True)


def test_a_turned_photograph_is_set_upright_and_tells_no_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "taken at home"
    found = raster.variants(photo(600, 400, exif=exif.tobytes()))
    assert [(v.width, v.height) for v in found] == [(400, 600)]
    assert b"taken at home" not in found[0].data
    assert not Image.open(io.BytesIO(found[0].data)).getexif()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_metadata_goes_without_touching_a_pixel(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    settings: dict[str, object] = {"exif": exif.tobytes()}
    if kind == "PNG":
        settings["pnginfo"] = info = PngImagePlugin.PngInfo()
        info.add_text("Author", "somebody")
        info.add_itxt("Comment", "somebody")
    if kind == "JPEG":
        settings["comment"] = b"somebody"
    data = photo(200, 100, kind, icc_profile=b"profile" * 20, **settings)
    clean = stripped(data)
    assert b"taken at home" in data
    assert b"taken at home" not in clean
    assert b"somebody" not in clean
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean))
    assert before.tobytes() == after.tobytes()
    assert after.info.get("icc_profile") == b"profile" * 20


def test_a_cut_file_does_not_break_the_stripping() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        data = photo(100, 50, kind)
        for end in (0, 1, 3, 9, 13, 21, 40, len(data) // 2):
            assert isinstance(stripped(data[:end]), bytes)


def test_the_same_picture_gives_the_same_bytes_and_is_asked_of_the_cache(tmp_path: Path) -> None:
    root = course(tmp_path, photo__jpg=photo(1000, 700))
    cache = Memory()
    first, second = Shelf(root, "m", cache), Shelf(root, "m", cache)
    first.image("media/photo.jpg", LESSON)
    assert len(cache) == 1
    second.image("media/photo.jpg", LESSON)
    assert first.files == second.files
    cache[next(iter(cache))] = b"garbage"
    third = Shelf(root, "m", cache)
    third.image("media/photo.jpg", LESSON)
    assert third.files == first.files


def test_other_pictures_stay_as_they_are_with_the_size_that_is_known(tmp_path: Path) -> None:
    data = photo(30, 20, "GIF")
    shelf = Shelf(course(tmp_path, a__gif=data), "m", sizes={"modules/m/media/a.gif": (30, 20)})
    picture = shelf.image("media/a.gif", LESSON)
    assert (picture.width, picture.height) == (30, 20)
    assert shelf.files == {picture.name: data}


def test_broken_pictures_and_drawings_are_diagnosed(tmp_path: Path) -> None:
    root = course(
        tmp_path, a__png=b"\x89PNG\r\n\x1a\nnothing", b__svg=b"<svg xmlns='http://www.w3.org/2000/svg'>\n<g></svg>"
    )
    shelf = Shelf(root, "m")
    with pytest.raises(RenderError, match=r"modules/m/media/a\.png:1:1: error\[L072\]"):
        shelf.image("media/a.png", LESSON)
    with pytest.raises(RenderError, match=r"modules/m/media/b\.svg:2:1: error\[L073\]"):
        shelf.image("media/b.svg", LESSON)


@pytest.mark.parametrize(
    "target", ["../../../secret.png", "/etc/passwd", "https://x.example/a.png", "//x/a.png", "a\\b.png"]
)
def test_nothing_is_read_outside_the_course(tmp_path: Path, target: str) -> None:
    root = course(tmp_path / "course")
    (tmp_path / "secret.png").write_bytes(photo(10, 10, "PNG"))
    with pytest.raises(RenderError, match=r"L07[01]"):
        Shelf(root, "m").image(target, LESSON)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX file types")
def test_links_that_leave_the_course_and_pipes_are_not_opened(tmp_path: Path) -> None:
    root = course(tmp_path / "course")
    (tmp_path / "secret.png").write_bytes(photo(10, 10, "PNG"))
    media = root / "modules" / "m" / "media"
    (media / "link.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(media / "pipe.png")
    shelf = Shelf(root, "m")
    with pytest.raises(RenderError, match="L071"):
        shelf.image("media/link.png", LESSON)
    with pytest.raises(RenderError, match="L070"):
        shelf.image("media/pipe.png", LESSON)
    assert shelf.files == {}


def test_targets_are_relative_to_the_file_that_names_them() -> None:
    assert course_path("media/a.png", LESSON, "m") == "modules/m/media/a.png"
    assert course_path("../../course/media/a%20b.png#x", LESSON, "m") == "course/media/a b.png"
    assert course_path("media/a.png", "quizzes/m/final.yaml", "m") == "modules/m/media/a.png"
    assert course_path("../../../a.png", LESSON, "m") is None
    assert Place(LESSON).path == LESSON


def test_names_are_ascii_and_say_what_they_are() -> None:
    assert slug("Écoles et  Café_(2).final") == "ecoles-et-cafe-2-final"
    assert slug("学校") == "file"
    assert re.fullmatch(r"media/ecoles-480-[0-9a-f]{8}\.jpg", packaged("modules/m/media/Écoles.JPG", b"x", "480"))


ATTACK = b"""<?xml version="1.0"?><?xml-stylesheet href="http://x.example/a.css"?>
<!-- made with an editor -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:editor" i:zoom="2"
 viewBox="0 0 20 10" onload="steal()" style="fill:red;background:url(http://x.example/)">
<script>steal()</script><metadata><i:x/></metadata><i:layer/>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
<style>@import "http://x.example/a.css"; .a{fill:red}</style>
<style>.b { fill: blue }</style>
<a href="javascript:steal()"><rect width="5" height="5" onclick="steal()" fill="url(http://x.example/#g)"/>tail</a>
<use href="http://x.example/#a"/><use xlink:href="#ok"/>
<image href="https://x.example/a.png"/><image href="data:image/png;base64,AAAA"/>
<image href="data:image/svg+xml;base64,AAAA"/>
<animate attributeName="href" to="javascript:steal()"/>
<path id="ok" d="M0 0h1" style="stroke: #123456 ; stroke-width:2 !important"/>
<text x="1"> two <tspan>words</tspan> </text>
</svg>"""


def test_a_drawing_keeps_what_draws_and_loses_what_runs_or_loads() -> None:
    drawing = svg.sanitised(ATTACK)
    text = drawing.data.decode()
    for gone in ("script", "steal", "x.example", "foreignObject", "onload", "onclick", "style="):
        assert gone not in text, gone
    for gone in ("animate", "editor", "<!--", "<?", "svg+xml"):
        assert gone not in text, gone
    for kept in (
        'fill="red"',
        ".b { fill: blue }",
        'xlink:href="#ok"',
        'stroke="#123456"',
        'stroke-width="2"',
        "data:image/png",
        '<text x="1"> two <tspan>words</tspan> </text>',
        '<rect width="5" height="5"/>',
    ):
        assert kept in text, kept
    assert (drawing.width, drawing.height) == (20, 10)
    told = [what for _, what in drawing.removed]
    assert "the element `script`" in told
    assert "the attribute `onload`" in told
    assert not any("layer" in what or "zoom" in what or "metadata" in what for what in told)


def test_cleaning_twice_changes_nothing() -> None:
    once = svg.sanitised(ATTACK)
    twice = svg.sanitised(once.data)
    assert twice.data == once.data
    assert twice.removed == ()


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ('width="1in" viewBox="0 0 2 1"', (96, 48)),
        ('width="100%" viewBox="0,0,300,150"', (300, 150)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_knows_its_size(head: str, size: tuple[int, int]) -> None:
    drawing = svg.sanitised(f'<svg xmlns="http://www.w3.org/2000/svg" {head}/>'.encode())
    assert (drawing.width, drawing.height) == size


BOMB = b'<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaaaaaaaa">'
for level in range(1, 9):
    BOMB += b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10)
BOMB += b']><svg xmlns="http://www.w3.org/2000/svg"><text>&a8;</text></svg>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"not xml",
        b"\xff\xfe",
        BOMB,
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(svg.BadDrawingError):
        svg.sanitised(data)
