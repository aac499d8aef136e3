"""Rules about resources, their paths and files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from builder.verify.archive import Archive
from builder.verify.document import MANIFEST, Document
from builder.verify.editions import XML
from builder.verify.report import Report

LIMITS = {"version": 20, "identifierref": 2000, "href": 2000, "parameters": 1000, "type": 1000}
_BASE = f"{{{XML}}}base"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CONTROL_FILE = re.compile(r"\.(xsd|dtd)$", re.IGNORECASE)


class Names:
    """The names in an archive, exact and without case."""

    def __init__(self, names: Iterable[str]) -> None:
        self.exact = frozenset(names)

    @cached_property
    def folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.exact}

    def like(self, path: str) -> str:
        """The name that differs from `path` in case only, or an empty string."""
        return self.folded.get(path.casefold(), "")


def check_files(document: Document, archive: Archive, names: Names, report: Report) -> None:
    """Every rule of this file."""
    resources = list(document.root.iter(document.cp("resource")))
    items = list(document.root.iter(document.cp("item")))
    launched = {item.get("identifierref") for item in items if item.get("identifierref")}
    listed = set[str]()
    for resource in resources:
        used = resource.get("identifier") in launched
        _check_kind(document, resource, used)
        listed |= _check_paths(document, resource, used, names)
    _check_bases(document)
    _check_lengths(document)
    _check_use(document, resources, launched)
    _check_unlisted(document, names, listed)
    _check_launch_order(document, resources, items)
    first = next((name for name in archive.files if name.rpartition("/")[2] == MANIFEST), MANIFEST)
    if first != MANIFEST:
        report.say("P156", "another imsmanifest.xml stands before that of the root", member=first)


def _check_kind(document: Document, resource: etree._Element, used: bool) -> None:
    edition = document.edition
    kind = resource.get(document.adlcp(edition.kind))
    other = resource.get(document.adlcp("scormtype" if edition.is_2004 else "scormType"))
    if kind is None and other is not None:
        message = f"the attribute is written {'scormtype' if edition.is_2004 else 'scormType'}"
        document.say("P145", resource, message, f'write adlcp:{edition.kind}="{other}"')
    elif kind is None and (edition.is_2004 or used):
        document.say(
            "P145", resource, f"adlcp:{edition.kind} is missing", f'write adlcp:{edition.kind}="sco" or "asset"'
        )
    elif kind is not None and kind not in ("sco", "asset"):
        document.say("P145", resource, f"adlcp:{edition.kind} is `{kind}`", 'write "sco" or "asset"')
    if (type := resource.get("type")) != "webcontent":
        document.say("P147" if edition.is_2004 else "P146", resource, f"the type is `{type or ''}`")


def _check_paths(document: Document, resource: etree._Element, used: bool, names: Names) -> set[str]:
    base = _base(resource)
    href = resource.get("href")
    files = resource.findall(document.cp("file"))
    found = set[str]()
    for element in (*([resource] if href else []), *files):
        value = element.get("href")
        if value is not None and (path := _resolved(document, element, base, value)) is not None:
            if path in names.exact:
                found.add(path)
            elif name := names.like(path):
                found.add(name)
                document.say("P141", element, f"`{path}` is called `{name}` in the package")
            else:
                document.say("P140", element, f"`{path}` is not in the package")
    if used and not href:
        document.say("P155", resource, "an item launches this resource, but it has no href")
    elif href and not _SCHEME.match(href) and _plain(href) not in {_plain(file.get("href") or "") for file in files}:
        code = "P142" if document.edition.is_4th else "P143"
        document.say(code, resource, f"no file element has the href `{href}`")
    return found


def _resolved(document: Document, element: etree._Element, base: str, href: str) -> str | None:
    """The path in the package, or None where it is no path in it (said then)."""
    whole = href if _SCHEME.match(href) else base + href
    if _SCHEME.match(whole):
        document.say("P150", element, f"`{whole}` is not in the package")
        return None
    path = unquote(_plain(whole))
    if not path.isascii():
        document.say("P151", element, f"the path `{path}` holds letters outside ASCII")
    if path.startswith("/") or "\\" in path:
        document.say("P148", element, f"`{href}` is not a relative path with forward slashes")
        return None
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                document.say("P148", element, f"`{href}` leads out of the package")
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _plain(href: str) -> str:
    return re.split(r"[?#]", href, maxsplit=1)[0]


def _base(element: etree._Element) -> str:
    bases = [above.get(_BASE) or "" for above in (element, *element.iterancestors())]
    return "".join(reversed(bases))


def _check_bases(document: Document) -> None:
    for element in document.root.iter(etree.Element):
        base = element.get(_BASE)
        if base and not base.endswith("/"):
            document.say("P149", element, f"xml:base is `{base}`", f'write xml:base="{base}/"')


def _check_lengths(document: Document) -> None:
    for element in document.root.iter(etree.Element):
        for name, limit in LIMITS.items():
            value = element.get(name)
            if value is not None and len(value) > limit and etree.QName(element).namespace == document.edition.imscp:
                document.say("P152", element, f"{name} has {len(value):,} characters; LMSs keep {limit:,}")


def _check_use(document: Document, resources: list[etree._Element], launched: set[str | None]) -> None:
    known = {resource.get("identifier") for resource in resources}
    needed = set(launched)
    for dependency in document.root.iter(document.cp("dependency")):
        reference = dependency.get("identifierref")
        needed.add(reference)
        if reference not in known:
            document.say("P154", dependency, f"`{reference or ''}` is not the identifier of a resource")
    for resource in resources:
        if resource.get("identifier") not in needed:
            document.say("P153", resource, f"nothing uses the resource `{resource.get('identifier') or ''}`")


def _check_unlisted(document: Document, names: Names, listed: set[str]) -> None:
    unlisted = sorted(name for name in names.exact - listed if name != MANIFEST and not _CONTROL_FILE.search(name))
    if unlisted:
        shown = ", ".join(unlisted[:5]) + (" …" if len(unlisted) > 5 else "")
        resources = document.root.find(document.cp("resources"))
        at = resources if resources is not None else document.root
        document.say("P144", at, f"{len(unlisted)} files of the package are listed by no resource: {shown}")


def _check_launch_order(document: Document, resources: list[etree._Element], items: list[etree._Element]) -> None:
    launch = next((item.get("identifierref") for item in items if item.get("identifierref")), None)
    first = next((resource for resource in resources if resource.get("href")), None)
    if first is not None and launch is not None and first.get("identifier") != launch:
        document.say("P177", first, "this resource stands before the one that is launched first")
