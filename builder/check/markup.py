"""M05x: raw HTML and attribute lists in Markdown; what a package's security policy forbids."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.targets import target_of
from builder.check.view import ModuleView, attributed
from builder.diagnostics import Code, Position
from builder.model.base import Text
from builder.model.outline import AttributeList, RawTag

ACTIVE = {
    "script": "scripts do not run in a package",
    "style": "styles belong to the course's theme",
    "link": "style sheets belong to the course's theme",
    "meta": "the page's head belongs to the builder",
    "base": "the page's head belongs to the builder",
    "iframe": "embedded pages would be fetched from elsewhere",
    "frame": "embedded pages would be fetched from elsewhere",
    "frameset": "embedded pages would be fetched from elsewhere",
    "object": "plug-ins and embedded pages do not work in a package",
    "embed": "plug-ins and embedded pages do not work in a package",
    "applet": "plug-ins and embedded pages do not work in a package",
    "form": "forms have nowhere to send to",
    "input": "forms have nowhere to send to",
    "textarea": "forms have nowhere to send to",
    "select": "forms have nowhere to send to",
    "button": "buttons do nothing without a script",
    "template": "templates do nothing without a script",
    "svg": "drawings belong into a file",
    "math": "formulas belong into an image with alternative text",
}
"""Tags that a lesson cannot have, and why."""

INSTEAD = {
    "script": "use a block: course blocks have their own behaviour",
    "style": "remove it; colours are set in course/theme/theme.yaml",
    "iframe": "link the page, or show a file with `/// video | media/name.mp4`",
    "svg": "save it as media/name.svg, and write `![what it shows](media/name.svg)`",
}

URLS = frozenset(
    ("src", "href", "poster", "srcset", "data", "action", "formaction", "background", "cite", "xlink:href")
)
FETCHED = frozenset(("src", "srcset", "poster", "data", "background"))


def _at(text: Text, item: RawTag | AttributeList) -> Position:
    return Position(text.path, item.line, item.column)


@module_rule(
    Code(
        "M050",
        "error",
        "An HTML tag that a lesson cannot have",
        "Scripts, styles, embedded frames and forms are removed from every package: they may run anything in the "
        "LMS's page, with the learner's rights.",
        "<script>alert(1)</script>\n",
        "Text, *with emphasis*.\n",
    )
)
def active_tag(view: ModuleView) -> Iterator[Finding]:
    """No tag runs, embeds or restyles anything."""
    for text in view.texts:
        for tag in text.outline.tags:
            name = tag.name.lower()
            if name in ACTIVE and not tag.closing:
                yield Finding(
                    _at(text, tag), f"<{name}> is not allowed: {ACTIVE[name]}", INSTEAD.get(name, "remove it")
                )


@module_rule(
    Code(
        "M051",
        "error",
        "An event handler",
        "`onclick` and its kin are scripts. The package's security policy blocks them, so nothing would happen.",
        '<p onclick="alert(1)">Text</p>\n',
        "<p>Text</p>\n",
    )
)
def event_handler(view: ModuleView) -> Iterator[Finding]:
    """No attribute is a script."""
    for text in view.texts:
        for item in attributed(text.outline):
            for name, _ in item.attributes:
                if name[:2].lower() == "on" and len(name) > 3:
                    yield Finding(_at(text, item), f"the attribute `{name}` is a script", "remove it")


@module_rule(
    Code(
        "M052",
        "error",
        "A style in the text",
        "The package's security policy blocks `style` attributes, so the page would look otherwise than meant.",
        '<p style="color: red">Text</p>\n',
        "**Text**\n",
    )
)
def style_attribute(view: ModuleView) -> Iterator[Finding]:
    """Looks are the theme's."""
    for text in view.texts:
        for item in attributed(text.outline):
            if any(name.lower() == "style" for name, _ in item.attributes):
                yield Finding(
                    _at(text, item),
                    "the attribute `style` is not allowed",
                    "remove it; looks are set by blocks and in course/theme/theme.yaml",
                )


@module_rule(
    Code(
        "M053",
        "error",
        "An HTML tag that fetches from elsewhere",
        "A package fetches nothing: the other server would learn who reads what, and may be gone tomorrow.",
        '<img src="https://example.org/map.png" alt="A map">\n',
        "![A map of the route](media/picture.png)\n",
    )
)
def tag_fetches(view: ModuleView) -> Iterator[Finding]:
    """Raw tags name files of the module, and no scheme that runs code."""
    for text in view.texts:
        for item in attributed(text.outline):
            for name, value in item.attributes:
                if name.lower() not in URLS:
                    continue
                target = target_of(value, text.path, view.module.id)
                if target.kind == "external" and name.lower() in FETCHED:
                    yield Finding(
                        _at(text, item),
                        f"`{name}` would be fetched from another server",
                        "save it in the module's media/ folder, if its licence allows",
                    )
                elif target.kind == "scheme" and target.scheme not in ("mailto", "tel"):
                    yield Finding(
                        _at(text, item), f"`{target.scheme}:` cannot be used here", "name a file or an https address"
                    )


@module_rule(
    Code(
        "M054",
        "warning",
        "An image or link written as HTML",
        "The builder knows only images and links in Markdown: HTML ones get no size, no responsive copies, and their "
        "files are not found.",
        '<img src="media/picture.png" alt="A map">\n',
        "![A map of the route](media/picture.png)\n",
    )
)
def html_media(view: ModuleView) -> Iterator[Finding]:
    """Images and media are written in Markdown."""
    for text in view.texts:
        for tag in text.outline.tags:
            name = tag.name.lower()
            if tag.closing or name not in ("img", "video", "audio", "a", "picture"):
                continue
            if name == "a" and not any(key.lower() == "href" for key, _ in tag.attributes):
                continue
            instead = {"a": "`[text](target)`", "video": "`/// video | file`", "audio": "`/// audio | file`"}
            yield Finding(
                _at(text, tag),
                f"<{name}> is written as HTML",
                f"write {instead.get(name, '`![what it shows](file)`')}",
            )


@module_rule(
    Code(
        "M055",
        "error",
        "An id is given twice on a page",
        "Links and screen readers find only the first of two things with one id.",
        "## One {: #same }\n\n## Two {: #same }\n",
        "## One {: #one }\n\n## Two {: #two }\n",
    )
)
def id_twice(view: ModuleView) -> Iterator[Finding]:
    """Ids are unique on their page."""
    for page in view.pages:
        outline = page.text.outline
        seen: dict[str, int] = {}
        named = [(value, item) for item in attributed(outline) for key, value in item.attributes if key in ("id", "#")]
        for name, item in sorted(named, key=lambda pair: (pair[1].line, pair[1].column)):
            if name in seen:
                yield Finding(
                    _at(page.text, item), f"the id `{name}` is already given in line {seen[name]}", "give another id"
                )
            seen.setdefault(name, item.line)
