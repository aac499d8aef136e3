"""Each folder in `bad` is one fault laid on the sound course, with exactly what loading says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.load.codes import CODES

BAD = Path(__file__).parent / "bad"
FAULTS = sorted(path.name for path in BAD.iterdir())


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(
    root: Path, fault: str, lay_fault: Callable[[Path, Path], None], complain: Callable[[Path], str]
) -> None:
    lay_fault(root, BAD / fault)
    assert complain(root) == (BAD / fault / "expected.txt").read_text("utf-8")


def test_every_code_of_the_room_is_documented_and_sorted() -> None:
    names = [code.code for code in CODES]
    assert names == sorted(set(names))
    for code in CODES:
        assert code.code[0] in "CL"
        assert code.title
        assert code.why.endswith(".")
