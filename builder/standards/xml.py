"""What the manifests of all editions have in common: safe texts, files, and bytes that never vary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from lxml import etree

NAME = "imsmanifest.xml"
LAUNCH = "index.html"
SCHEMA = "ADL SCORM"
TITLE_LIMIT = 200
"""Characters of a title: enforced by SCORM 1.2's schema, the least an LMS keeps in 2004."""

XSI = "http://www.w3.org/2001/XMLSchema-instance"

_NOT_XML = dict.fromkeys(
    (
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(127, 160),
        *range(0xD800, 0xE000),
        *range(0xFDD0, 0xFDF0),
        0xFFFE,
        0xFFFF,
    )
)
"""Characters that XML forbids or discourages (XML 1.0, 2.2), for str.translate."""
_SPACE = re.compile(r"\s+")


def title(text: str, otherwise: str) -> str:
    """A title on one line, without characters that XML forbids, of 1 to 200 characters."""
    clean = _SPACE.sub(" ", text.translate(_NOT_XML)).strip() or otherwise
    return clean if len(clean) <= TITLE_LIMIT else clean[: TITLE_LIMIT - 1].rstrip() + "…"


def manifest(
    identifier: str, version: str, namespaces: Mapping[str | None, str], locations: Mapping[str, str]
) -> etree._Element:
    """The root element; `locations` maps a namespace to the schema file at the package's root."""
    spaces = cast("dict[str, str]", dict(namespaces) | {"xsi": XSI})
    root = etree.Element(etree.QName(namespaces[None], "manifest"), nsmap=spaces)
    root.set("identifier", identifier)
    root.set("version", version[:20])
    root.set(etree.QName(XSI, "schemaLocation"), " ".join(f"{space} {file}" for space, file in locations.items()))
    return root


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A child in the parent's namespace, or in that of `prefix:name`."""
    prefix, _, local = name.rpartition(":")
    namespace = parent.nsmap[prefix or None]
    child = etree.SubElement(parent, etree.QName(namespace, local))
    child.text = text
    for attribute, value in attributes.items():
        child.set(attribute, value)
    return child


def metadata(root: etree._Element, schema_version: str) -> None:
    """The element that says which edition the package is of; `schema` comes first."""
    element = add(root, "metadata")
    add(element, "schema", SCHEMA)
    add(element, "schemaversion", schema_version)


def resource(root: etree._Element, identifier: str, kind: tuple[str, str], files: Sequence[str]) -> None:
    """The one resource: launch page first, then every other file by name. `kind` is namespace and attribute."""
    element = add(add(root, "resources"), "resource", identifier=identifier, type="webcontent")
    element.set(etree.QName(*kind), "sco")
    element.set("href", LAUNCH)
    for name in (LAUNCH, *sorted(set(files) - {LAUNCH})):
        add(element, "file", href=name)


def serialise(root: etree._Element) -> bytes:
    """UTF-8 without byte order mark, two spaces for each level, one newline at the end."""
    etree.indent(root, "  ")
    return (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        + b"\n"
    )
