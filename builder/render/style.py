"""The style sheet of a package: the theme's files in order, the course's colours, no white space."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from builder import resources
from builder.model.course import Accent, Theme

_KEPT = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|url\([^)]*\)|(/\*.*?\*/)', re.DOTALL)
_SPACE = re.compile(r"\s+")
_MARK = re.compile(r" ?([{};,>]) ?")
_PLACE = "\ue000"
"""Stands for a string or an address while white space goes; a private character that CSS has no use for."""

_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}")
_PROPERTY = re.compile(r"--[a-z][a-z0-9-]*")


def style_sheets(theme: Theme, accent: Accent | None) -> dict[str, bytes]:
    """The default theme's style with the colours of a course and of one of its modules, by name in the package.

    `style.css` is what the first page needs to be read; `more.css`, for questions, dialogs, tools and
    paper, stands behind the text in the page and does not hold it up.
    """
    first, later, names = _theme_style(str(resources.templates() / "style"))
    colours = renamed(_colours(theme, accent), names)
    return {"style.css": f"{first}{colours}\n".encode(), "more.css": f"{later}\n".encode()}


@cache
def late_style() -> bytes:
    """`work.css`: the style of worksheets and cards, which comes with the first view that needs it."""
    folder = resources.templates() / "style"
    css = minified("\n".join(path.read_text("utf-8") for path in sorted((folder / "late").glob("*.css"))))
    *_, names = _theme_style(str(folder))
    return f"{renamed(css, names)}\n".encode()


@cache
def _theme_style(folder: str) -> tuple[str, str, dict[str, str]]:
    """The theme's first and later style, and the short names of its custom properties."""
    first, later = (
        minified(with_choice("\n".join(path.read_text("utf-8") for path in sorted(place.glob("*.css")))))
        for place in (Path(folder), Path(folder, "later"))
    )
    names = short_names(first + later)
    return renamed(first, names), renamed(later, names), names


def with_choice(css: str) -> str:
    """CSS in which dark paper also comes and goes with the reader's choice, `data-theme` of the root."""
    return _DARK.sub(lambda dark: _dark(dark[1].strip()), css)


def _dark(properties: str) -> str:
    """Properties of the root on dark paper: by the device, unless the reader chose light, and by choice."""
    device = f':root:where(:not([data-theme="light"])){{{properties}}}'
    chosen = f':root:where([data-theme="dark"]){{{properties}}}'
    return f"@media screen and (prefers-color-scheme:dark){{{device}}}@media screen{{{chosen}}}"


def short_names(css: str) -> dict[str, str]:
    """A name of one or two letters for each custom property, the shortest for those that are used most."""
    counted = Counter(_PROPERTY.findall(css))
    letters = "abcdefghijklmnopqrstuvwxyz"
    free = (f"--{first}{second}" for first in ("", *letters) for second in letters)
    return dict(zip(sorted(counted, key=lambda name: (-counted[name], name)), free, strict=False))


def renamed(css: str, names: dict[str, str]) -> str:
    """CSS with other names for its custom properties."""
    return _PROPERTY.sub(lambda name: names.get(name[0], name[0]), css)


def minified(css: str) -> str:
    """CSS without comments and without white space around `{ } ; , >` and after `:`, where it never has a meaning.

    Strings and `url(…)` stay as they are. Spaces elsewhere become one: in selectors and in `calc()`
    they mean something.
    """
    kept: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        if match[1]:
            return " "
        kept.append(match[0])
        return _PLACE

    plain = _MARK.sub(r"\1", _SPACE.sub(" ", _KEPT.sub(put_by, css)))
    plain = plain.replace(": ", ":").replace(";}", "}").strip()
    first, *others = plain.split(_PLACE)
    return first + "".join(map("".join, zip(kept, others, strict=True)))


def _colours(theme: Theme, accent: Accent | None) -> str:
    """The custom properties that a course sets, over those of the theme, for light and dark paper."""
    pairs = [(name, pair) for name, pair in (("accent", accent), ("paper", theme.paper), ("ink", theme.ink)) if pair]
    if not pairs:
        return ""
    light = ";".join(f"--{name}:{pair.light.lower()}" for name, pair in pairs)
    dark = ";".join(f"--{name}:{pair.dark.lower()}" for name, pair in pairs)
    return f":root{{{light}}}{minified(_dark(dark))}"
