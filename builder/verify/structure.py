"""Rules about metadata, identifiers, organizations and items (CAM, content packaging)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from builder.verify.document import Document, text_of
from builder.verify.editions import SECOND_VERSION

TITLE = 200
SCHEMA = "ADL SCORM"

_NCNAME = re.compile(r"[^\W\d][\w.\-]*", re.UNICODE)


def check_structure(document: Document) -> None:
    """Every rule of this file."""
    _check_metadata(document)
    _check_identifiers(document)
    _check_organizations(document)
    known = {
        element.get("identifier") for element in document.root.iter(document.cp("resource"), document.cp("manifest"))
    }
    for item in items(document):
        _check_item(document, item, known)
    for element in document.root.iter(document.cp("organization"), document.cp("item")):
        _check_title(document, element)
    for manifest in document.root.iter(document.cp("manifest")):
        if manifest is not document.root:
            document.say("P157", manifest, "there is a manifest inside the manifest")


def items(document: Document) -> Iterator[etree._Element]:
    """Every item of every organization, in order."""
    return document.root.iter(document.cp("item"))


def _check_metadata(document: Document) -> None:
    edition, root = document.edition, document.root
    metadata = root.find(document.cp("metadata"))
    schema = metadata.find(document.cp("schema")) if metadata is not None else None
    version = metadata.find(document.cp("schemaversion")) if metadata is not None else None
    if edition.is_2004 and (metadata is None or schema is None or version is None):
        document.say("P110", metadata if metadata is not None else root, "schema and schemaversion are missing")
    if schema is not None and text_of(schema) != SCHEMA:
        document.say("P111", schema, f"schema is `{text_of(schema)}`", f"write `{SCHEMA}`")
    known = (*edition.versions, SECOND_VERSION, "1.3", "2004 3rd Edition") if edition.is_2004 else edition.versions
    if version is not None and text_of(version) not in known:
        expected = "`2004 4th Edition` or `2004 3rd Edition`" if edition.is_2004 else "`1.2`"
        message = f"schemaversion is `{text_of(version)}`; the namespace of the manifest is that of {expected}"
        document.say("P109", version, message)
    if metadata is not None and schema is not None and version is not None:
        order = list(metadata)
        if order.index(version) < order.index(schema):
            document.say("P112", version, "schemaversion stands before schema")


def _check_identifiers(document: Document) -> None:
    seen: set[str] = set()
    names = ("manifest", "organization", "item", "resource")
    for element in document.root.iter(*map(document.cp, names)):
        value = element.get("identifier")
        kind = etree.QName(element).localname
        if value is None or not _NCNAME.fullmatch(value.strip()):
            shown = "no identifier" if value is None else f"the identifier `{value}`, which is no XML name"
            document.say("P128", element, f"this {kind} has {shown}")
        elif value.strip() in seen:
            document.say("P128", element, f"the identifier `{value}` is used twice")
        else:
            seen.add(value.strip())


def _check_organizations(document: Document) -> None:
    organizations = document.root.find(document.cp("organizations"))
    if organizations is None:
        document.say("P129", document.root, "there are no organizations")
        return
    each = organizations.findall(document.cp("organization"))
    if not any(organization.find(document.cp("item")) is not None for organization in each):
        document.say("P129", organizations, "there is no organization with an item")
    if len(each) > 1:
        document.say("P139", each[1], f"there are {len(each)} organizations")
    default = organizations.get("default")
    if default is None:
        if document.edition.is_2004:
            document.say("P130", organizations, "the attribute `default` is missing")
    elif default not in {organization.get("identifier") for organization in each}:
        document.say("P130", organizations, f"`{default}` is not the identifier of an organization")


def _check_title(document: Document, element: etree._Element) -> None:
    kind = etree.QName(element).localname
    title = element.find(document.cp("title"))
    if title is None or not text_of(title):
        document.say("P131", element, f"this {kind} has no title")
    else:
        length = len(title.text or "")
        if length > TITLE:
            code = "P133" if document.edition.is_2004 else "P132"
            document.say(code, title, f"the title has {length} characters; {TITLE} are the most")
    first = next(element.iterchildren(etree.Element), None)
    if title is not None and first is not title:
        document.say("P138", title, f"the title is not the first element of this {kind}")


def _check_item(document: Document, item: etree._Element, known: set[str | None]) -> None:
    leaf = item.find(document.cp("item")) is None
    reference = item.get("identifierref")
    if reference and reference not in known:
        document.say("P134", item, f"`{reference}` is not the identifier of a resource")
    if leaf and not reference:
        document.say(
            "P135" if document.edition.is_2004 else "P136", item, "this item has no items and opens no resource"
        )
    if not leaf and reference and document.edition.is_2004:
        document.say("P137", item, "this item has items and points to a resource")
    if item.get("parameters"):
        document.say("P178", item, "some LMSs ignore the parameters of items")
