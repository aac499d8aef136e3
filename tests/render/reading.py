"""Reading a site as a browser would."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

from builder.model.site import ModuleSite

Attributes = dict[str, str | None]
LOADS = {"script": ("src",), "img": ("src", "srcset"), "link": ("href",), "video": ("src", "poster"), "audio": ("src",)}
LOADS |= {"source": ("src", "srcset"), "track": ("src",), "iframe": ("src",), "object": ("data",), "embed": ("src",)}

PLAYERS = ("parts/drag.js", "parts/find.js", "parts/paper.js", "parts/work.js")
"""Parts that are the player's own, the same in every package."""


class Elements(HTMLParser):
    """Every start tag of a document with its attributes, and the text of the data element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.data = ""
        self._in_data = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._in_data = tag == "script" and dict(attrs).get("id") == "module-data"

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data += data

    def named(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.found if name == tag]


def page(site: ModuleSite) -> str:
    return site.files["index.html"].decode()


def module_data(site: ModuleSite) -> dict[str, Any]:
    """The `ModuleData` of a site's page."""
    data: dict[str, Any] = json.loads(Elements(page(site)).data)
    return data


def parts(site: ModuleSite) -> dict[str, Any]:
    """The parts of a site by name, as `modulePart` gets them, after checking their version."""
    version = re.search(r'data-version="([^"]+)"', page(site))
    found = {}
    for name, data in site.files.items():
        if name.startswith("parts/") and name not in PLAYERS:
            call = data.decode("ascii").strip()
            part, value, of = json.loads(f"[{call.removeprefix('modulePart(').removesuffix(');')}]")
            assert name == f"parts/{part}.js"
            assert version
            assert of == version[1]
            found[part] = value
    return found


def documents(site: ModuleSite) -> dict[str, str]:
    """Every piece of HTML in a site: the page, the lessons and the questions of its parts."""
    found = {"index.html": page(site)}
    for name, part in [*parts(site).items(), *module_data(site)["inline"].items()]:
        if part.get("html"):
            found[name] = part["html"]
        for sheet in part.get("sheets", ()):
            if sheet["html"]:
                found[f"tool {sheet['id']}"] = sheet["html"]
        for quiz in [*part.get("quizzes", {}).values(), part]:
            for question in quiz.get("questions", ()):
                found[f"{name} {question['id']}"] = question["html"]
    return found


def loaded(tag: str, attributes: Attributes) -> list[str]:
    """The addresses that an element makes a browser load."""
    found = []
    for name in LOADS.get(tag, ()):
        value = attributes.get(name)
        if value:
            found += [one.split()[0] for one in value.split(",")] if name == "srcset" else [value]
    return found
