"""Packages: readable by others, the same bytes from the same site, whole or not there."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from builder import resources
from builder.cache import Cache
from builder.package import PackageError, pack, publish, sweep, write_build_json
from builder.standards import standard, standard_ids
from builder.verify import verify_package
from builder.zipwriter import Deflate, archive


@pytest.fixture(autouse=True)
def _player(monkeypatch):
    """The bundle is another room's work; any script will do here."""
    monkeypatch.setattr(resources, "player", lambda id: f"(()=>{{/* {id} */}})();".encode())


@pytest.mark.parametrize("id", standard_ids())
def test_a_package_passes_strict_verification(id, site):
    package = pack(site, standard(id), deflate=Deflate())
    assert package.file == f"sailing-knots-en-1.2.0-{id}.zip"
    assert verify_package(package.data, package.file) == []


@pytest.mark.parametrize("id", standard_ids())
def test_mastery_in_the_manifest_passes_too(id, site):
    package = pack(msgspec.structs.replace(site, mastery=67), standard(id), deflate=Deflate())
    assert verify_package(package.data, package.file) == []


def test_others_read_it(site, tmp_path):
    package = pack(site, standard("scorm2004-4"), deflate=Deflate())
    with zipfile.ZipFile(io.BytesIO(package.data)) as read:
        assert read.testzip() is None
        names = read.namelist()
        assert names[:2] == ["imsmanifest.xml", "index.html"]
        assert names[2:] == sorted(names[2:])
        assert {name: read.read(name) for name in site.files} == site.files
        for info in read.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert (info.extra, info.flag_bits, info.external_attr >> 16) == (b"", 0, 0o100644)
            assert info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    publish(package, tmp_path)
    if shutil.which("unzip"):
        assert (
            subprocess.run(["unzip", "-tq", tmp_path / package.file], capture_output=True, check=False).returncode == 0
        )


def test_the_entry_of_build_json(site, tmp_path):
    package = pack(site, standard("scorm12"), deflate=Deflate())
    keys = "file size sha256 content_sha256 module standard language lessons questions state_max"
    assert " ".join(package.entry) == keys
    assert package.entry["size"] == len(package.data)
    assert package.entry["sha256"] == hashlib.sha256(package.data).hexdigest()
    other = pack(site, standard("scorm2004-3"), deflate=Deflate())
    write_build_json(tmp_path, "sailing", "1.2.0", [other.entry, package.entry])
    read = json.loads((tmp_path / "build.json").read_text(encoding="utf-8"))
    assert read == {"course": "sailing", "version": "1.2.0", "packages": [package.entry, other.entry]}


def test_content_hash_is_over_names_and_contents_alone(site):
    package = pack(site, standard("scorm12"), deflate=Deflate())
    with zipfile.ZipFile(io.BytesIO(package.data)) as read:
        again = hashlib.sha256()
        for name in sorted(read.namelist()):
            again.update(f"{name}\0{hashlib.sha256(read.read(name)).hexdigest()}\n".encode())
    assert package.entry["content_sha256"] == again.hexdigest()


def test_contents_that_do_not_shrink_are_stored():
    deflate = Deflate()
    noise = os.urandom(5000)
    assert deflate("a.txt", noise).method == 0
    assert deflate("photo.jpg", b"a" * 5000).method == 0
    assert deflate("a.css", b"a" * 5001).method == 8
    assert deflate("empty.txt", b"").body == b""


def test_deflated_members_come_back_from_the_cache(tmp_path, monkeypatch):
    text = b"".join(b"line %d\n" % n for n in range(20000))
    first = Deflate(Cache(tmp_path))("a.js", text)
    monkeypatch.setattr("zlib.compressobj", None)
    assert Deflate(Cache(tmp_path))("a.js", text) == first


