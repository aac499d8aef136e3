"""P401-P409: what the builder refuses to package."""

from __future__ import annotations

from builder.diagnostics import Code

CODES = (
    Code(
        "P401",
        "error",
        "The saved state can become too long",
        "SCORM 1.2 keeps 4,096 characters; beyond that an LMS refuses to save, or cuts, and the learner starts anew.",
        bad="draw: 450",
        good="draw: 20",
    ),
    Code(
        "P402",
        "error",
        "A file name that LMSs refuse",
        "Names in a package are lower-case ASCII; anything else is changed, refused or not found by some LMS.",
        bad="media/Übersicht (1).png",
        good="media/overview-1.png",
    ),
    Code(
        "P403",
        "error",
        "No launch page",
        "The package would open nothing.",
        bad=("imsmanifest.xml\nplayer.js\n"),
        good=("imsmanifest.xml\nindex.html\nplayer.js\n"),
    ),
    Code(
        "P404",
        "error",
        "A file in the way of the package's own",
        "Every package brings its manifest, schema files and player under fixed names.",
        bad="media file named player.js",
        good="another name",
    ),
)
