"""SCORM 1.2: the edition that every LMS and the Moodle app take.

Content Aggregation Model 1.2 (2001), section 2.3. No LOM: it is optional, and LMSs do not read it.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder import resources
from builder.model.site import ModuleSite
from builder.standards import xml
from builder.standards.base import Standard
from builder.standards.identity import identity

IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


class Scorm12:
    """One organization, one item, one SCO. The mastery score only where the LMS is to decide."""

    id = "scorm12"
    title = "SCORM 1.2"
    state_limit: int | None = 4096

    def manifest(self, site: ModuleSite, files: Sequence[str]) -> tuple[str, bytes]:
        """`imsmanifest.xml`, valid against the edition's own schemas."""
        ids = identity(site.course, site.module, site.language)
        name = xml.title(site.title, site.module)
        root = xml.manifest(
            ids.manifest,
            site.version,
            {None: IMSCP, "adlcp": ADLCP},
            {IMSCP: "imscp_rootv1p1p2.xsd", IMSMD: "imsmd_rootv1p2p1.xsd", ADLCP: "adlcp_rootv1p2.xsd"},
        )
        xml.metadata(root, "1.2")
        organization = xml.add(
            xml.add(root, "organizations", default=ids.organization), "organization", identifier=ids.organization
        )
        xml.add(organization, "title", name)
        item = xml.add(organization, "item", identifier=ids.item, identifierref=ids.resource, isvisible="true")
        xml.add(item, "title", name)
        if site.mastery is not None:
            xml.add(item, "adlcp:masteryscore", str(site.mastery))
        xml.resource(root, ids.resource, (ADLCP, "scormtype"), files)
        return xml.NAME, xml.serialise(root)

    def control_files(self) -> dict[str, bytes]:
        """The four schema files at the package's root, unchanged."""
        return resources.schema_files(self.id)


STANDARD: Standard = Scorm12()
