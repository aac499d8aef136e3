"""P140-P159: resources and the files they name."""

from __future__ import annotations

from builder.diagnostics import Code

CODES = (
    Code(
        "P140",
        "error",
        "A named file is not in the package",
        "The learner meets an error page; ADL's suites fail.",
        bad='<file href="media/gone.svg"/>',
        good='<file href="media/plan.svg"/>',
    ),
    Code(
        "P141",
        "error",
        "A file's name differs in case",
        "Servers that tell capitals from small letters do not find it.",
        bad='<file href="Media/plan.svg"/>',
        good='<file href="media/plan.svg"/>',
    ),
    Code(
        "P142",
        "error",
        "The launch file is not listed",
        "In the 4th Edition, the href of a resource must equal the href of one of its file elements.",
        bad=('href="index.html">\n<file href="style.css"/>\n'),
        good=('href="index.html">\n<file href="index.html"/>\n<file href="style.css"/>\n'),
    ),
    Code(
        "P143",
        "warning",
        "The launch file is not listed",
        "A resource should list its own launch file; some LMSs copy only what is listed.",
        bad=('href="index.html">\n<file href="style.css"/>\n'),
        good=('href="index.html">\n<file href="index.html"/>\n<file href="style.css"/>\n'),
    ),
    Code(
        "P144",
        "warning",
        "Files that no resource lists",
        "ADL's suite warns, and an LMS may leave them out.",
        bad='<file href="index.html"/>',
        good=('<file href="index.html"/>\n<file href="style.css"/>\n'),
    ),
    Code(
        "P145",
        "error",
        "sco or asset is not said",
        "Every resource of SCORM 2004, and every launched one of 1.2, says what it is. The attribute is "
        "`scormtype` in 1.2 and `scormType` in 2004, in the ADL namespace; LMSs look for exactly that.",
        bad='adlcp:scormtype="sco"',
        good='adlcp:scormType="sco"',
    ),
    Code(
        "P146",
        "error",
        "The type is not `webcontent`",
        "SCORM 1.2 knows no other type of resource.",
        bad='type="text/html"',
        good='type="webcontent"',
    ),
    Code(
        "P147",
        "warning",
        "The type is not `webcontent`",
        "SCORM 2004 lets others pass, LMSs may not know them.",
        bad='type="text/html"',
        good='type="webcontent"',
    ),
    Code(
        "P148",
        "error",
        "A path that is not relative to the package",
        "A leading slash, a backslash, or `..` above the root leads out of the package.",
        bad='href="/index.html"',
        good='href="index.html"',
    ),
    Code(
        "P149",
        "error",
        "xml:base does not end in a slash",
        "It names a folder.",
        bad='xml:base="content"',
        good='xml:base="content/"',
    ),
    Code(
        "P150",
        "error",
        "A resource on another host",
        "The package depends on a server that ADL's suites do not contact and learners' networks may not reach.",
        bad='href="https://example.org/lesson.html"',
        good='href="lesson.html"',
    ),
    Code(
        "P151",
        "error",
        "Letters outside ASCII in a path",
        "ADL's suites find such files neither by their letters nor percent-encoded.",
        bad='href="%C3%A9cran.png"',
        good='href="screen.png"',
    ),
    Code(
        "P152",
        "warning",
        "A value longer than LMSs keep",
        "The standard asks LMSs to keep so many characters; the rest may be cut.",
        bad='version="1-as-it-was-agreed-in-March"',
        good='version="1"',
    ),
    Code(
        "P153",
        "warning",
        "A resource that nothing uses",
        "No item launches it and no resource depends on it.",
        bad=(
            '<resource identifier="r-1" type="webcontent" adlcp:scormType="sco" href="index.html">\n'
            "</resource>\n"
            '<resource identifier="shared" type="webcontent" adlcp:scormType="asset"/>\n'
        ),
        good=(
            '<resource identifier="r-1" type="webcontent" adlcp:scormType="sco" href="index.html">\n'
            '<dependency identifierref="shared"/>\n'
            "</resource>\n"
            '<resource identifier="shared" type="webcontent" adlcp:scormType="asset"/>\n'
        ),
    ),
    Code(
        "P154",
        "error",
        "A dependency on nothing",
        "`identifierref` of a dependency must be the identifier of a resource.",
        bad='<dependency identifierref="r-9"/>',
        good='<dependency identifierref="shared"/>',
    ),
    Code(
        "P155",
        "error",
        "A launched resource without href",
        "There is nothing to open.",
        bad='<resource identifier="r-1" type="webcontent" adlcp:scormtype="sco">',
        good='<resource identifier="r-1" type="webcontent" adlcp:scormtype="sco" href="index.html">',
    ),
    Code(
        "P156",
        "warning",
        "A second imsmanifest.xml comes first",
        "Open edX takes the first one that it meets in the archive.",
        bad=("old/imsmanifest.xml\nimsmanifest.xml\nindex.html\n"),
        good=("imsmanifest.xml\nindex.html\n"),
    ),
    Code(
        "P157",
        "warning",
        "A manifest inside the manifest",
        "Sub-manifests are deprecated, and most LMSs ignore them.",
        bad=('</resources>\n<manifest identifier="m-2"><organizations/><resources/></manifest>\n</manifest>\n'),
        good=("</resources>\n</manifest>\n"),
    ),
)
