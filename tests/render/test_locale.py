"""Words, plural forms and directions of languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from babel import Locale

from builder.locale import Catalogue, catalogue, direction, languages, native_name, plural_category
from builder.locale.languages import _NAMES, _PLURALS, RTL_LANGUAGES

HERE = Path(__file__).parents[2] / "builder" / "locale"
PLAYER = Path(__file__).parents[2] / "templates" / "player"
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
    assert native_name("pl") == "polski"
    assert native_name("xx") == "xx"
    assert {tag: Locale.parse(tag).get_display_name() for tag in _NAMES} == _NAMES


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


def raw(language: str) -> dict[str, str | dict[str, str]]:
    """A catalogue as it lies in its file, without English in place of what it lacks."""
    found: dict[str, str | dict[str, str]] = json.loads((HERE / f"{language}.json").read_text(encoding="utf-8"))
    return found


def places(words: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words))


def test_the_interface_speaks_five_languages() -> None:
    assert languages() == ("ar", "en", "es", "fr", "pt")


@pytest.mark.parametrize("file", sorted(HERE.rglob("*.json")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_key_stands_twice_in_a_catalogue(file: Path) -> None:
    """JSON takes the last of two without a word, and the first text is gone."""
    twice: list[str] = []

    def seen(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        twice.extend({name for name in names if names.count(name) > 1})
        return dict(pairs)

    json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=seen)
    assert twice == []


def test_the_player_asks_for_texts_as_texts_and_for_counts_as_counts() -> None:
    words = raw("en")
    code = "\n".join(p.read_text("utf-8") for p in PLAYER.rglob("*.js") if "node_modules" not in p.parts)
    states = re.findall(r'"([a-z]+)"', next(line for line in code.splitlines() if "@typedef {{state:" in line))
    asked = set(re.findall(r'\bt\("([\w-]+)"', code)) | set(states)
    counted = set(re.findall(r'\bn\("([\w-]+)"', code))
    assert len(asked) > 100
    assert len(counted) > 10
    assert "found" in states
    assert sorted(key for key in asked if not isinstance(words.get(key, words.get(f"work.{key}")), str)) == []
    assert sorted(key for key in counted if not isinstance(words.get(key, words.get(f"work.{key}")), dict)) == []


FRENCH_MARKS = re.compile(r"(?<![\u202f\u00a0])[;!?%»]|(?<!\u00a0):|«(?!\u00a0|\u202f)")


def test_typography_of_each_language() -> None:
    """Spaces before French marks, both Spanish marks, Arabic commas and question marks, no straight quotes."""
    for language in languages():
        for file in (HERE / f"{language}.json", HERE / "administrators" / f"{language}.json"):
            for key, words in json.loads(file.read_text(encoding="utf-8")).items():
                for text in words.values() if isinstance(words, dict) else [words]:
                    said = re.sub(r"\{\w+\}", "x", text)
                    assert "'" not in said, (file, key)
                    if language == "fr":
                        assert not FRENCH_MARKS.search(said), (key, said)
                    if language == "es":
                        assert [said.count(one) for one in "?!"] == [said.count(one) for one in "¿¡"], (key, said)
                    if language == "ar":
                        assert not re.search(r"[,;?]", said), (key, said)


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_is_complete_in_the_order_of_the_english_one(language: str) -> None:
    english, words = raw("en"), raw(language)
    assert [key for key in english if key not in words] == []
    assert list(words) == list(english)
    assert [key for key in english if isinstance(english[key], dict) != isinstance(words[key], dict)] == []
    assert [key for key, value in words.items() if not (value.strip() if isinstance(value, str) else value)] == []


@pytest.mark.parametrize("language", sorted(set(languages()) - {"en"}))
def test_a_translation_has_the_places_of_the_original_and_is_one(language: str) -> None:
    english, same = raw("en"), []
    for key, words in raw(language).items():
        original = english[key]
        if isinstance(words, str) and isinstance(original, str):
            assert places(words) == places(original), key
            same += [key] if words == original and len(words) > 12 else []
        elif isinstance(words, dict) and isinstance(original, dict):
            known = places(" ".join(original.values()))
            assert known == places(words["other"]), key
            assert all(places(form) <= known for form in words.values()), key
    assert same == []


@pytest.mark.parametrize("language", languages())
def test_plural_words_have_the_forms_of_their_language_and_no_others(language: str) -> None:
    """CLDR's categories for cardinal numbers: six in Arabic, `many` for millions in French, Spanish and Portuguese."""
    needed = {plural_category(language, n) for n in NUMBERS} | {"other"}
    assert needed == {*Locale.parse(language).plural_form.tags, "other"}
    for key, words in raw(language).items():
        if isinstance(words, dict):
            assert needed == words.keys(), key


SHOWN = (
    r"(?:textContent|innerText|title|placeholder|alt|ariaLabel)\s*=\s*[\"'`]([^\"'`$]*[A-Za-z]{2}[^\"'`]*)",
    r"\b(?:append|say|prepend|replaceChildren|putNote|button|link)\(\s*[\"']([A-Za-z][^\"']*)",
    r"\"aria-(?:label|description|roledescription)\"\s*[:,]\s*[\"'`]([A-Za-z][^\"'`$]*)",
)
"""Where a string of the player would be shown or read aloud; messages of errors are not."""


@pytest.mark.parametrize("path", [p for p in sorted(PLAYER.rglob("*.js")) if "node_modules" not in p.parts], ids=str)
def test_no_text_stands_in_the_player(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [words for pattern in SHOWN for words in re.findall(pattern, code)] == []


def test_words_of_the_page_stay_out_of_the_players() -> None:
    player = catalogue("en").player()
    assert player
    assert not any(key.startswith("page.") for key in player)
