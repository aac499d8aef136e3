"""The zip of an office document written anew, so that its bytes depend on its content alone."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from builder.zipwriter import Deflate, archive

FIRST = "[Content_Types].xml"
DATE = "1980-01-01T00:00:00Z"
"""What stands for the time at which a document was made: the date of a zip's members (zipwriter)."""

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def rewritten(document: bytes) -> bytes:
    """The document with the same parts in one order, one date and one compression."""
    with zipfile.ZipFile(BytesIO(document)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    if core := parts.get("docProps/core.xml"):
        parts["docProps/core.xml"] = _WRITTEN.sub(lambda match: match[1] + DATE.encode() + match[2], core)
    deflate = Deflate()
    names = sorted(parts, key=lambda name: (name != FIRST, name))
    return archive([(name, deflate(name, parts[name])) for name in names])
