"""L04x: links: what they lead to, inside the module and out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, Page, Reference, TextLink, attributed
from builder.diagnostics import Code, Position

_ADDRESS = re.compile(r"[^@/\s]+@[^@/\s]+\.[a-z]+")
PLAIN_SCHEMES = ("mailto", "tel")
"""Schemes besides http and https that a link may have."""


def _relative(path: str, ref: Reference, module: str) -> str:
    """A path from the root as it is written where `ref` stands."""
    folder = f"modules/{module}" if ref.text.path.startswith("quizzes/") else posixpath.dirname(ref.text.path)
    return posixpath.relpath(path, folder)


@module_rule(
    Code(
        "L040",
        "error",
        "A file that is not there",
        "The image, film or download would be missing in the package. Names count with their case: `Map.png` and "
        "`map.png` are one file on some computers and two in a package.",
        "![A map of the route](media/nowhere.png)\n",
        "![A map of the route](media/picture.png)\n",
    )
)
def missing_file(view: ModuleView) -> Iterator[Finding]:
    """Files that texts name exist."""
    for ref in view.references:
        path = ref.target.file
        if ref.target.kind != "file" or path in view.files or _of_other_module(path, view.module.id):
            continue
        if path in view.module.files:
            yield Finding(
                ref.at,
                f"{path} is not in a media/ folder, so it does not get into the package",
                f"move it to modules/{view.module.id}/media/",
            )
            continue
        if _ADDRESS.fullmatch(ref.item.target):
            yield Finding(ref.at, f"there is no file {path}", f"for an e-mail, write `mailto:{ref.item.target}`")
            continue
        near = (_relative(file, ref, view.module.id) for file in view.files)
        yield Finding(ref.at, f"there is no file {path}", did_you_mean(ref.item.target.partition("#")[0], near))


def _of_other_module(path: str, module: str) -> bool:
    """Whether a path leads into another module's folders."""
    parts = path.split("/")
    return len(parts) > 1 and parts[0] in ("modules", "quizzes") and parts[1] != module


@module_rule(
    Code(
        "L041",
        "error",
        "A link or file of another module",
        "Each module is a package of its own in the LMS, and no package knows where another one is.",
        "[That lesson](../other/01-start.md)\n",
        "See the module 'Other'.\n",
    )
)
def other_module(view: ModuleView) -> Iterator[Finding]:
    """Links and files stay in their module."""
    for ref in view.references:
        path = ref.target.file
        if ref.target.kind != "file" or not _of_other_module(path, view.module.id):
            continue
        if isinstance(ref, TextLink):
            message, hint = f"the link leads to another module ({path})", "name the other module in words"
        else:
            message, hint = f"the file belongs to another module ({path})", "move it to course/media/ for both to use"
        yield Finding(ref.at, f"{message}, which this one's package cannot reach", hint)


@module_rule(
    Code(
        "L042",
        "error",
        "A link to a heading that is not there",
        "The link would open the page at its top, or do nothing.",
        "[Later](#nowhere)\n",
        "## Later\n\n[Later](#later)\n",
    )
)
def missing_anchor(view: ModuleView) -> Iterator[Finding]:
    """Anchors exist in the page that they name."""
    wanted = [ref for ref in view.links if ref.target.anchor]
    if not wanted:
        return
    anchors = {page.text.path: _anchors(page) for page in view.pages}
    for ref in wanted:
        page = ref.target.file or ref.text.path
        if page not in anchors:
            continue  # a missing file has its own message; other files have no headings that we know
        if ref.target.anchor not in anchors[page]:
            where = "this page" if page == ref.text.path else page
            known = sorted(anchors[page])
            listed = ", ".join(f"`#{anchor}`" for anchor in known[:5])
            yield Finding(
                ref.at,
                f"there is no heading `#{ref.target.anchor}` in {where}",
                did_you_mean(ref.target.anchor, known)
                or (f"it has {listed}{' …' if len(known) > 5 else ''}" if known else "it has no headings"),
            )


def _anchors(page: Page) -> set[str]:
    """Everything on a page that a link can name: headings, blocks, attribute lists, raw tags."""
    outline = page.text.outline
    found = {heading.anchor for heading in outline.headings}
    found.update(block.id for block in outline.blocks if block.id)
    found.update(value for item in attributed(outline) for name, value in item.attributes if name in ("id", "#"))
    return found


