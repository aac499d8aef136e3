"""Names of files that an LMS, a server or a system refuses."""

from __future__ import annotations

import re

FORBIDDEN_EXTENSIONS = frozenset(
    {
        "php",
        "php3",
        "php4",
        "php5",
        "php7",
        "phtml",
        "phar",
        "cgi",
        "sh",
        "bash",
        "asp",
        "aspx",
        "jsp",
        "jspx",
        "py",
        "pyc",
        "rb",
        "pl",
        "pm",
        "htaccess",
        "htpasswd",
        "shtml",
    }
)
"""Docebo refuses packages with what a server could run, wherever it stands."""

PROGRAMS = frozenset({"exe", "bat", "cmd", "com", "ps1", "vbs", "msi", "dll", "scr", "jar", "apk"})
"""Virus filters of LMSs and proxies stop these."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
_LOST = re.compile(r"[~&':*?\"<>|#%;+]")


def extension(name: str) -> str:
    """The lower-case extension without its dot; `.htaccess` is all extension."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name else ""


def forbidden(name: str) -> bool:
    """Whether LMSs refuse a package that holds a file of this extension."""
    return extension(name) in FORBIDDEN_EXTENSIONS


def device(name: str) -> bool:
    """Whether Windows takes a part of the path for a device, or drops its last dot or space."""
    return any(
        _DEVICES.fullmatch(part) or part.endswith((".", " ")) for part in name.split("/") if part not in ("", "..", ".")
    )


def lost(name: str) -> str:
    """The characters of a name that some LMSs drop or change (Moodle `& ' :`, Chamilo `~`)."""
    return "".join(sorted(set(_LOST.findall(name))))


def refused(name: str) -> str:
    """Why a file of this name is refused somewhere, or an empty string."""
    if not name.isascii():
        return "it holds letters outside ASCII, which LMSs read in different ways"
    if forbidden(name):
        return f"LMSs refuse packages with .{extension(name)} files"
    if device(name):
        return "Windows cannot store a file of that name"
    if characters := lost(name):
        return f"LMSs drop or change the characters {characters}"
    if len(name) > 180:
        return "its path is longer than 180 characters"
    return ""
