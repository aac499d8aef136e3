"""The table of codes: complete, consistent, explained."""

from __future__ import annotations

import re
from pathlib import Path

from builder.verify.codes import CODES
from builder.verify.tables import archive, content, files, manifest, packing, sequencing

TESTS = Path(__file__).parents[1]


def test_each_code_stands_once():
    tables = (archive, manifest, files, sequencing, content, packing)
    assert len(CODES) == sum(len(table.CODES) for table in tables)


def test_each_code_says_why_and_what_is_good():
    for code in CODES.values():
        assert re.fullmatch(r"P\d{3}", code.code)
        assert code.why.endswith(".")
        assert code.good
        assert not code.title.endswith(".")


def test_each_code_is_met_by_a_test():
    folders = (TESTS / "verify", TESTS / "package")
    text = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("test_*.py"))
    assert [code for code in CODES if code not in text] == []
