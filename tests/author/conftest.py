"""The examples of the codes' documentation, laid on a course as in tests/check."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def lay_example() -> Callable[[Path, str, str], None]:
    place = Path(__file__).parents[1] / "check" / "conftest.py"
    spec = importlib.util.spec_from_file_location("check_conftest", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lay: Callable[[Path, str, str], None] = module.lay
    return lay
