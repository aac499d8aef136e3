"""Rules about the archive: names, links, overlaps, bounds, damage."""

from __future__ import annotations

import re

from builder.verify.archive import RATIO, RATIO_FROM, TOTAL, Archive, method_name
from builder.verify.names import PROGRAMS, device, extension, forbidden, lost
from builder.verify.report import Report

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")


def check_archive(archive: Archive, report: Report) -> bool:
    """Note every problem; False where the contents must not be unpacked."""
    for entry in archive.entries:
        _check_name(entry.name, report)
        if entry.flags & 0x41:
            report.say("P005", "the file is encrypted", member=entry.name)
        elif entry.method not in (0, 8):
            report.say("P006", f"the file is compressed with {method_name(entry.method)}", member=entry.name)
        if entry.link:
            report.say("P011", "this is a symbolic link", member=entry.name)
    _check_names(archive, report)
    apart = _check_overlaps(archive, report)
    return _check_bounds(archive, report) and apart


def check_contents(archive: Archive, report: Report) -> None:
    """Unpack every member once, in memory, and compare its length and checksum."""
    for entry in archive.files.values():
        if not entry.flags & 0x41 and entry.method in (0, 8) and not archive.sound(entry):
            report.say("P014", "the contents are damaged: length or checksum is not the stated one", member=entry.name)


def _check_name(name: str, report: Report) -> None:
    if not name.isascii():
        report.say("P015", "the name holds letters outside ASCII", member=name)
    if _CONTROL.search(name):
        report.say("P016", "the name holds control characters", member=name)
    if "\\" in name:
        report.say("P007", "the name is written with backslashes", f"write `{name.replace(chr(92), '/')}`", member=name)
    if name.startswith("/") or _DRIVE.match(name) or ".." in re.split(r"[/\\]", name):
        report.say("P008", "the name leads out of the package", member=name)
    if forbidden(name):
        report.say("P020", f"LMSs refuse packages with .{extension(name)} files", member=name)
    elif extension(name) in PROGRAMS:
        report.say("P021", f".{extension(name)} files are stopped by virus filters", member=name)
    if characters := lost(name):
        report.say("P022", f"some LMSs drop or change the characters {characters}", member=name)
    if device(name):
        report.say("P023", "Windows cannot store a file of that name", member=name)
    if extension(name) == "mjs":
        report.say("P024", "Moodle serves .mjs files as plain text", member=name)


def _check_names(archive: Archive, report: Report) -> None:
    seen: dict[str, str] = {}
    folded: dict[str, str] = {}
    for entry in archive.entries:
        name = entry.name
        if name in seen:
            report.say("P009", "the archive holds two files of this name", member=name)
        elif (other := folded.get(name.casefold(), name)) != name:
            report.say("P010", f"the name differs from `{other}` in case only", member=name)
        seen[name] = name
        folded.setdefault(name.casefold(), name)
    for name in archive.files:
        parts = name.split("/")
        for depth in range(1, min(len(parts), 64)):
            if "/".join(parts[:depth]) in archive.files:
                report.say("P017", f"`{'/'.join(parts[:depth])}` is a file and a folder", member=name)
                break


def _check_overlaps(archive: Archive, report: Report) -> bool:
    end, apart = 0, True
    for entry in sorted(archive.entries, key=lambda entry: entry.offset):
        if entry.offset < end:
            report.say("P012", "the file shares bytes with another one in the archive", member=entry.name)
            apart = False
        end = max(end, entry.start + entry.packed)
    return apart


def _check_bounds(archive: Archive, report: Report) -> bool:
    fine = True
    for entry in archive.files.values():
        if entry.size > RATIO_FROM and entry.size > RATIO * max(entry.packed, 1):
            message = f"{entry.packed:,} bytes that unpack to {entry.size:,}"
            report.say("P004", message, member=entry.name)
            fine = False
    total = sum(entry.size for entry in archive.files.values())
    if total > TOTAL:
        report.say("P003", f"the archive unpacks to {total / 1024**3:.1f} GiB; {TOTAL // 1024**3} are the most")
        fine = False
    return fine
