"""Archives with one thing wrong, in SCORM 1.2 and 2004: what `verify` says about each."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest

from builder.verify.codes import CODES

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")


def _zip(files, method=zipfile.ZIP_DEFLATED, more=()):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in (*files.items(), *more):
            archive.writestr(name, data)
    return target.getvalue()


def _symlink(name):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def _patch(data, at, fmt, value):
    return data[:at] + struct.pack(fmt, value) + data[at + struct.calcsize(fmt) :]


def _encrypted(files):
    data = _zip(files)
    at = data.find(b"PK\1\2")
    while at >= 0:
        data = _patch(data, at + 8, "<H", 1)
        at = data.find(b"PK\1\2", at + 4)
    return data


def _damaged(files):
    data = bytearray(_zip(files, zipfile.ZIP_STORED))
    at = data.index(files["style.css"])
    data[at] ^= 1
    return bytes(data)


def _overlapping(files):
    data = _zip(files)
    first = data.find(b"PK\1\2")
    second = data.find(b"PK\1\2", first + 4)
    return _patch(data, second + 42, "<I", struct.unpack_from("<I", data, first + 42)[0])


def _other_name(files):
    data = _zip(files)
    return data.replace(b"style.css", b"stylE.css", 1)


def _backslash(files):
    return _zip(files, more=[("img/a.png", b"x")]).replace(b"img/a.png", b"img\\a.png")


def _folder(files):
    return _zip({f"course/{name}": data for name, data in files.items()})


def _without(files, name):
    return {other: data for other, data in files.items() if other != name}


def _many(files):
    data = _zip(files)
    at = data.rfind(b"PK\5\6")
    return _patch(_patch(data, at + 8, "<H", 65000), at + 10, "<H", 65000)


UNLISTED = "P144"
CASES = [
    ("empty", lambda _: b"", "P001"),
    ("not-a-zip", lambda _: b"%PDF-1.7 nothing of the kind" * 20, "P001"),
    ("cut-off", lambda files: _zip(files)[:-200], "P001"),
    ("cut-in-front", lambda files: _zip(files)[100:], "P002"),
    ("directory-zeroed", lambda files: _zip(files).replace(b"PK\1\2", b"PK\0\0", 1), "P002 P101"),
    ("count-is-a-lie", _many, "P003"),
    ("bomb", lambda files: _zip(files, more=[("media/zero.bin", bytes(8 << 20))]), "P004"),
    ("encrypted", _encrypted, "P005"),
    ("lzma", lambda files: _zip(files, zipfile.ZIP_LZMA), "P006"),
    ("bzip2", lambda files: _zip(files, zipfile.ZIP_BZIP2), "P006"),
    ("backslash", _backslash, f"P007 {UNLISTED}"),
    ("climbs-out", lambda files: _zip(files, more=[("../evil.txt", b"x")]), f"P008 {UNLISTED}"),
    ("climbs-out-inside", lambda files: _zip(files, more=[("a/../../evil.txt", b"x")]), f"P008 {UNLISTED}"),
    ("absolute", lambda files: _zip(files, more=[("/etc/evil.txt", b"x")]), f"P008 {UNLISTED}"),
    ("drive", lambda files: _zip(files, more=[("C:/evil.txt", b"x")]), f"P008 P022 {UNLISTED}"),
    ("name-twice", lambda files: _zip(files, more=[("style.css", b"x")]), "P009"),
    ("case-clash", lambda files: _zip(files, more=[("Style.css", b"x")]), f"P010 {UNLISTED}"),
    ("symlink", lambda files: _zip(files, more=[(_symlink("link"), b"/etc/passwd")]), f"P011 {UNLISTED}"),
    ("overlapping", _overlapping, "P012 P013"),
    ("two-names", _other_name, "P013"),
    ("damaged", _damaged, "P014"),
    ("non-ascii", lambda files: _zip(files, more=[("média.txt", b"x")]), f"P015 {UNLISTED}"),
    ("control-character", lambda files: _zip(files, more=[("a\nb.txt", b"x")]), f"P016 {UNLISTED}"),
    ("file-and-folder", lambda files: _zip(files, more=[("style.css/a.txt", b"x")]), f"P017 {UNLISTED}"),
    ("self-extractor", lambda files: b"MZ" + bytes(500) + _zip(files), "P018"),
    ("text-after", lambda files: _zip(files) + b"\n\n", "P018"),
    ("php", lambda files: _zip(files, more=[("run.php", b"x")]), f"P020 {UNLISTED}"),
    ("python-download", lambda files: _zip(files, more=[("media/tool.PY", b"x")]), f"P020 {UNLISTED}"),
    ("htaccess", lambda files: _zip(files, more=[(".htaccess", b"x")]), f"P020 {UNLISTED}"),
    ("program", lambda files: _zip(files, more=[("setup.exe", b"x")]), f"P021 {UNLISTED}"),
    ("ampersand", lambda files: _zip(files, more=[("q&a.txt", b"x")]), f"P022 {UNLISTED}"),
    ("tilde", lambda files: _zip(files, more=[("notes~1.txt", b"x")]), f"P022 {UNLISTED}"),
    ("device", lambda files: _zip(files, more=[("aux.txt", b"x")]), f"P023 {UNLISTED}"),
    ("mjs", lambda files: _zip(files, more=[("main.mjs", b"x")]), f"P024 {UNLISTED}"),
    ("nested-zip-is-not-opened", lambda files: _zip(files, more=[("a.zip", _zip({"../x": b""}))]), UNLISTED),
    ("in-a-folder", _folder, "P101"),
    ("manifest-missing", lambda files: _zip(_without(files, "imsmanifest.xml")), "P101"),
    (
        "manifest-in-capitals",
        lambda files: _zip(_without(files, "imsmanifest.xml") | {"IMSmanifest.xml": b"x"}),
        "P101",
    ),
    ("other-manifest-first", lambda files: _zip({"old/imsmanifest.xml": b"<a/>"} | files), f"P156 {UNLISTED}"),
    (
        "page-loads-elsewhere",
        lambda f: _zip(f | {"index.html": b"<script src='https://cdn.example.org/a.js'></script>"}),
        "P201",
    ),
    (
        "page-loads-elsewhere-by-srcset",
        lambda f: _zip(f | {"index.html": b'<img srcset="style.css 1x, //x.org/a.png 2x">'}),
        "P201",
    ),
    ("style-loads-elsewhere", lambda f: _zip(f | {"style.css": b"@import 'https://fonts.example.org/css';"}), "P202"),
    (
        "inline-style-loads-elsewhere",
        lambda f: _zip(f | {"index.html": b"<p style='background:url(http://x.org/a)'>"}),
        "P201",
    ),
    ("page-names-missing-file", lambda f: _zip(f | {"index.html": b"<a href='gone.html?a#b'>x</a>"}), "P203"),
    ("style-names-missing-file", lambda f: _zip(f | {"style.css": b"p{background:url(../gone.png)}"}), "P203"),
]


@pytest.mark.parametrize("edition", EDITIONS)
def test_sound_package_passes(edition, good, zipped, verdict):
    assert verdict(zipped(good(edition))) == (set(), 0)


@pytest.mark.parametrize("edition", ["scorm12", "scorm2004-4"])
@pytest.mark.parametrize(("damage", "codes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdict(edition, damage, codes, good, verdict):
    found, exit_code = verdict(damage(good(edition)))
    assert found == set(codes.split())
    assert exit_code == int(any(CODES[code].severity == "error" for code in codes.split()))


@pytest.mark.parametrize("edition", EDITIONS)
def test_missing_and_changed_schema_files(edition, good, zipped, verdict):
    names = [name for name in good(edition) if name.endswith(".xsd") and "adlnav" not in name]  # the one not named
    for name in names:
        assert verdict(zipped(_without(good(edition), name))) == ({"P123"}, 1)
        assert "P124" in verdict(zipped(good(edition) | {name: good(edition)[name] + b"<!-- changed -->"}))[0]


@pytest.mark.parametrize(
    "page",
    [
        b"<a href='https://example.org/'>a link may lead away</a>",
        b"<link rel='canonical' href='https://example.org/'>",
        b"<!-- <script src='https://example.org/a.js'></script> -->",
        b"<script>var s = '<img src=\"https://example.org/a.png\">'</script>",
        b"<img src='data:image/png;base64,AAAA' alt=''><a href='mailto:a@example.org'>m</a><a href='#top'>t</a>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/></svg>",
        b"<a data-x='>' href=\"style.css#top\">quoted bracket</a>",
    ],
)
def test_pages_that_load_nothing_elsewhere(page, good, zipped, verdict):
    assert verdict(zipped(good("scorm12") | {"index.html": page})) == (set(), 0)
