# ruff: noqa: E501 (the rows and manifests of a table stand on one line each)
"""Packages as other tools write them: nothing that an LMS takes may be refused."""

from __future__ import annotations

from builder import resources
from builder.verify import verify_package

PLAYER_TOOL_12 = b"""<?xml version="1.0" encoding="utf-8" standalone="no" ?>
<manifest identifier="_6abc" version="1.3" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
    <imsmd:lom xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><imsmd:general>
      <imsmd:title><imsmd:langstring xml:lang="en">A course</imsmd:langstring></imsmd:title>
      <imsmd:description><imsmd:langstring xml:lang="en">About it</imsmd:langstring></imsmd:description>
    </imsmd:general></imsmd:lom></metadata>
  <organizations default="A_ORG"><organization identifier="A_ORG"><title>A course</title>
    <item identifier="i1" isvisible="true" identifierref="r1"><title>A course</title><adlcp:masteryscore>80</adlcp:masteryscore></item>
  </organization></organizations>
  <resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="index_lms.html"><file href="index_lms.html"/></resource></resources>
</manifest>"""

EDITOR_2004 = b"""<?xml version="1.0"?>
<manifest identifier="e-1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:lom="http://ltsc.ieee.org/xsd/LOM"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 3rd Edition</schemaversion>
    <lom:lom><lom:general><lom:title><lom:string language="es">Un curso</lom:string></lom:title></lom:general></lom:lom></metadata>
  <organizations default="o"><organization identifier="o"><title>Un curso</title>
    <item identifier="a" identifierref="r-a" isvisible="true"><title>Uno</title></item>
    <item identifier="b" identifierref="r-b" isvisible="true"><title>Dos</title></item>
  </organization></organizations>
  <resources>
    <resource identifier="r-a" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/><dependency identifierref="common"/></resource>
    <resource identifier="r-b" type="webcontent" adlcp:scormType="sco" href="my%20page.html"><file href="my%20page.html"/><dependency identifierref="common"/></resource>
    <resource identifier="common" type="webcontent" adlcp:scormType="asset"><file href="common.js"/></resource>
  </resources>
</manifest>"""


def _errors(files, zipped):
    return [str(d) for d in verify_package(zipped(files), "foreign.zip") if d.severity == "error"]


def test_one_sco_with_everything_unlisted(zipped):
    files = {"index_lms.html": b"<script src='lms/API.js'></script>", "lms/API.js": b"", "story_content/a.png": b"x"}
    files |= {"imsmanifest.xml": PLAYER_TOOL_12} | resources.schema_files("scorm12")
    assert _errors(files, zipped) == []


def test_several_scos_with_dependencies_and_lom(zipped):
    files = {"imsmanifest.xml": EDITOR_2004, "index.html": b"<p>1", "my page.html": b"<p>2", "common.js": b""}
    assert _errors(files | resources.schema_files("scorm2004-3"), zipped) == []


def test_positions_are_those_of_the_start_tags(zipped, good):
    files = good("scorm12")
    files["imsmanifest.xml"] = files["imsmanifest.xml"].replace(
        b'<file href="style.css"/>', b'<file href="style.css"/>\r\n   <file\n     href="gone.css"/>'
    )
    (found,) = verify_package(zipped(files), "a/b.zip")
    line = files["imsmanifest.xml"][: files["imsmanifest.xml"].index(b"<file\n")].count(b"\n") + 1
    assert str(found) == f"a/b.zip!imsmanifest.xml:{line}:4: error[P140]: `gone.css` is not in the package"


def test_a_file_that_cannot_be_read(tmp_path):
    (found,) = verify_package(tmp_path, "folder.zip")
    assert (found.code, found.severity) == ("P019", "error")
    (found,) = verify_package(tmp_path / "none.zip", "none.zip")
    assert found.code == "P019"
