"""What an administrator is told to set: Moodle's own names, and the rule of the module."""

from __future__ import annotations

import json
import re
from pathlib import Path as File

import pytest
from babel import Locale
from msgspec import structs

from builder.catalogue.facts import Asked, Graded, ModuleFacts
from builder.catalogue.moodle import Setting, settings
from builder.catalogue.requirement import Requirement, availability, of_path, whole_course
from builder.locale import administrators, languages
from builder.model.base import Place
from builder.model.course import Course, Part, Path

HERE = File(__file__).parent
WORDS = File("builder/locale/administrators")

FACTS = ModuleFacts(
    id="one",
    title="One",
    summary="A module.",
    version="1.0",
    language="en",
    objectives=(("explain", "Explain it."),),
    minutes=30,
    completion="passed",
    lessons=2,
    worksheets=0,
    webinar=False,
    assessment=Graded("Final", 5, 10, 80, 0),
    pretest=None,
    mastery="player",
    report="graded",
    questions=(Asked("final_why", "Why?", "explain", "recall"),),
)


def listed() -> dict[str, tuple[str, list[str]]]:
    rows = [
        line.split("\t")
        for line in (HERE / "moodle_settings.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return {string: (name, values.split("|")) for string, name, values in rows}


@pytest.mark.parametrize("completion", ["passed", "lessons"])
def test_settings_have_the_names_and_values_that_moodle_gives_them(completion: str) -> None:
    known = listed()
    sheet = settings(structs.replace(FACTS, completion=completion), "garden", "garden-one.zip")
    assert [setting.string for setting in sheet if setting.string not in known] == []
    assert {setting.string for setting in sheet} == set(known)
    for setting in sheet:
        name, values = known[setting.string]
        assert setting.name == name
        assert values == ["*"] if setting.own else setting.value in values


def value(sheet: list[Setting], string: str) -> str:
    return next(setting.value for setting in sheet if setting.string == string)


def test_one_status_is_ticked_and_it_is_the_one_that_the_module_reports() -> None:
    string = "scorm/completionstatusrequired"
    assert value(settings(FACTS, "garden", "x.zip"), string) == "Passed"
    assert value(settings(structs.replace(FACTS, completion="lessons"), "garden", "x.zip"), string) == "Completed"
    assert value(settings(FACTS, "garden", "x.zip"), "cmidnumber") == "garden-one-en"


def test_every_reason_of_a_setting_has_words() -> None:
    words = administrators("en").words
    for completion in ("passed", "lessons"):
        for setting in settings(structs.replace(FACTS, completion=completion), "garden", "x.zip"):
            assert not setting.why or setting.why in words


@pytest.mark.parametrize("language", languages())
def test_words_are_complete_in_every_language_of_the_interface(language: str) -> None:
    english = json.loads((WORDS / "en.json").read_text("utf-8"))
    words = json.loads((WORDS / f"{language}.json").read_text("utf-8"))
    assert list(words) == list(english)
    for key, text in english.items():
        if isinstance(text, dict):
            assert set(words[key]) == set(Locale.parse(language).plural_form.tags) | {"other"}, key
            continue
        assert words[key].strip(), key
        assert places(words[key]) == places(text), key
        assert language == "en" or words[key] != text or key in SAME, key
    assert administrators(language).language == language


SAME = {"sha256", "catalogue", "version", "contact", "licence", "question"}
"""Words that another language may write as English does."""


@pytest.mark.parametrize("language", languages())
def test_moodle_s_names_stand_in_english_in_every_language(language: str) -> None:
    """What the prose tells people to press is what Moodle shows in English, beside a translation or alone."""
    named = (
        ("update_text", "Edit settings", "Package file"),
        ("order_text", "SCORM package", "Restrict access"),
        ("completion_text", "Enable completion tracking"),
        ("certificate_text", "Restrict access", "Activity completion", "must be marked complete"),
        ("every", "Student must match all of the following"),
        ("reports_scores", "Reports", "Basic report"),
        ("set_tracking", "Add requirements"),
        ("set_status_passed", "Completed"),
        ("sheet_intro", "SCORM package"),
    )
    words = administrators(language)
    for key, *names in named:
        assert [name for name in names if name not in words.t(key)] == [], key


def test_an_unknown_language_gets_english() -> None:
    assert administrators("xx").language == "en"
    assert administrators("xx").t("catalogue") == "Catalogue"


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def parts(*made: tuple[str, tuple[str, ...], tuple[str, ...]], planned: tuple[str, ...] = ()) -> Course:
    at = Place("course/course.yaml")
    return Course(
        at=at,
        id="c",
        title="C",
        version="1",
        language="en",
        parts=tuple(Part(at=at, id=id, title=id.title(), modules=modules, reference=ref) for id, modules, ref in made),
        planned=planned,
    )


def test_the_course_asks_for_its_core_and_one_of_each_further_part() -> None:
    course = parts(
        ("core", ("a", "b", "r"), ("r",)), ("sector", ("x", "y", "z"), ()), ("end", ("e",), ()), planned=("z",)
    )
    assert whole_course(course) == Requirement(("a", "b", "e"), (("Sector", ("x", "y")),))
    assert whole_course(parts(("core", ("a", "b"), ()))) == Requirement(("a", "b"))
    assert whole_course(parts(("books", ("r",), ("r",)), ("core", ("a",), ()))) == Requirement(("a",))


def test_a_path_asks_for_its_modules_and_one_of_each_part_that_it_names() -> None:
    course = parts(("core", ("a", "b"), ()), ("sector", ("x", "y", "r", "z"), ("r",)), planned=("z",))
    path = Path(at=Place("course/course.yaml"), id="short", title="Short", modules=("b", "z"), one_of=("sector",))
    published = ("a", "b", "x", "y", "r")
    assert of_path(course, path, published) == Requirement(("b",), (("Sector", ("x", "y")),))
    assert of_path(course, path, ("a", "b")) == Requirement(("b",))
    assert of_path(course, structs.replace(path, one_of=()), published) == Requirement(("b",))


def test_the_requirement_is_such_as_moodle_keeps() -> None:
    tree = json.loads(availability(Requirement(("a",), (("Sector", ("x", "y")),))))
    completed = {"type": "completion", "e": 1}
    assert tree == {
        "op": "&",
        "c": [
            completed | {"cm": "<a>"},
            {"op": "|", "c": [completed | {"cm": "<x>"}, completed | {"cm": "<y>"}]},
        ],
        "showc": [True, True],
    }


VALUES = {
    "scorm/scormtype": "Uploaded package",
    "scorm/display": "Current window",
    "scorm/width": "100%",
    "scorm/height": "900",
    "scorm/skipview": "Always",
    "scorm/hidebrowse": "Yes",
    "scorm/hidetoc": "Disabled",
    "scorm/grademethod": "Highest grade",
    "scorm/maximumgrade": "100",
    "scorm/maximumattempts": "Unlimited attempts",
    "scorm/whatgrade": "Highest attempt",
    "scorm/forcenewattempt": "No",
    "scorm/lastattemptlock": "No",
    "scorm/forcecompleted": "No",
    "scorm/completionscorerequired": "—",
    "completion/completionusegrade": "No",
}
"""What suits a package of one SCO, as measured on Moodle 4.5: another value locks learners out or loses a grade."""


@pytest.mark.parametrize(("completion", "status"), [("passed", "Passed"), ("lessons", "Completed")])
def test_the_values_are_those_that_were_measured(completion: str, status: str) -> None:
    facts = structs.replace(FACTS, completion=completion)
    found = {one.string: one.value for one in settings(facts, "course", "x.zip")}
    assert {key: found[key] for key in VALUES} == VALUES
    assert found["scorm/completionstatusrequired"] == status
