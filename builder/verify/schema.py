"""The manifest against the official schemas, and the schema files that the package carries.

One wrapper schema imports every namespace of an edition, and a resolver answers from the files inside
the builder: nothing of the package's own schema files is trusted, nothing is fetched. libxml2 refuses
two constructs of SCORM 1.2's files, which are changed on the way into the parser.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from builder import resources
from builder.verify.archive import Archive
from builder.verify.document import Document, line_of
from builder.verify.editions import LOM, XML, XSI

MOST = 50
"""Complaints of libxml2 that are looked at."""

_XML_IS_DEFAULT = re.compile(rb'\sxmlns="http://www\.w3\.org/XML/1998/namespace"')
_BRACES = re.compile(r"\{(?:[^{}]*)\}")
_REFERENCES = re.compile(rb'<(?:\w+:)?(?:import|include)\b[^<>]*?schemaLocation\s*=\s*"([^"]+)"')
_SPACE = re.compile(rb"\s+")


class _Resolver(etree.Resolver):
    def __init__(self, standard: str) -> None:
        super().__init__()
        self._files = resources.schema_files(standard)

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]  # noqa: ARG002
        name = system_url.rpartition("/")[2]
        data = self._files.get(name, b"")
        if name == "ims_xml.xsd":
            data = _XML_IS_DEFAULT.sub(b"", data)
        elif name == "imsmd_rootv1p2p1.xsd":
            data = data.replace(b'namespace="##any"', b'namespace="##other"')
        return self.resolve_string(data, context)  # type: ignore[call-arg]


@cache
def _schema(standard: str, schemas: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    parser.resolvers.add(_Resolver(standard))
    imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in schemas)
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(wrapper.encode(), parser))


def check_schema(document: Document) -> None:
    """Validate against the official files.

    Complaints that they do not know an extension are left out where the manifest maps it to a schema of
    its own; in 2004, where a missing mapping has its own rule and LOM needs none, always.
    """
    edition = document.edition
    schema = _schema(edition.id, tuple(edition.schemas.items()))
    if schema.validate(document.root):
        return
    mapped = set(locations(document) or {})
    for error in list(schema.error_log)[:MOST]:  # type: ignore[call-overload]
        element = _element(document.root, error.path, error.line)
        space = etree.QName(element).namespace or ""
        extension = bool(space) and space not in edition.schemas
        if "strict wildcard" in error.message and extension and (edition.is_2004 or space in mapped):
            continue
        document.say("P120", element, _BRACES.sub("", error.message).rstrip("."))


def _element(root: etree._Element, path: str | None, line: int) -> etree._Element:
    """The element of a complaint: by its path, which uses the manifest's prefixes, else the last begun by its line."""
    try:
        spaces = {
            prefix: space for element in root.iter(etree.Element) for prefix, space in element.nsmap.items() if prefix
        }
        found = root.getroottree().xpath(path or "", namespaces=spaces)
        if isinstance(found, list) and found and isinstance(found[0], etree._Element):
            return found[0]
    except (etree.XPathError, ValueError):
        pass
    before = [element for element in root.iter(etree.Element) if line_of(element) <= line]
    return before[-1] if before else root


def locations(document: Document) -> dict[str, str] | None:
    """Namespace to file by every schemaLocation of the manifest, or None where there is no such attribute."""
    found: dict[str, str] | None = None
    for element in document.root.iter(etree.Element):
        value = element.get(f"{{{XSI}}}schemaLocation")
        if value is not None:
            words = value.split()
            found = (found or {}) | dict(zip(words[::2], words[1::2], strict=False))
    return found


def check_control_files(document: Document, archive: Archive) -> None:
    """Every schema file that the manifest names is in the package, with what it includes, and the official one."""
    edition, root = document.edition, document.root
    value = root.get(f"{{{XSI}}}schemaLocation")
    if value is not None and len(value.split()) % 2:
        document.say("P126", root, "schemaLocation holds an odd number of words")
    named = locations(document)
    if named is None:
        document.say("P122" if edition.is_2004 else "P121", root, "the manifest has no xsi:schemaLocation")
        named = {edition.imscp: edition.schemas[edition.imscp], edition.adlcp: edition.schemas[edition.adlcp]}
    _check_namespaces(document, named)
    waiting, seen = list(named.values()), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name.startswith(("http:", "https:")):
            document.say("P127", root, f"`{name}` is on the network")
            continue
        data = archive.contents(name)
        if data is None:
            if name not in archive.files:
                document.say("P123", root, f"the schema file `{name}` is not in the package")
            continue
        official = resources.schema_files(edition.id).get(name)
        if official is not None and data != official and _SPACE.sub(b"", data) != _SPACE.sub(b"", official):
            document.say("P124", root, f"`{name}` differs from the official file of {edition.title}")
        folder = PurePosixPath(name).parent
        for reference in _REFERENCES.findall(data):
            target = reference.decode("utf-8", "replace")
            if not target.startswith(("http:", "https:")):
                waiting.append(_joined(folder, target))


def _joined(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (*folder.parts, *target.split("/")):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _check_namespaces(document: Document, named: dict[str, str]) -> None:
    known = {*document.edition.schemas, *named, XML, XSI, LOM}
    said = set[str]()
    for element in document.root.iter(etree.Element):
        spaces = [etree.QName(element).namespace or ""]
        spaces += [etree.QName(name).namespace or document.edition.imscp for name in map(str, element.attrib)]
        for space in spaces:
            if document.edition.is_2004 and space and space not in known and space not in said:
                said.add(space)
                document.say("P125", element, f"no schemaLocation for the namespace `{space}`")