SCRIPT = """
import sys
from pathlib import Path
from builder import resources
from builder.model.site import ModuleSite
from builder.package import pack, publish
from builder.standards import standard, standard_ids
from builder.zipwriter import Deflate
resources.player = lambda id: b"player"
files = {f"{n}.html": b"text " * n for n in range(20)} | {"index.html": b"<p>"}
if sys.argv[2] == "reversed":
    files = dict(reversed(files.items()))
site = ModuleSite(course="c", module="m", language="en", version="1", title="T", course_title="C", summary="",
    objectives=(), files=files, mastery=None, lessons=1, questions=0, state_max=1)
for id in standard_ids():
    publish(pack(site, standard(id), deflate=Deflate()), Path(sys.argv[1]))
"""


def _built(folder, order="written", umask="022", **environment):
    folder.mkdir()
    words = ["sh", "-c", f'umask {umask}; exec "$0" -c "$1" "$2" "$3"', sys.executable, SCRIPT, str(folder), order]
    subprocess.run(
        words, check=True, cwd=folder, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | environment
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="umask and TZ are POSIX's")
def test_same_bytes_anywhere(tmp_path):
    first = _built(tmp_path / "a", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    second = _built(tmp_path / "b b", "reversed", "077", TZ="Asia/Kathmandu", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert len(first) == 3
    assert first == second
    dated = [_built(tmp_path / zone[:2], TZ=zone, SOURCE_DATE_EPOCH="1700000000") for zone in ("UTC", "Asia/Kathmandu")]
    assert dated[0] == dated[1] != first
    with zipfile.ZipFile(io.BytesIO(dated[0]["c-m-en-1-scorm12.zip"])) as read:
        assert {info.date_time for info in read.infolist()} == {(2023, 11, 14, 22, 13, 20)}


@pytest.mark.parametrize("epoch", ["0", "99999999999", "tomorrow", "-5", "", "9" * 40])
def test_strange_dates_give_a_readable_zip(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    data = archive([("a", Deflate()("a", b"x"))])
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert 1980 <= read.infolist()[0].date_time[0] <= 2107


@pytest.mark.parametrize("id", standard_ids())
def test_a_state_that_can_grow_too_long_is_refused(id, site):
    assert pack(msgspec.structs.replace(site, state_max=4096), standard(id), deflate=Deflate())
    with pytest.raises(PackageError) as caught:
        pack(msgspec.structs.replace(site, state_max=4097), standard(id), deflate=Deflate())
    (found,) = caught.value.diagnostics
    assert found.code == "P401"
    assert "4,097" in found.message
    assert str(found.position) == "modules/knots/index.md:1:1"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("media/Plan.svg", "P402"),
        ("media/é.svg", "P402"),
        ("media/a b.svg", "P402"),
        ("media/q&a.svg", "P402"),
        ("media/run.py", "P402"),
        ("media/aux.svg", "P402"),
        ("../evil.svg", "P402"),
        ("/evil.svg", "P402"),
        ("media/.htaccess", "P402"),
        ("player.js", "P404"),
        ("imsmanifest.xml", "P404"),
        ("xml.xsd", "P404"),
    ],
)
def test_names_that_are_refused(name, code, site):
    wrong = msgspec.structs.replace(site, files=site.files | {name: b"x"})
    with pytest.raises(PackageError) as caught:
        pack(wrong, standard("scorm2004-4"), deflate=Deflate())
    assert [found.code for found in caught.value.diagnostics] == [code]


def test_no_launch_page(site):
    with pytest.raises(PackageError) as caught:
        pack(msgspec.structs.replace(site, files={"a.css": b""}), standard("scorm12"), deflate=Deflate())
    assert [found.code for found in caught.value.diagnostics] == ["P403"]


def test_a_write_that_fails_leaves_the_old_file(site, tmp_path, monkeypatch):
    package = pack(site, standard("scorm12"), deflate=Deflate())
    (tmp_path / package.file).write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish(package, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [package.file]
    assert (tmp_path / package.file).read_bytes() == b"old"


def test_sweep_removes_what_a_killed_build_left(tmp_path):
    (tmp_path / ".a.zip.77.part").write_bytes(b"half")
    (tmp_path / "a.zip").write_bytes(b"whole")
    (tmp_path / ".gitkeep").touch()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".gitkeep", "a.zip"]
