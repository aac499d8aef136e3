"""SCORM 2004: what 3rd and 4th Edition share. They differ in a version and in the completion threshold.

Content Aggregation Model (CAM) and Sequencing and Navigation (SN), 2006 and 2009. One SCO and no
sequencing rules, the shape that every LMS handles. There is no mapInfo, on which Moodle's importer
fails. The module's objectives are not declared here: a SCO makes them at run time in any LMS, while
only some LMSs would create declared ones beforehand, at indexes of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from builder import resources
from builder.model.site import ModuleSite
from builder.standards import xml
from builder.standards.identity import Identity, identity

IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"

NAMESPACES: dict[str | None, str] = {None: IMSCP, "adlcp": ADLCP, "adlseq": ADLSEQ, "adlnav": ADLNAV, "imsss": IMSSS}
LOCATIONS = {
    IMSCP: "imscp_v1p1.xsd",
    ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
}


class Scorm2004:
    """An edition: its id, title, schema version, and how it writes the completion threshold."""

    def __init__(self, id: str, title: str, schema_version: str, threshold: Callable[[etree._Element], None]) -> None:
        self.id = id
        self.title = title
        self.state_limit: int | None = 64000
        self._schema_version = schema_version
        self._threshold = threshold

    def manifest(self, site: ModuleSite, files: Sequence[str]) -> tuple[str, bytes]:
        """`imsmanifest.xml`, valid against the edition's own schemas."""
        ids = identity(site.course, site.module, site.language)
        name = xml.title(site.title, site.module)
        root = xml.manifest(ids.manifest, site.version, NAMESPACES, LOCATIONS)
        xml.metadata(root, self._schema_version)
        organization = xml.add(
            xml.add(root, "organizations", default=ids.organization), "organization", identifier=ids.organization
        )
        xml.add(organization, "title", name)
        item = xml.add(organization, "item", identifier=ids.item, identifierref=ids.resource)
        xml.add(item, "title", name)
        self._threshold(item)
        _item_sequencing(item, ids, site.mastery)
        xml.add(xml.add(organization, "imsss:sequencing"), "imsss:controlMode", choice="true", flow="true")
        xml.resource(root, ids.resource, (ADLCP, "scormType"), files)
        return xml.NAME, xml.serialise(root)

    def control_files(self) -> dict[str, bytes]:
        """The schema files at the package's root, unchanged."""
        return resources.schema_files(self.id)


def _item_sequencing(item: etree._Element, ids: Identity, mastery: int | None) -> None:
    """Completion and success come from the SCO alone (SN 3.13); a pass mark only where the LMS is to decide."""
    sequencing = xml.add(item, "imsss:sequencing")
    if mastery is not None:
        primary = xml.add(
            xml.add(sequencing, "imsss:objectives"),
            "imsss:primaryObjective",
            objectiveID=ids.objective,
            satisfiedByMeasure="true",
        )
        xml.add(primary, "imsss:minNormalizedMeasure", f"{mastery / 100:g}")
    xml.add(sequencing, "imsss:deliveryControls", completionSetByContent="true", objectiveSetByContent="true")
