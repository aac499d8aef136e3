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
)
OUTSIDE = Code(
    "L071",
    "error",
    "A file outside the course's folder",
    "A package must not carry private files of the machine that built it.",
)
BROKEN_IMAGE = Code(
    "L072",
    "error",
    "A picture that is damaged",
    "Browsers would show an empty frame.",
)
BROKEN_SVG = Code(
    "L073",
    "error",
    "A drawing that is no well-formed SVG",
    "Browsers show nothing of a drawing with one wrong character.",
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
