# ruff: noqa: E501 (the rows and manifests of a table stand on one line each)
"""Packages written by hand, not by the builder, for the verifier to judge."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from builder import resources
from builder.verify import verify_package

PAGE = b'<!doctype html><title>A</title><link rel="stylesheet" href="style.css"><img src="media/plan.svg" alt="">'
STYLE = b"/* url(https://example.org/) */ body { background: url('media/plan.svg') }"
FILES = "".join(f'<file href="{name}"/>\n' for name in ("index.html", "style.css", "media/plan.svg"))

MANIFEST_12 = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m-1" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
 http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o-1">
<organization identifier="o-1">
<title>Course</title>
<item identifier="i-1" identifierref="r-1">
<title>Lesson</title>
<adlcp:prerequisites type="aicc_script"></adlcp:prerequisites>
<adlcp:maxtimeallowed>0001:00:00.00</adlcp:maxtimeallowed>
<adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>
<adlcp:datafromlms>data</adlcp:datafromlms>
<adlcp:masteryscore>80</adlcp:masteryscore>
</item>
</organization>
</organizations>
<resources>
<resource identifier="r-1" type="webcontent" adlcp:scormtype="sco" href="index.html">
{FILES}</resource>
</resources>
</manifest>
"""

MANIFEST_2004 = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m-1" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
 xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
 http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 EDITION Edition</schemaversion></metadata>
<organizations default="o-1">
<organization identifier="o-1">
<title>Course</title>
<item identifier="i-1" identifierref="r-1">
<title>Lesson</title>
<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction>
<adlcp:dataFromLMS>data</adlcp:dataFromLMS>
THRESHOLD
<imsss:sequencing>
<imsss:objectives>
<imsss:primaryObjective objectiveID="p-1" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>
<imsss:objective objectiveID="q-1"/>
</imsss:objectives>
<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
</imsss:sequencing>
</item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization>
</organizations>
<resources>
<resource identifier="r-1" type="webcontent" adlcp:scormType="sco" href="index.html">
{FILES}</resource>
</resources>
</manifest>
"""

MANIFESTS = {
    "scorm12": MANIFEST_12,
    "scorm2004-3": MANIFEST_2004.replace("EDITION", "3rd").replace(
        "THRESHOLD", "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>"
    ),
    "scorm2004-4": MANIFEST_2004.replace("EDITION", "4th").replace(
        "THRESHOLD", '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>'
    ),
}

Files = dict[str, bytes]


@pytest.fixture
def good() -> Callable[[str], Files]:
    """The files of a sound package of an edition."""

    def make(edition: str) -> Files:
        files = {
            "imsmanifest.xml": MANIFESTS[edition].encode(),
            "index.html": PAGE,
            "style.css": STYLE,
            "media/plan.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        }
        return files | resources.schema_files(edition)

    return make


@pytest.fixture
def zipped() -> Callable[[Files], bytes]:
    """Zip files in their order."""

    def make(files: Files) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return target.getvalue()

    return make


@pytest.fixture
def verdict() -> Callable[[bytes], tuple[set[str], int]]:
    """The codes found in a package and the exit code that `course verify` gives for it."""

    def judge(data: bytes) -> tuple[set[str], int]:
        found = verify_package(data, "package.zip")
        return {d.code for d in found}, int(any(d.severity == "error" for d in found))

    return judge
