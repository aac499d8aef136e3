"""The HTML that a text may hold: what authors may write, and what the second lock lets through.

`clean` runs over everything that was rendered; it must not change what the dialect itself makes.
"""

from __future__ import annotations

from functools import cache
from typing import Any

AUTHOR_TAGS = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code",
    "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp",
    "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr", "img", "video", "audio", "picture",
    "source", "track",
))  # fmt: skip
"""Tags that authors may write. Those of pictures and films have a rule of their own (M054)."""

GLOBAL_ATTRIBUTES = frozenset(("id", "class", "lang", "dir", "title", "translate"))
"""Attributes that an author may give to anything."""

AUTHOR_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset(("href", "hreflang", "rel", "download")),
    "audio": frozenset(("src", "controls", "preload")),
    "blockquote": frozenset(("cite",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "del": frozenset(("cite", "datetime")),
    "details": frozenset(("open",)),
    "img": frozenset(("src", "alt", "width", "height", "loading", "decoding", "srcset", "sizes")),
    "ins": frozenset(("cite", "datetime")),
    "li": frozenset(("value",)),
    "ol": frozenset(("start", "reversed", "type")),
    "q": frozenset(("cite",)),
    "source": frozenset(("src", "srcset", "type", "media", "sizes")),
    "td": frozenset(("colspan", "rowspan", "headers")),
    "th": frozenset(("colspan", "rowspan", "headers", "scope", "abbr")),
    "time": frozenset(("datetime",)),
    "track": frozenset(("src", "kind", "srclang", "label", "default")),
    "video": frozenset(("src", "controls", "preload", "poster", "width", "height", "playsinline")),
}
"""Attributes that an author may give to single tags, besides GLOBAL_ATTRIBUTES."""

LIST_ATTRIBUTES = GLOBAL_ATTRIBUTES | frozenset(("start", "reversed", "hreflang", "download"))
"""What an attribute list `{: … }` may hold."""

OTHER_RULES = frozenset((
    "script", "style", "link", "meta", "base", "iframe", "frame", "frameset", "object", "embed", "applet", "form",
    "input", "textarea", "select", "button", "template", "svg", "math",
))  # fmt: skip
"""Tags that rule M050 reports, with a reason for each."""

OTHER_ATTRIBUTES = frozenset(
    ("style", "src", "href", "poster", "srcset", "data", "action", "formaction", "background", "cite", "xlink:href")
)
"""Attributes that the rules M052 and M053 look at."""

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol",
    "p", "pre", "section", "table", "ul", "canvas", "colgroup", "dd", "body", "dt", "group", "html", "iframe",
    "li", "legend", "math", "map", "noscript", "output", "object", "option", "progress", "script", "style",
    "summary", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "video", "center",
))  # fmt: skip
"""Tags that begin raw HTML at the start of a line: nothing in them is Markdown."""

VOID_TAGS = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip

_OWN_ATTRIBUTES = GLOBAL_ATTRIBUTES | {
    "role", "tabindex", "hidden", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "aria-level",
}  # fmt: skip
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def known_attribute(tag: str, name: str) -> bool:
    """Whether an author may give this attribute to this tag, or another rule speaks about it."""
    return (
        name in GLOBAL_ATTRIBUTES
        or name in AUTHOR_ATTRIBUTES.get(tag, ())
        or name in OTHER_ATTRIBUTES
        or name.startswith("on")
        or name in ("role", "hidden")
        or name.startswith(("aria-", "data-"))
    )


def clean(html: str) -> str:
    """The HTML without anything that the allow-list does not name."""
    cleaned: str = _cleaner().clean(html)
    return cleaned.replace("&nbsp;", "\xa0")  # as text has it that skips Markdown


@cache
def _cleaner() -> Any:
    import nh3

    attributes = {tag: set(names) for tag, names in AUTHOR_ATTRIBUTES.items()}
    attributes["*"] = set(_OWN_ATTRIBUTES)
    return nh3.Cleaner(
        tags=set(AUTHOR_TAGS),
        clean_content_tags={"script", "style", "template", "iframe", "object", "noscript", "svg", "math"},
        attributes=attributes,
        generic_attribute_prefixes={"data-"},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
