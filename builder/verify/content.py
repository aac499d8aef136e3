"""What pages and style sheets load: nothing from other hosts, and only what is in the package.

A scan from tag to tag, in one pass, that gives up at the first tag without an end: enough for what
loads by itself, and linear whatever the page holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from builder.verify.archive import Archive
from builder.verify.files import Names
from builder.verify.names import extension
from builder.verify.report import MOST_OF_A_KIND, Report

LARGEST = 8 * 1024**2
ALL = 64 * 1024**2
"""Bytes of one page, and of all pages and style sheets, that are looked at."""

_NEXT = re.compile(
    r"<(?:(!--)|(a|area|audio|base|body|embed|iframe|image|img|input|link|object|script|source|style|track|use|video)"
    r"(?=[\s/>])|(?=[a-zA-Z][^<>\s]*\s[^<>]*\bstyle\s*=))",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([a-zA-Z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CSS = re.compile(
    r"/\*(?:.*?\*/|.*)|@import\s+[\"']([^\"'\n]*)[\"']|url\(\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^()\"'\s]*))\s*\)",
    re.DOTALL | re.IGNORECASE,
)
_CLOSE = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_SRCSET = re.compile(r"\s*([^\s,]\S*)(?:\s+[^,]*)?(?:,|$)")
_EXTERNAL = re.compile(r"(?:https?:|wss?:|ftp:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LINKS = frozenset({"a", "area"})
_NO_REQUEST = frozenset(
    {"canonical", "alternate", "author", "license", "help", "next", "prev", "me", "bookmark", "search", "tag"}
)
_PAGES = frozenset({"html", "htm", "xhtml", "svg"})


class Use(Struct, frozen=True):
    """An address in a page or style sheet, and where it stands. `loads`: without a click."""

    address: str
    offset: int
    loads: bool = True


def check_content(archive: Archive, names: Names, report: Report) -> None:
    """Look at every page and style sheet within the bounds."""
    rest = ALL
    for name, entry in archive.files.items():
        kind = extension(name)
        if (kind not in _PAGES and kind != "css") or entry.size > LARGEST or entry.size > rest:
            continue
        data = archive.contents(name)
        if data is None:
            continue
        rest -= entry.size
        text = data.decode("utf-8", "replace")
        uses = _in_css(text, 0) if kind == "css" else _in_page(text)
        _check(name, text, uses, "P202" if kind == "css" else "P201", names, report)


def _check(name: str, text: str, uses: Iterator[Use], code: str, names: Names, report: Report) -> None:
    folder = name.rpartition("/")[0]
    left = MOST_OF_A_KIND
    for use in uses:
        address = use.address.strip()
        if not address or address.startswith("#"):
            continue
        message, kind = "", code
        if _EXTERNAL.match(address):
            message = f"`{address}` is on another host" if use.loads else ""
        elif not _SCHEME.match(address):
            path = _path(folder, address)
            if path and path not in names.exact and path.rstrip("/") + "/index.html" not in names.exact:
                like = names.like(path)
                message = (
                    f"`{address}` is called `{like}` in the package" if like else f"`{address}` is not in the package"
                )
                kind = "P203"
        if message:
            left -= 1
            line = text.count("\n", 0, use.offset) + 1
            report.say(kind, message, member=name, line=line, column=use.offset - text.rfind("\n", 0, use.offset))
            if not left:
                return


def _path(folder: str, address: str) -> str:
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    if path.startswith("/"):
        return path  # from the server's root: never in a package
    parts: list[str] = []
    for part in (*folder.split("/"), *path.split("/")) if path else ():
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _in_page(text: str) -> Iterator[Use]:
    at = 0
    while found := _NEXT.search(text, at):
        if found[1]:
            at = text.find("-->", found.end())
            if at < 0:
                return
            continue
        tag = _TAG.match(text, found.end())
        if tag is None:
            return
        at = tag.end()
        name = (found[2] or "").lower()
        attributes = text[found.end() : at]
        if not (name == "a" and 'href="#' in attributes and "style" not in attributes):  # the most frequent, by far
            yield from _in_tag(name, attributes, found.end())
        if name in ("script", "style") and not tag[0].endswith("/>"):
            close = _CLOSE[name].search(text, at)
            if close is None:
                return
            if name == "style":
                yield from _in_css(text[at : close.start()], at)
            at = close.start()


def _in_tag(name: str, attributes: str, offset: int) -> Iterator[Use]:
    found = {
        m[1].lower(): (html.unescape(m[2] or m[3] or m[4] or ""), offset + m.start())
        for m in _ATTRIBUTE.finditer(attributes)
    }
    if "style" in found:
        yield from _in_css(found["style"][0], found["style"][1])
    if name in _LINKS:
        keys: tuple[str, ...] = ("href",)
    elif name == "link":
        relations = set(found.get("rel", ("", 0))[0].lower().split())
        keys = () if relations and relations <= _NO_REQUEST else ("href",)
    elif name in ("use", "image", "base"):
        keys = ("href", "xlink:href")
    elif name:
        keys = ("src", "poster", "data", "background")
    else:
        keys = ()
    for key in keys:
        if key in found:
            yield Use(*found[key], loads=name not in _LINKS)
    for key in ("srcset", "imagesrcset"):
        if key in found:
            for candidate in _SRCSET.finditer(found[key][0]):
                yield Use(candidate[1].rstrip(","), found[key][1])


def _in_css(text: str, offset: int) -> Iterator[Use]:
    for found in _CSS.finditer(text):
        address = found[1] or found[2] or found[3] or found[4]
        if address:
            yield Use(address, offset + found.start())
