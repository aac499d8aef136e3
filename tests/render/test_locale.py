"""Words, plural forms and directions of languages."""

from __future__ import annotations

import pytest
from babel import Locale

from builder.locale import Catalogue, catalogue, direction, languages, native_name, plural_category
from builder.locale.languages import _PLURALS, RTL_LANGUAGES

NUMBERS = [*range(0, 130), 200, 202, 211, 999, 1000, 1_000_000, 2_000_000, 1_000_001]


@pytest.mark.parametrize("tag", sorted(_PLURALS))
def test_the_table_of_plurals_agrees_with_cldr(tag: str) -> None:
    rule = Locale.parse(tag, sep="-").plural_form
    assert [(n, plural_category(tag, n)) for n in NUMBERS] == [(n, rule(n)) for n in NUMBERS]


def test_other_languages_take_their_rule_from_cldr() -> None:
    assert [plural_category("pl", n) for n in (1, 2, 5, 22, 25)] == ["one", "few", "many", "few", "many"]
    assert plural_category("cy-GB", 2) == "two"
    assert plural_category("xx", 1) == "one"


@pytest.mark.parametrize("tag", sorted(RTL_LANGUAGES & {"ar", "fa", "he", "ur", "ps", "yi", "sd", "ug"}))
def test_right_to_left_agrees_with_cldr(tag: str) -> None:
    assert Locale.parse(tag).character_order == "right-to-left"
    assert direction(tag) == "rtl"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "ltr"), ("ar-EG", "rtl"), ("az-Arab", "rtl"), ("AR", "rtl"), ("ur-Latn", "ltr"), ("pt-BR", "ltr")],
)
def test_a_script_decides_before_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_languages_name_themselves() -> None:
    assert native_name("es") == "español"
    assert native_name("ar") == "العربية"
    assert native_name("xx") == "xx"


def test_places_and_plural_forms_are_filled_in() -> None:
    words = Catalogue("en", "en", {"a": "{x} of {y}", "b": {"one": "{count} day", "other": "{count} days in {x}"}})
    assert words.t("a", x=1, y="{x}") == "1 of {x}"
    assert words.t("a", x=1) == "1 of {y}"
    assert [words.n("b", n, x="<May>") for n in (1, 0, 2)] == ["1 day", "0 days in <May>", "2 days in <May>"]
    with pytest.raises(KeyError):
        words.t("absent")


def test_every_course_language_finds_words() -> None:
    english = catalogue("en")
    for tag in ("en", "en-GB", "xx", "zh-Hant-TW"):
        assert catalogue(tag).words == english.words
        assert catalogue(tag).tag == tag


@pytest.mark.parametrize("language", languages())
def test_plural_words_have_every_form_that_their_language_needs(language: str) -> None:
    needed = {plural_category(language, n) for n in NUMBERS if n < 1_000_000}
    for key, words in catalogue(language).words.items():
        if isinstance(words, dict):
            assert needed <= words.keys(), key


def test_words_of_the_page_stay_out_of_the_players() -> None:
    player = catalogue("en").player()
    assert player
    assert not any(key.startswith("page.") for key in player)
