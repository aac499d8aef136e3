"""`build.json`: what is in the folder of results. Cheap to import, since a build that finds nothing new compares it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

BUILD = "build.json"

KIT = "-facilitator.zip"
"""How the names of facilitators' kits end; they are no packages."""

Entry = Mapping[str, Any]


def build_json(course: str, version: str, packages: Iterable[Entry], kits: Iterable[Entry] = ()) -> str:
    """The list's text: packages by file, and facilitators' kits under a key of their own where there are any."""
    listed: dict[str, Any] = {"course": course, "version": version, "packages": _by_file(packages)}
    if beside := _by_file(kits):
        listed["kits"] = beside
    return msgspec.json.format(msgspec.json.encode(listed).decode(), indent=2) + "\n"


def _by_file(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: str(entry["file"]))
