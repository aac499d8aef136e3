"""`course explain`, and the page of the documentation that is made from the same table."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from builder import explain
from builder.written_code import written

PAGE = Path(__file__).parents[2] / "docs/diagnostics.md"


def test_every_code_is_of_a_family_and_has_its_number() -> None:
    for code in explain.all_codes().values():
        assert re.fullmatch("[CMQALIPW][0-9]{3}", code.code)
        assert code.code[0] in explain.FAMILIES


def test_no_two_rooms_share_a_code() -> None:
    import importlib

    seen: dict[str, str] = {}
    for room in explain.ROOMS:
        table = importlib.import_module(room).CODES
        for code in table.values() if hasattr(table, "values") else table:
            assert seen.setdefault(code.code, room) == room, code.code


def test_every_code_has_a_bad_and_a_good_example() -> None:
    for code in explain.all_codes().values():
        assert code.bad, code.code
        assert code.good, code.code
        assert code.bad != code.good, code.code


def test_a_code_read_where_it_is_written_is_the_code() -> None:
    """`explain` imports the rules only for codes that are put together when they are imported."""
    codes = explain.all_codes()
    read = {name: written(name) for name in codes}
    assert {name: code for name, code in read.items() if code} == {n: c for n, c in codes.items() if read[n]}
    assert sum(code is None for code in read.values()) < len(codes) / 20
    assert written("C999") is None


def test_explaining_one_code_imports_no_rule() -> None:
    code = "import sys, builder.explain as e; e.explain('Q009'); print([m for m in sys.modules if m in LIST])"
    names = ("builder.check", "builder.model", "builder.markdown.scan", "lxml", "jinja2", "markdown")
    done = subprocess.run(
        [sys.executable, "-c", f"LIST = {names!r}\n{code}"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_explain_gives_reason_and_examples() -> None:
    said = explain.explain(" q001 ")
    assert said is not None
    assert said.startswith("Q001: A single-choice question without exactly one right option (error)")
    assert "Instead of" in said
    assert "ignore" not in said
    assert "<!-- check: ignore A001 -- reason -->" in (explain.explain("A001") or "")


def test_unknown_code() -> None:
    assert explain.explain("Q999") is None
    assert "did you mean `Q001`?" in explain.unknown("Q0001")
    assert "lists them all" in explain.unknown("zzz")


def test_listing_holds_every_code_once() -> None:
    listed = re.findall(r"^  ([A-Z][0-9]{3})  ", explain.listing(), re.M)
    assert sorted(listed) == sorted(explain.all_codes())
    assert set(re.findall(r"^  ([A-Z])", explain.listing("Q0"), re.M)) == {"Q"}


def test_documentation_is_fresh() -> None:
    if os.environ.get("UPDATE_EXPECTED"):
        PAGE.write_text(explain.reference(), encoding="utf-8")
    assert PAGE.read_text("utf-8") == explain.reference(), "write it anew: UPDATE_EXPECTED=1 pytest tests/check"
