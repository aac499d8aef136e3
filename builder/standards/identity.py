"""The identifiers of a package: from the ids of course, module and language alone.

An LMS knows a module again by them, so they are the same in every version and every edition.
They are ASCII names that XML accepts as ids (xs:ID: NCName). The digest comes first, because some
LMSs read no more than the first characters: SAP SuccessFactors takes 15 of the manifest's, others
refuse an organization's from 10 on.
"""

from __future__ import annotations

import base64
import hashlib
import re

from msgspec import Struct

DIGEST = 8
"""Characters of base 32: 40 bits, so that among 10,000 modules two share one with a chance of 1 in 20,000."""

LONGEST = 64

_FOREIGN = re.compile(r"[^a-z0-9-]+")


class Identity(Struct, frozen=True):
    """The identifiers in one manifest, each unique in it and between courses."""

    manifest: str
    organization: str
    item: str
    resource: str
    objective: str


def identity(course: str, module: str, language: str) -> Identity:
    """The identifiers of one module of a course in one language (case of the tag does not count)."""
    names = (course, module, language.lower())
    digest = hashlib.sha256("\0".join(names).encode()).digest()
    short = base64.b32encode(digest).decode("ascii").lower()[:DIGEST]
    readable = _FOREIGN.sub("-", "-".join(names).lower())
    return Identity(
        manifest=f"m{short}-{readable}"[:LONGEST].rstrip("-"),
        organization=f"o{short}",
        item=f"i{short}",
        resource=f"r{short}",
        objective=f"p{short}",
    )