@module_rule(
    Code(
        "L043",
        "error",
        "A picture, film or recording from elsewhere",
        "A package fetches nothing: many learners are behind filters or off line, the other server would learn who "
        "reads what, and it may be gone tomorrow. Plain links are allowed.",
        "![A map of the route](https://example.org/map.png)\n",
        "![A map of the route](media/picture.png)\n",
    )
)
def external_media(view: ModuleView) -> Iterator[Finding]:
    """Images and media are in the package."""
    for ref in view.media:
        if ref.target.kind == "external":
            yield Finding(
                ref.at,
                f"{ref.item.target} would be fetched from another server",
                "save it in the module's media/ folder, if its licence allows, or link it in the text",
            )


@module_rule(
    Code(
        "L044",
        "warning",
        "A link without encryption",
        "Anyone on the way can read and change what http:// fetches; browsers warn of it.",
        "[The toolkit](http://example.org/a)\n",
        "[The toolkit](https://example.org/a)\n",
    )
)
def not_encrypted(view: ModuleView) -> Iterator[Finding]:
    """Links use https."""
    for ref in view.links:
        if ref.target.scheme == "http":
            host = urlsplit(ref.item.target).hostname or ""
            yield Finding(
                ref.at, f"the link to {host} uses http", f"write `https:{ref.item.target[5:]}`, if the site has it"
            )


@module_rule(
    Code(
        "L045",
        "error",
        "A path that leaves the course's folder",
        "What lies outside the course's folder is on this computer only.",
        "![A map of the route](../../../map.png)\n",
        "![A map of the route](media/picture.png)\n",
    )
)
def outside(view: ModuleView) -> Iterator[Finding]:
    """Paths stay in the course's folder."""
    for ref in view.references:
        if ref.target.kind == "outside":
            yield Finding(
                ref.at, f"{ref.item.target} leaves the course's folder", "copy the file into the module's media/ folder"
            )


@module_rule(
    Code(
        "L046",
        "error",
        "A path of one computer",
        "`C:\\…`, `/home/…` and backslashes mean something on one computer only.",
        "![A map of the route](media\\picture.png)\n",
        "![A map of the route](media/picture.png)\n",
    )
)
def absolute(view: ModuleView) -> Iterator[Finding]:
    """Paths are relative, with forward slashes."""
    for ref in view.references:
        if ref.target.kind == "absolute":
            target = ref.item.target
            plain = target.replace("\\", "/")
            relative = not plain.startswith("/") and ":" not in plain
            yield Finding(
                ref.at,
                f"`{target}` is a path of one computer",
                f"write `{plain}`" if relative else "write the path from this file, for example `media/name.png`",
            )


@module_rule(
    Code(
        "L047",
        "error",
        "A link that a package cannot have",
        "Links go to http, https, mailto or tel, or to a file of the module. `javascript:` and `data:` run code, and "
        "`file:` means this computer.",
        "[Open](javascript:alert(1))\n",
        "[Open](https://example.org/a)\n",
    )
)
def scheme(view: ModuleView) -> Iterator[Finding]:
    """Links have a scheme that is safe everywhere."""
    for ref in view.references:
        if ref.target.kind == "scheme" and (not isinstance(ref, TextLink) or ref.target.scheme not in PLAIN_SCHEMES):
            yield Finding(ref.at, f"`{ref.target.scheme}:` cannot be used here", "link to https, mailto, tel or a file")


@module_rule(
    Code(
        "L048",
        "error",
        "A link without target",
        "Nothing happens when it is clicked.",
        "[The toolkit]()\n",
        "[The toolkit](https://example.org/a)\n",
    )
)
def empty_target(view: ModuleView) -> Iterator[Finding]:
    """Links and images have a target."""
    for ref in view.references:
        if ref.target.kind == "empty":
            what = "link" if isinstance(ref, TextLink) else "file name"
            yield Finding(ref.at, f"the {what} is empty", "write where it leads between the round brackets")


@module_rule(
    Code(
        "L049",
        "warning",
        "A file that nothing uses",
        "It is not put into the package. Often a link to it was forgotten, or it was renamed in one place.",
        bad=("-- modules/base/media/costs.csv --\nItem,Cost\nPump,900\n"),
        good=(
            "-- modules/base/media/costs.csv --\n"
            "Item,Cost\n"
            "Pump,900\n"
            "-- modules/base/02-next.md --\n"
            "/// download | media/costs.csv\n"
            "    title: What a pump costs\n"
            "///\n"
        ),
    )
)
def unused_file(view: ModuleView) -> Iterator[Finding]:
    """Every media file of the module is shown or linked."""
    used = {ref.target.file for ref in view.references}
    for media in view.module.media:
        if media.path not in used:
            yield Finding(Position(media.path), "nothing uses this file", "show or link it, or remove it")
