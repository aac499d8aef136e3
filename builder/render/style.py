"""The style sheet of a package: the theme's files in order, the course's colours, no white space."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from builder import resources
from builder.model.course import Accent, Theme

_TOKEN = re.compile(
    r"""(?P<keep>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))|(?P<comment>/\*.*?\*/)|(?P<space>\s+)|(?P<mark>[{};,>])|(?P<colon>:)""",
    re.DOTALL,
)


_PROPERTY = re.compile(r"--[a-z][a-z0-9-]*")


def style_sheet(theme: Theme, accent: Accent | None) -> bytes:
    """`style.css`: the default theme's style with the colours of a course and of one of its modules."""
    css, names = _theme_style(str(resources.templates() / "style"))
    return f"{css}{renamed(_colours(theme, accent), names)}\n".encode()


@cache
def late_style() -> bytes:
    """`work.css`: the style of worksheets and cards, which comes with the first view that needs it."""
    folder = resources.templates() / "style"
    css = minified("\n".join(path.read_text("utf-8") for path in sorted((folder / "late").glob("*.css"))))
    _, names = _theme_style(str(folder))
    return f"{renamed(css, names)}\n".encode()


@cache
def _theme_style(folder: str) -> tuple[str, dict[str, str]]:
    """The theme's style, and the short names of its custom properties."""
    css = minified("\n".join(path.read_text("utf-8") for path in sorted(Path(folder).glob("*.css"))))
    names = short_names(css)
    return renamed(css, names), names


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
    out: list[str] = []
    at = 0
    gap = False
    for match in _TOKEN.finditer(css):
        if match.start() > at:
            _put(out, css[at : match.start()], gap)
            gap = False
        at = match.end()
        if match["keep"]:
            _put(out, match["keep"], gap)
            gap = False
        elif match["mark"]:
            if match["mark"] == "}" and out and out[-1] == ";":
                out.pop()
            out.append(match["mark"])
            gap = False
        elif match["colon"]:
            _put(out, ":", gap)
            gap = False
        else:
            gap = gap or bool(match["space"]) or bool(match["comment"])
    if at < len(css):
        _put(out, css[at:], gap)
    return "".join(out)


def _put(out: list[str], text: str, gap: bool) -> None:
    if gap and out and out[-1] not in "{};,>:":
        out.append(" ")
    out.append(text)


def _colours(theme: Theme, accent: Accent | None) -> str:
    """The custom properties that a course sets, over those of the theme, for light and dark paper."""
    pairs = [(name, pair) for name, pair in (("accent", accent), ("paper", theme.paper), ("ink", theme.ink)) if pair]
    if not pairs:
        return ""
    light = ";".join(f"--{name}:{pair.light.lower()}" for name, pair in pairs)
    dark = ";".join(f"--{name}:{pair.dark.lower()}" for name, pair in pairs)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
