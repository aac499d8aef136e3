# ruff: noqa: E501 (the rows and manifests of a table stand on one line each)
"""Manifests with one thing wrong: what `verify` says about each, and its verdict.

A row is a name, the edition, what is replaced in the sound manifest by what, and the codes expected.
The verdict follows from the codes: 1 where one is an error.
"""

from __future__ import annotations

import pytest

from builder.verify.codes import CODES
from builder.verify.document import read_manifest
from builder.verify.report import Report

S12, S3, S4 = "scorm12", "scorm2004-3", "scorm2004-4"
META = "<schema>ADL SCORM</schema><schemaversion>"
RESOURCE = '<resource identifier="r-1" type="webcontent" adlcp:scorm'
CONTROLS = '<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>'
Q1 = '<imsss:objective objectiveID="q-1"/>'
SCO2 = '<resource identifier="r-2" type="webcontent" adlcp:scormType="sco" href="style.css"><file href="style.css"/></resource>'
ITEM2 = (
    f'<item identifier="i-2" identifierref="r-2"><title>B</title><imsss:sequencing>{CONTROLS}</imsss:sequencing></item>'
)

CASES = [
    # the document
    ("not-well-formed", S4, "<title>Course</title>", "<title>Work & life</title>", "P105"),
    ("cut-off", S12, "</resources>\n</manifest>", "", "P105"),
    ("doctype", S12, "<manifest ", '<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest ', "P106"),
    ("latin-1", S4, 'encoding="UTF-8"', 'encoding="ISO-8859-1"', "P103"),
    ("unknown-encoding", S4, 'encoding="UTF-8"', 'encoding="EBCDIC-CP-US"', "P103"),
    ("other-root", S4, 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"', 'xmlns="http://example.org/"', "P107"),
    (
        "common-cartridge",
        S4,
        'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
        'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"',
        "P107",
    ),
    ("no-namespace", S12, 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', "", "P107"),
    # metadata
    ("version-2004", S4, "2004 4th Edition", "2004", "P109"),
    ("version-of-other-edition", S12, "<schemaversion>1.2<", "<schemaversion>2004 4th Edition<", "P109"),
    ("second-edition", S3, "2004 3rd Edition", "CAM 1.3", "P113"),
    ("no-metadata", S4, f"<metadata>{META}2004 4th Edition</schemaversion></metadata>", "", "P110"),
    ("no-schema", S4, "<schema>ADL SCORM</schema>", "", "P110"),
    ("other-schema", S4, "<schema>ADL SCORM", "<schema>SCORM", "P111"),
    ("other-schema-12", S12, "<schema>ADL SCORM", "<schema>IMS Content", "P111"),
    (
        "schema-second",
        S4,
        f"{META}2004 4th Edition</schemaversion>",
        "<schemaversion>2004 4th Edition</schemaversion><schema>ADL SCORM</schema>",
        "P112 P120",
    ),
    # schemas
    ("unknown-element", S12, "<title>Lesson</title>", "<title>Lesson</title><colour/>", "P120"),
    ("unknown-attribute", S4, '<item identifier="i-1"', '<item colour="red" identifier="i-1"', "P120"),
    ("no-schema-location", S12, "xsi:schemaLocation=", "xsi:type2=", "P121 P120"),
    ("odd-schema-location", S4, " imsss_v1p0.xsd", "", "P126"),
    ("schema-file-missing", S4, " imsss_v1p0.xsd", " sequencing.xsd", "P123"),
    ("schema-on-the-network", S4, " imsss_v1p0.xsd", " http://www.imsglobal.org/xsd/imsss_v1p0.xsd", "P127"),
    ("foreign-namespace", S4, "<title>Lesson</title>", '<title>Lesson</title><x:note xmlns:x="urn:x"/>', "P125"),
    ("no-schema-location-2004", S4, "xsi:schemaLocation=", "xsi:other=", "P122"),
    # identifiers and organizations
    (
        "nothing-to-launch",
        S12,
        '<organizations default="o-1">',
        '<organizations></organizations><organizations default="o-1">',
        "P129 P120",
    ),
    (
        "manifest-in-manifest",
        S12,
        "</resources>",
        '</resources><manifest identifier="m-2"><organizations/><resources/></manifest>',
        "P157",
    ),
    ("identifier-with-digit", S12, 'identifier="i-1"', 'identifier="1"', "P128 P120"),
    ("identifier-missing", S4, '<item identifier="i-1"', "<item", "P128 P120"),
    ("identifier-twice", S4, 'identifier="i-1"', 'identifier="m-1"', "P128 P120"),
    ("default-missing", S4, ' default="o-1"', "", "P130"),
    ("default-dangling", S12, 'default="o-1"', 'default="o-9"', "P130"),
    ("title-missing", S4, "<title>Lesson</title>", "", "P131"),
    ("title-missing-12", S12, "<title>Course</title>", "", "P131"),
    ("title-long-12", S12, "<title>Lesson</title>", f"<title>{'x' * 201}</title>", "P132 P120"),
    ("title-long", S4, "<title>Lesson</title>", f"<title>{'x' * 201}</title>", "P133"),
    ("title-not-first", S12, "<title>Lesson</title>\n", "", "P131"),
    (
        "title-after-adlcp",
        S4,
        "<title>Lesson</title>\n<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction>",
        "<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction><title>Lesson</title>",
        "P138 P120",
    ),
    ("reference-dangling", S12, 'identifierref="r-1"', 'identifierref="r-9"', "P134 P153 P177"),
    ("leaf-without-resource", S4, ' identifierref="r-1"', "", "P135 P153"),
    ("leaf-without-resource-12", S12, ' identifierref="r-1"', "", "P136 P153"),
    (
        "branch-with-resource",
        S4,
        "<title>Lesson</title>",
        f'<title>Lesson</title><item identifier="i-2" identifierref="r-1"><title>B</title><imsss:sequencing>{CONTROLS}</imsss:sequencing></item>',
        "P137 P161",
    ),
    (
        "two-organizations",
        S12,
        "</organizations>",
        '<organization identifier="o-2"><title>B</title><item identifier="i-2" identifierref="r-1"><title>C</title></item></organization></organizations>',
        "P139",
    ),
    ("parameters", S4, '<item identifier="i-1"', '<item parameters="?a=1" identifier="i-1"', "P178"),
    # resources and files
    ("file-missing", S12, 'href="media/plan.svg"', 'href="media/gone.svg"', "P140 P144"),
    ("case-differs", S4, 'href="media/plan.svg"', 'href="Media/plan.svg"', "P141"),
    ("launch-not-listed-4th", S4, '<file href="index.html"/>', "", "P142"),
    ("launch-not-listed-3rd", S3, '<file href="index.html"/>', "", "P143"),
    ("launch-not-listed-12", S12, '<file href="index.html"/>', "", "P143"),
    ("file-not-listed", S4, '<file href="style.css"/>', "", "P144"),
    ("kind-missing", S4, ' adlcp:scormType="sco"', "", "P145 P176"),
    ("kind-missing-12", S12, ' adlcp:scormtype="sco"', "", "P145 P176"),
    ("kind-spelt-as-in-12", S4, "adlcp:scormType", "adlcp:scormtype", "P145"),
    ("kind-spelt-as-in-2004", S12, "adlcp:scormtype", "adlcp:scormType", "P145 P120"),
    ("kind-unknown", S4, 'scormType="sco"', 'scormType="lesson"', "P145 P120 P176"),
    ("type-other-12", S12, 'type="webcontent"', 'type="text/html"', "P146"),
    ("type-other", S4, 'type="webcontent"', 'type="text/html"', "P147"),
    ("href-absolute", S12, 'href="media/plan.svg"', 'href="/media/plan.svg"', "P148 P144"),
    ("href-backslash", S4, 'href="media/plan.svg"', 'href="media\\plan.svg"', "P148 P144"),
    ("href-above-root", S4, 'href="media/plan.svg"', 'href="../media/plan.svg"', "P148 P144"),
    ("base-without-slash", S4, "<resources>", '<resources xml:base="media">', "P149 P140 P144"),
    ("href-external", S4, '<file href="style.css"/>', '<file href="https://example.org/style.css"/>', "P150 P144"),
    ("href-non-ascii", S4, 'href="media/plan.svg"', 'href="media/pl%C3%A1n.svg"', "P151 P140 P144"),
    ("version-long", S4, 'version="1" xmlns', f'version="{"1" * 21}" xmlns', "P152"),
    ("resource-unused", S4, "</resources>", SCO2.replace('"sco"', '"asset"') + "</resources>", "P153"),
    ("dependency-dangling", S12, "</resource>", '<dependency identifierref="r-9"/></resource>', "P154"),
    ("launch-without-href", S12, ' href="index.html">\n<file', ">\n<file", "P155"),
    (
        "asset-before-launch",
        S4,
        "<resources>",
        f"<resources>{SCO2.replace(chr(34) + 'sco' + chr(34), chr(34) + 'asset' + chr(34))}",
        "P153 P177",
    ),
    # tracking
    (
        "mapinfo",
        S4,
        Q1,
        '<imsss:objective objectiveID="q-1"><imsss:mapInfo targetObjectiveID="g"/></imsss:objective>',
        "P160",
    ),
    ("two-scos", S4, "</item>", f"</item>{ITEM2}", "P134"),
    ("no-flow", S4, ' flow="true"', "", "P162"),
    (
        "no-sequencing",
        S3,
        '<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>',
        "",
        "P162",
    ),
    ("no-delivery-controls", S4, CONTROLS, "", "P163"),
    ("completion-assumed", S3, 'completionSetByContent="true" ', "", "P163"),
    ("mastery-fraction", S12, "<adlcp:masteryscore>80<", "<adlcp:masteryscore>80%<", "P164"),
    ("mastery-above", S12, "<adlcp:masteryscore>80<", "<adlcp:masteryscore>101<", "P164"),
    ("measure-in-percent", S4, "Measure>0.8<", "Measure>80<", "P165 P120"),
    ("measure-missing", S4, "<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>", "", "P166"),
    ("threshold-above", S3, "Threshold>1.0<", "Threshold>1.5<", "P167 P120"),
    (
        "threshold-attributes-3rd",
        S3,
        "<adlcp:completionThreshold>",
        '<adlcp:completionThreshold completedByMeasure="true">',
        "P168 P120",
    ),
    (
        "threshold-text-4th",
        S4,
        ' completedByMeasure="true" minProgressMeasure="1.0"/>',
        ">1.0</adlcp:completionThreshold>",
        "P169",
    ),
    ("data-long-12", S12, "<adlcp:datafromlms>data", f"<adlcp:datafromlms>{'x' * 256}", "P170 P120"),
    ("data-long", S4, "<adlcp:dataFromLMS>data", f"<adlcp:dataFromLMS>{'x' * 4001}", "P171"),
    ("action-unknown", S12, "exit,no message", "exit", "P172 P120"),
    ("time-iso", S12, "0001:00:00.00", "PT1H", "P173"),
    ("prerequisites-type", S12, 'type="aicc_script"', 'type="javascript"', "P174 P120"),
    ("objective-twice", S4, Q1, Q1 + Q1, "P175"),
    (
        "objective-extension-dangling",
        S4,
        CONTROLS,
        CONTROLS
        + '<adlseq:objectives><adlseq:objective objectiveID="none"><adlseq:mapInfo targetObjectiveID="g"/></adlseq:objective></adlseq:objectives>',
        "P175 P160",
    ),
    ("only-assets", S12, 'scormtype="sco"', 'scormtype="asset"', "P176"),
]


@pytest.mark.parametrize(("edition", "old", "new", "codes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdict(edition, old, new, codes, good, zipped, verdict):
    files = good(edition)
    text = files["imsmanifest.xml"].decode()
    assert old in text
    files["imsmanifest.xml"] = text.replace(old, new, 1).encode()
    found, exit_code = verdict(zipped(files))
    assert found == set(codes.split())
    assert exit_code == int(any(CODES[code].severity == "error" for code in codes.split()))


@pytest.mark.parametrize(("edition", "codes", "exit_code"), [(S12, {"P102"}, 1), (S4, {"P104"}, 0)])
def test_byte_order_mark(edition, codes, exit_code, good, zipped, verdict):
    files = good(edition)
    files["imsmanifest.xml"] = b"\xef\xbb\xbf" + files["imsmanifest.xml"]
    assert verdict(zipped(files)) == (codes, exit_code)


def test_utf16(good, zipped, verdict):
    files = good(S4)
    files["imsmanifest.xml"] = files["imsmanifest.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert verdict(zipped(files)) == ({"P103"}, 1)


def test_two_scos(good, zipped, verdict):
    files = good(S4)
    text = (
        files["imsmanifest.xml"]
        .decode()
        .replace("</item>", f"</item>{ITEM2}")
        .replace("</resources>", f"{SCO2}</resources>")
    )
    files["imsmanifest.xml"] = text.encode()
    assert verdict(zipped(files)) == ({"P161"}, 0)


def test_prefixed_namespace(good, zipped, verdict):
    files = good(S12)
    text = files["imsmanifest.xml"].decode().replace("xmlns=", "xmlns:c=")
    for name in (
        "manifest",
        "metadata",
        "schema",
        "schemaversion",
        "organizations",
        "organization",
        "title",
        "item",
        "resources",
        "resource",
        "file",
    ):
        text = (
            text.replace(f"<{name}>", f"<c:{name}>")
            .replace(f"<{name} ", f"<c:{name} ")
            .replace(f"</{name}>", f"</c:{name}>")
        )
    files["imsmanifest.xml"] = text.encode()
    assert verdict(zipped(files)) == ({"P108"}, 0)


def test_endless_manifest():
    report = Report("package.zip")
    assert read_manifest(b"<manifest>" + b" " * (16 << 20), report) is None
    assert [found.code for found in report.diagnostics()] == ["P114"]
