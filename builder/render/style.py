"""The style sheet of a package: the theme's files in order, the course's colours, no white space."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from builder import resources
from builder.model.course import Accent, Theme

_TOKEN = re.compile(
    r"""(?P<keep>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))|(?P<comment>/\*.*?\*/)|(?P<space>\s+)|(?P<mark>[{};,>])|(?P<colon>:)""",
    re.DOTALL,
)


_PROPERTY = re.compile(r"--[a-z][a-z0-9-]*")

SET_BY_COURSES = ("--accent", "--paper", "--ink")
"""The custom properties that `_colours` sets; the others are the style's own and get short names."""


def style_sheet(theme: Theme, accent: Accent | None) -> bytes:
    """`style.css`: the default theme's style with the colours of a course and of one of its modules."""
    return f"{_theme_style(str(resources.templates() / 'style'))}{_colours(theme, accent)}\n".encode()


@cache
def _theme_style(folder: str) -> str:
    return short_names(minified("\n".join(path.read_text("utf-8") for path in sorted(Path(folder).glob("*.css")))))


def short_names(css: str) -> str:
    """CSS whose own custom properties have names as short as they come, in the order of their first use."""
    names = dict.fromkeys(name for name in _PROPERTY.findall(css) if name not in SET_BY_COURSES)
    digits = "abcdefghijklmnopqrstuvwxyz"
    short = {name: f"--{digits[at % 26]}{at // 26 or ''}" for at, name in enumerate(names)}
    return _PROPERTY.sub(lambda name: short.get(name[0], name[0]), css)


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
