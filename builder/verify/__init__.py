"""Checks finished packages, ours or anybody's, as an LMS would meet them.

`verify_package` reads one zip in memory and writes nothing. What it imports (lxml) is imported when it
is called, so that the table of codes costs nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.diagnostics import Diagnostic

if TYPE_CHECKING:
    from builder.verify.report import Report

LARGEST = 2 * 1024**3
"""Bytes of a zip that are read."""


def verify_package(data: bytes | Path, name: str) -> list[Diagnostic]:
    """Everything wrong with a package, sorted by place; never raises, whatever the bytes are.

    `name` stands in front of positions: `name!member:line:column`. Errors are what ADL's suites fail,
    what an LMS refuses and unsafe archives; all else is a warning.
    Raises MissingResourceError where the builder's own schema files are not installed.
    """
    from builder.verify.report import Report

    report = Report(name)
    if isinstance(data, Path):
        try:
            if not data.is_file():
                raise OSError("there is no such file")
            if data.stat().st_size > LARGEST:
                report.say("P003", f"the file is larger than {LARGEST // 1024**3} GiB")
                return report.diagnostics()
            data = data.read_bytes()
        except (OSError, ValueError) as error:
            report.say("P019", f"the package cannot be read: {getattr(error, 'strerror', None) or error}")
            return report.diagnostics()
    _verify(data, report)
    return report.diagnostics()


def _verify(data: bytes, report: Report) -> None:
    from builder.verify.archive import open_archive
    from builder.verify.content import check_content
    from builder.verify.document import MANIFEST, read_manifest
    from builder.verify.files import Names, check_files
    from builder.verify.safety import check_archive, check_contents
    from builder.verify.schema import check_control_files, check_schema
    from builder.verify.structure import check_structure
    from builder.verify.tracking import check_tracking

    archive = open_archive(data, report)
    if archive is None or not check_archive(archive, report):
        return
    names = Names(archive.files)
    if MANIFEST not in archive.files:
        elsewhere = [name for name in archive.files if name.rpartition("/")[2].lower() == MANIFEST]
        message = f"it is `{elsewhere[0]}` in this archive" if elsewhere else "there is no imsmanifest.xml"
        report.say("P101", message)
    else:
        text = archive.contents(MANIFEST)
        document = read_manifest(text, report) if text is not None else None
        if document is not None:
            check_structure(document)
            check_files(document, archive, names, report)
            check_tracking(document)
            check_control_files(document, archive)
            check_schema(document)
    check_content(archive, names, report)
    check_contents(archive, report)
