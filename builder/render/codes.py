"""Codes of the problems that show only while a module's site is made.

Everything that can be known from the sources alone is a rule of `check`; these are the few that need
the bytes of a picture, a file that has gone since the check, or a template of the course's own.
"""

from __future__ import annotations

from builder.diagnostics import Code

UNREADABLE = Code(
    "L070",
    "error",
    "A file that cannot be read now",
    "The package would lack a picture or a film that its text shows.",
    bad="modules/base/media/map.png    there when the course was read, gone when the package was made",
    good="modules/base/media/map.png    left alone until the build has ended",
)
OUTSIDE = Code(
    "L071",
    "error",
    "A file outside the course's folder",
    "A package must not carry private files of the machine that built it.",
    bad="modules/base/media/map.png -> /home/ana/maps/map.png",
    good="modules/base/media/map.png    the file itself",
)
BROKEN_IMAGE = Code(
    "L072",
    "error",
    "A picture that is damaged",
    "Browsers would show an empty frame.",
    bad="modules/base/media/photo.jpg    12 KB, cut off in the middle of the picture",
    good="modules/base/media/photo.jpg    380 KB, copied anew from where it is whole",
)
BROKEN_SVG = Code(
    "L073",
    "error",
    "A drawing that is no well-formed SVG",
    "Browsers show nothing of a drawing with one wrong character.",
    bad='<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h10v10z"></svg>',
    good='<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h10v10z"/></svg>',
)
CLEANED = Code(
    "L074",
    "warning",
    "A drawing that does more than draw",
    "Scripts, links, web addresses and embedded HTML are taken out of drawings, since a package may not run or load "
    "them. What they showed is missing in the picture.",
    bad="<foreignObject><p>Origin</p></foreignObject>",
    good="<text>Origin</text>",
)
TEMPLATE = Code(
    "C130",
    "error",
    "A template of the theme does not work",
    "The course's pages cannot be made with it.",
    bad="{% if module.title %}{{ module.title }}",
    good="{% if module.title %}{{ module.title }}{% endif %}",
)
CODES = {code.code: code for code in (UNREADABLE, OUTSIDE, BROKEN_IMAGE, BROKEN_SVG, CLEANED, TEMPLATE)}
