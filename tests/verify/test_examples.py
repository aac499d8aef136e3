"""The examples of the codes of packages: the bad one, put in the place of the good one, brings the code."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from builder.verify.codes import CODES

EDITIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
NAMES = ("P008", "P009", "P010", "P015", "P017", "P020", "P021", "P022", "P023", "P024")
"""Codes whose examples are names of files."""
BY_ROW = {
    *("P001", "P002", "P003", "P004", "P005", "P006", "P007", "P011", "P012", "P013", "P014", "P016", "P018", "P019"),
    *("P101", "P102", "P104", "P106", "P108", "P114", "P121", "P122", "P123", "P124", "P126", "P127", "P129"),
    *("P132", "P133", "P148", "P149", "P150", "P151", "P153", "P154", "P156", "P161", "P170", "P171", "P202"),
    *("P401", "P402", "P403", "P404"),
}
"""Codes about lengths, bytes or more than one place: said in words here, proved by rows under `broken/`."""


EXCERPTS = sorted(set(CODES) - BY_ROW - set(NAMES))


@pytest.mark.parametrize("code", EXCERPTS)
def test_excerpts(code, good, zipped, verdict) -> None:
    bad, fine = CODES[code].bad.rstrip("\n"), CODES[code].good.rstrip("\n")
    found = set()
    for edition in EDITIONS:
        files = good(edition)
        for name in ("imsmanifest.xml", "index.html"):
            text = files[name].decode()
            if fine in text:
                found |= verdict(zipped(files | {name: text.replace(fine, bad, 1).encode()}))[0]
    assert code in found


@pytest.mark.parametrize("code", NAMES)
def test_names(code, good, zipped, verdict) -> None:
    for example, meant in ((CODES[code].bad, True), (CODES[code].good, False)):
        files = good("scorm2004-4")
        data = zipped(files)
        target = io.BytesIO(data)
        with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
            warnings.simplefilter("ignore")
            for name in example.replace(" and ", "\n").splitlines():
                archive.writestr(name, "x")
        assert (code in verdict(target.getvalue())[0]) is meant, example


def test_every_code_has_both_examples() -> None:
    assert [code.code for code in CODES.values() if not (code.bad and code.good)] == []
