"""P: every kind of problem of a finished package, with its reason.

An error is what ADL's conformance suites fail, what an LMS refuses, or an unsafe archive; all else is a
warning. P0 is the archive, P10-P13 the manifest, P14-P15 resources and files, P16-P17 sequencing and
launch, P2 pages and styles, P4 what the builder refuses to package.
"""

from __future__ import annotations

from builder.diagnostics import Code
from builder.verify.tables import archive, content, files, manifest, packing, sequencing

CODES: dict[str, Code] = {
    code.code: code
    for table in (archive.CODES, manifest.CODES, files.CODES, sequencing.CODES, content.CODES, packing.CODES)
    for code in table
}
