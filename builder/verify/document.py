"""The manifest as a document: its bytes, its edition, and where each element begins.

libxml2 knows the line where a start tag ends; expat knows where it begins, with its column. A second
pass with expat, made only when there is something to say, gives exact places.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast
from xml.parsers import expat

from lxml import etree

from builder.verify.editions import SECOND_VERSION, Edition, edition_of
from builder.verify.report import Report

MANIFEST = "imsmanifest.xml"
LARGEST = 16 * 1024**2

_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
_SAFE_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}


class Document:
    """A well-formed manifest of a known edition, with the report that its problems go into."""

    def __init__(self, data: bytes, root: etree._Element, edition: Edition, report: Report) -> None:
        self.root = root
        self.edition = edition
        self._data = data
        self._report = report

    def say(self, code: str, element: etree._Element, message: str, hint: str = "") -> None:
        """Note a problem at the start tag of an element."""
        line, column = self.place(element)
        self._report.say(code, message, hint, member=MANIFEST, line=line, column=column)

    def place(self, element: etree._Element) -> tuple[int, int]:
        """Line and column of an element's start tag, from 1."""
        return self._places.get(element) or (line_of(element), 1)

    def cp(self, name: str) -> str:
        """The qualified name of an element of the packaging namespace."""
        return f"{{{self.edition.imscp}}}{name}"

    def adlcp(self, name: str) -> str:
        """The qualified name of ADL's extension."""
        return f"{{{self.edition.adlcp}}}{name}"

    @cached_property
    def _places(self) -> dict[etree._Element, tuple[int, int]]:
        starts: list[tuple[int, int]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _name, _attributes: starts.append(
            (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        )
        try:
            parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError):
            return {}
        return dict(zip(self.root.iter(etree.Element), starts, strict=False))


def read_manifest(data: bytes, report: Report) -> Document | None:
    """The manifest's document, or None where no element of it can be trusted; says why in `report`."""
    if len(data) > LARGEST:
        report.say("P114", f"the manifest has {len(data):,} bytes", member=MANIFEST)
        return None
    mark = data.startswith(b"\xef\xbb\xbf")
    encoding = _ENCODING.match(data[3:] if mark else data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:64]:
        report.say("P103", "the manifest is written in UTF-16", member=MANIFEST)
        return None
    if encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        report.say("P103", f"the manifest is written in {encoding[1].decode('ascii', 'replace')}", member=MANIFEST)
        if encoding[1].lower() not in _SAFE_ENCODINGS:
            return None
    if found := _DOCTYPE.search(data):
        line = data.count(b"\n", 0, found.start()) + 1
        report.say("P106", "the manifest declares a document type or an entity", member=MANIFEST, line=line)
        return None
    root = _parsed(data, report)
    if root is None:
        return None
    return _of_edition(data, root, mark, report)


def _parsed(data: bytes, report: Report) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = str(error.msg).rpartition(", line")[0] or str(error.msg)
        report.say("P105", f"the manifest is not well-formed: {message}", member=MANIFEST, line=line, column=column)
    except (ValueError, LookupError) as error:
        report.say("P105", f"the manifest cannot be read: {error}", member=MANIFEST)
    return None


def _of_edition(data: bytes, root: etree._Element, mark: bool, report: Report) -> Document | None:
    name = etree.QName(root)
    metadata = root.find("{*}metadata/{*}schemaversion")
    version = text_of(metadata)
    edition = edition_of(name.namespace or "", version) if name.localname == "manifest" else None
    if edition is None:
        shown = f"`{name.localname}` in {'the namespace ' + name.namespace if name.namespace else 'no namespace'}"
        report.say("P107", f"the root element is {shown}, which no edition of SCORM knows", member=MANIFEST)
        return None
    document = Document(data, root, edition, report)
    if mark:
        document.say("P104" if edition.is_2004 else "P102", root, "the manifest begins with a byte order mark")
    if root.prefix:
        document.say("P108", root, f"the packaging namespace has the prefix `{root.prefix}`")
    if edition.is_2004 and version in (SECOND_VERSION, "1.3"):
        document.say("P113", root, f"schemaversion `{version}` is the 2nd Edition's")
    return document


def line_of(element: etree._Element) -> int:
    """The line in which libxml2 saw an element's start tag end."""
    return cast("int", element.sourceline or 1)


def text_of(element: etree._Element | None) -> str:
    """The text of an element without space around it; empty where there is none."""
    return (element.text or "").strip() if element is not None else ""
