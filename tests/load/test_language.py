"""Language tags, against Babel's data."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.load.language import KNOWN, language_problem


def test_known_languages_are_known_to_babel() -> None:
    for code in KNOWN:
        assert Locale.parse(code).language == code


@pytest.mark.parametrize("tag", ["en", "EN", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "ckb", "de-1996", "en-x-a"])
def test_good_tags(tag: str) -> None:
    assert language_problem(tag) is None


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("french", "write `fr`"),
        ("Español", "write `es`"),
        ("en_GB", "write `en-GB`"),
        ("qqq", "write one like `en` or `pt-BR`"),
        ("", "write one like `en` or `pt-BR`"),
        ("e", "write one like `en` or `pt-BR`"),
        ("en-", "write one like `en` or `pt-BR`"),
        ("en/../x", "write one like `en` or `pt-BR`"),
    ],
)
def test_bad_tags(tag: str, hint: str) -> None:
    problem = language_problem(tag)
    assert problem is not None
    assert problem[1] == hint


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_is_judged(tag: str) -> None:
    language_problem(tag)
