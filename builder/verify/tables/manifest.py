"""P101-P139: imsmanifest.xml as a document, its metadata, organizations and items."""

from __future__ import annotations

from builder.diagnostics import Code

CODES = (
    Code(
        "P101",
        "error",
        "No imsmanifest.xml at the root",
        "An LMS looks for it there and nowhere else; Moodle and Blackboard refuse the upload. The usual "
        "cause: the folder was zipped instead of its contents.",
        bad="course/imsmanifest.xml",
        good="imsmanifest.xml",
    ),
    Code(
        "P102",
        "error",
        "A byte order mark in a SCORM 1.2 manifest",
        "ADL's suite for 1.2 does not read a manifest with one.",
        bad="EF BB BF 3C 3F 78 6D 6C    the first bytes of imsmanifest.xml",
        good="3C 3F 78 6D 6C             the first bytes: <?xml",
    ),
    Code(
        "P103",
        "error",
        "The manifest is not UTF-8",
        "ADL's suites fail on UTF-16, and what LMSs make of other encodings is chance.",
        bad='<?xml version="1.0" encoding="ISO-8859-1"?>',
        good='<?xml version="1.0" encoding="UTF-8"?>',
    ),
    Code(
        "P104",
        "warning",
        "A byte order mark in the manifest",
        "SCORM 2004 takes it, but some LMSs do not; nothing needs it.",
        bad="EF BB BF 3C 3F 78 6D 6C    the first bytes of imsmanifest.xml",
        good="3C 3F 78 6D 6C             the first bytes: <?xml",
    ),
    Code(
        "P105",
        "error",
        "The manifest is not well-formed XML",
        "No LMS can read it. Moodle imports it without a word and leaves an empty activity.",
        bad="<title>Lesson & quiz</title>",
        good="<title>Lesson</title>",
    ),
    Code(
        "P106",
        "error",
        "A document type in the manifest",
        "A manifest needs none; entities in one can read files of the server or fill its memory.",
        bad="<!DOCTYPE manifest [...]>",
        good="no DOCTYPE",
    ),
    Code(
        "P107",
        "error",
        "Not a SCORM manifest",
        "The root is not `manifest` in the namespace of SCORM 1.2 or 2004, so that no LMS knows what it is.",
        bad='xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"',
        good='xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
    ),
    Code(
        "P108",
        "warning",
        "The packaging namespace has a prefix",
        "Open edX looks for elements of the default namespace and finds nothing to launch.",
        bad="<imscp:manifest>",
        good="<manifest>",
    ),
    Code(
        "P109",
        "error",
        "Unknown schemaversion",
        "Moodle treats every value that it does not know as SCORM 1.2; ADL's suites fail.",
        bad="<schemaversion>2004</schemaversion>",
        good="<schemaversion>2004 4th Edition</schemaversion>",
    ),
    Code(
        "P110",
        "error",
        "No metadata with schema and schemaversion",
        "SCORM 2004 demands both; without them nobody can tell the edition.",
        bad="<metadata></metadata>",
        good="<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>",
    ),
    Code(
        "P111",
        "error",
        "Schema is not `ADL SCORM`",
        "The value is fixed in every edition.",
        bad="<schema>SCORM</schema>",
        good="<schema>ADL SCORM</schema>",
    ),
    Code(
        "P112",
        "error",
        "Schemaversion before schema",
        "The order is fixed: schema first.",
        bad="<schemaversion>2004 4th Edition</schemaversion><schema>ADL SCORM</schema>",
        good="<schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion>",
    ),
    Code(
        "P113",
        "warning",
        "SCORM 2004 2nd Edition",
        "The package is checked as 3rd Edition, by which the 2nd was replaced in 2006.",
        bad="<schemaversion>CAM 1.3</schemaversion>",
        good="<schemaversion>2004 3rd Edition</schemaversion>",
    ),
    Code(
        "P114",
        "error",
        "The manifest is too large",
        "A manifest of more than 16 MiB is refused, and not read here.",
        bad="imsmanifest.xml: 40 MB",
        good="imsmanifest.xml: 40 KB; at most 16 MiB",
    ),
    Code(
        "P120",
        "error",
        "Against the official schema",
        "ADL's suites validate the manifest against the XSD of its edition.",
        bad='<item identifier="i-1" colour="red" identifierref="r-1">',
        good='<item identifier="i-1" identifierref="r-1">',
    ),
    Code(
        "P121",
        "error",
        "No schemaLocation",
        "The suite for SCORM 1.2 fails without it, because it cannot find the schema files.",
        bad='<manifest identifier="m-1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2">',
        good=(
            '<manifest identifier="m-1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"\n'
            '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
            '  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd">\n'
        ),
    ),
    Code(
        "P122",
        "warning",
        "No schemaLocation in SCORM 2004",
        "The suite falls back on the usual names and warns.",
        bad='<manifest identifier="m-1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">',
        good=(
            '<manifest identifier="m-1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"\n'
            '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
            '  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd">\n'
        ),
    ),
    Code(
        "P123",
        "error",
        "A schema file is missing",
        "Both suites want every XSD that the manifest names, and those that it includes, in the package.",
        bad=("imsmanifest.xml\nindex.html\n"),
        good=("imsmanifest.xml\nimscp_v1p1.xsd\nadlcp_v1p3.xsd\nindex.html\n"),
    ),
    Code(
        "P124",
        "warning",
        "A schema file is not the official one",
        "The package carries a changed copy; a suite validates against it and may find other mistakes.",
        bad="imscp_v1p1.xsd: with an element added",
        good="imscp_v1p1.xsd: as published",
    ),
    Code(
        "P125",
        "error",
        "A namespace without schemaLocation",
        "ADL's suite for 2004 fails on elements of a namespace that the manifest maps to no schema.",
        bad='<title>Lesson</title><x:note xmlns:x="urn:x"/>',
        good="<title>Lesson</title>",
    ),
    Code(
        "P126",
        "error",
        "schemaLocation is not a list of pairs",
        "It alternates namespace and file.",
        bad='xsi:schemaLocation="imscp_v1p1.xsd"',
        good='xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd"',
    ),
    Code(
        "P127",
        "warning",
        "A schema file is taken from the network",
        "Suites and LMSs work offline; the package should carry the file.",
        bad="http://www.w3.org/2001/xml.xsd",
        good="xml.xsd",
    ),
    Code(
        "P128",
        "error",
        "An identifier is missing, invalid or used twice",
        "Identifiers are XML ids: no digit first, no spaces, unique over manifest, organizations, items "
        "and resources. LMSs keep learners' records by them.",
        bad='identifier="1"',
        good='identifier="i-1"',
    ),
    Code(
        "P129",
        "error",
        "Nothing to launch",
        "There is no organization with an item, so an LMS imports an empty activity.",
        bad="<organizations/>",
        good=(
            '<organizations default="o-1">\n'
            '<organization identifier="o-1">\n'
            "<title>Course</title>\n"
            '<item identifier="i-1" identifierref="r-1">\n'
            "<title>Lesson</title>\n"
            "</item>\n"
            "</organization>\n"
            "</organizations>\n"
        ),
    ),
    Code(
        "P130",
        "error",
        "No default organization",
        "SCORM 2004 demands `default`, and it must name an organization of the manifest.",
        bad="<organizations>",
        good='<organizations default="o-1">',
    ),
    Code(
        "P131",
        "error",
        "A title is missing",
        "Organizations and items are shown by their titles.",
        bad='<organization identifier="o-1">',
        good=('<organization identifier="o-1">\n<title>Course</title>\n'),
    ),
    Code(
        "P132",
        "error",
        "A title longer than 200 characters",
        "The schema of SCORM 1.2 refuses it.",
        bad="<title>A course that tells in its title … (230 characters) … and whom it is for</title>",
        good="<title>Course</title>",
    ),
    Code(
        "P133",
        "warning",
        "A title longer than LMSs keep",
        "SCORM 2004 asks LMSs to keep 200 characters; the rest may be cut.",
        bad="<title>A course that tells in its title … (230 characters) … and whom it is for</title>",
        good="<title>Course</title>",
    ),
    Code(
        "P134",
        "error",
        "An item points to nothing",
        "`identifierref` must be the identifier of a resource.",
        bad='<item identifier="i-1" identifierref="r-9">',
        good='<item identifier="i-1" identifierref="r-1">',
    ),
    Code(
        "P135",
        "error",
        "A leaf item without a resource",
        "In SCORM 2004 every item without items in it must launch something.",
        bad='<item identifier="i-1">',
        good='<item identifier="i-1" identifierref="r-1">',
    ),
    Code(
        "P136",
        "warning",
        "A leaf item without a resource",
        "SCORM 1.2 lets it pass, but the learner gets an entry that opens nothing.",
        bad='<item identifier="i-1">',
        good='<item identifier="i-1" identifierref="r-1">',
    ),
    Code(
        "P137",
        "error",
        "An item with items points to a resource",
        "In SCORM 2004 only leaves may.",
        bad=(
            "<title>Lesson</title>\n"
            '<item identifier="i-2" identifierref="r-1"><title>Part of the lesson</title></item>\n'
        ),
        good="<title>Lesson</title>",
    ),
    Code(
        "P138",
        "error",
        "The title is not first",
        "The title of an item or organization stands before every other element in it.",
        bad=("<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction>\n<title>Lesson</title>\n"),
        good=("<title>Lesson</title>\n<adlcp:timeLimitAction>exit,no message</adlcp:timeLimitAction>\n"),
    ),
    Code(
        "P139",
        "warning",
        "Several organizations",
        "Most LMSs show the default one only.",
        bad=(
            "</organization>\n"
            '<organization identifier="o-2">\n'
            "<title>The same for mobile phones</title>\n"
            '<item identifier="i-2" identifierref="r-1"><title>Lesson</title></item>\n'
            "</organization>\n"
            "</organizations>\n"
        ),
        good=("</organization>\n</organizations>\n"),
    ),
)
