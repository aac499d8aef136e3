"""The editions of SCORM as a manifest shows them: namespaces, fixed values, attribute names."""

from __future__ import annotations

from msgspec import Struct

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"
LOM = "http://ltsc.ieee.org/xsd/LOM"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"


class Edition(Struct, frozen=True):
    """One edition. `id` is that of its schema files; `schemas` maps namespaces to their usual file names."""

    id: str
    title: str
    imscp: str
    adlcp: str
    kind: str
    versions: tuple[str, ...]
    schemas: dict[str, str]

    @property
    def is_2004(self) -> bool:
        return self.id != "scorm12"

    @property
    def is_4th(self) -> bool:
        return self.id == "scorm2004-4"


_CP12, _ADLCP12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_CP, _ADLCP = "http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3"

_SCHEMAS12 = {_CP12: "imscp_rootv1p1p2.xsd", _ADLCP12: "adlcp_rootv1p2.xsd", IMSMD: "imsmd_rootv1p2p1.xsd"}
_SCHEMAS = {
    _CP: "imscp_v1p1.xsd",
    _ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
}

SCORM12 = Edition("scorm12", "SCORM 1.2", _CP12, _ADLCP12, "scormtype", ("1.2",), _SCHEMAS12)
THIRD = Edition("scorm2004-3", "SCORM 2004 3rd Edition", _CP, _ADLCP, "scormType", ("2004 3rd Edition",), _SCHEMAS)
FOURTH = Edition("scorm2004-4", "SCORM 2004 4th Edition", _CP, _ADLCP, "scormType", ("2004 4th Edition",), _SCHEMAS)

SECOND_VERSION = "CAM 1.3"


def edition_of(namespace: str, version: str) -> Edition | None:
    """The edition of a manifest by its namespace, and by schemaversion within 2004 (unknown: the 4th)."""
    if namespace == _CP12:
        return SCORM12
    if namespace == _CP:
        return THIRD if version in (*THIRD.versions, SECOND_VERSION, "1.3") else FOURTH
    return None
