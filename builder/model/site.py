"""The site of a module: what `render` makes and `package` wraps, the same for every standard."""

from __future__ import annotations

from msgspec import Struct

from builder.diagnostics import Diagnostic


class ModuleSite(Struct, frozen=True, kw_only=True):
    """A module's pages in memory, without manifest and player.

    `files` maps ASCII lower-case paths to bytes; `index.html` is the launch page and loads
    `player.js`, which the package adds. `state_max` is the length of the longest possible saved
    state in characters. `minutes` says how long the module takes, as its opening page does. `mastery`
    is the pass mark in percent for the manifest, or None.
    """

    course: str
    module: str
    language: str
    version: str
    title: str
    course_title: str
    summary: str
    objectives: tuple[tuple[str, str], ...]
    files: dict[str, bytes]
    mastery: int | None
    lessons: int
    questions: int
    state_max: int
    minutes: int = 0
    stems: dict[str, str] = {}
    """What each question asks, by its id, without marks and cut to what a report holds."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Warnings that only the bytes of a picture could give, sorted."""
