"""Rules on models made by hand: what does not depend on how files are read."""

from __future__ import annotations

import pytest

from builder.check import Uses, check_course, check_module, uses_of
from builder.check.contrast import contrast
from builder.check.targets import target_of
from builder.model.base import Place, Text
from builder.model.course import Accent, Course, GlossaryEntry, Part, Source, Theme
from builder.model.module import Lesson, Media, Module, Objective
from builder.model.outline import Block, Citation, Image, Link, Outline, Term
from builder.model.questions.base import Option
from builder.model.questions.single import Single
from builder.model.quiz import Quiz


def course(language: str = "en", **fields: object) -> Course:
    parts = (Part(at=Place("course/course.yaml"), id="one", title="One", modules=("base",)),)
    return Course(
        at=Place("course/course.yaml"), id="c", title="C", version="1", language=language, parts=parts, **fields
    )  # type: ignore[arg-type]


def module(outline: Outline = Outline(), quizzes: tuple[Quiz, ...] = (), media: tuple[Media, ...] = ()) -> Module:  # noqa: B008
    lesson = Lesson(
        at=Place("modules/base/01-a.md"),
        id="a",
        title="A",
        objectives=("one",),
        body=Text("text", "modules/base/01-a.md", 5, 1, True, outline),
    )
    return Module(
        at=Place("modules/base/index.md"),
        id="base",
        title="Base",
        summary="S",
        objectives=(Objective(at=Place("modules/base/index.md"), id="one", text="Explain it."),),
        body=Text("", "modules/base/index.md"),
        lessons=(lesson,),
        quizzes=quizzes,
        media=media,
    )


def single(*options: tuple[str, bool]) -> Quiz:
    at = Place("quizzes/base/q.yaml", 4, 5)
    question = Single(
        at=at,
        id="q",
        type="single",
        text=Text("Which?", at.path, 5),
        options=tuple(
            Option(at=at, id="abc"[n], text=Text(text, at.path, 6 + n), correct=right)
            for n, (text, right) in enumerate(options)
        ),
    )
    return Quiz(id="q", at=at, title="Q", kind="check", questions=(question,))


def codes(course: Course, module: Module) -> set[str]:
    return {d.code for d in check_module(course, module)}


@pytest.mark.parametrize(
    ("target", "kind", "file", "anchor"),
    [
        ("media/a%20b.png", "file", "modules/base/media/a b.png", ""),
        ("02-b.md#plan", "file", "modules/base/02-b.md", "plan"),
        ("../../course/media/x.svg?v=1", "file", "course/media/x.svg", ""),
        ("#plan", "anchor", "", "plan"),
        ("../../../x.png", "outside", "", ""),
        ("../../..", "outside", "", ""),
        ("https://example.org/a", "external", "", ""),
        ("//example.org/a", "external", "", ""),
        ("HTTP://example.org", "external", "", ""),
        ("mailto:a@example.org", "scheme", "", ""),
        (" JavaScript:alert(1)", "scheme", "", ""),
        ("C:\\a.png", "absolute", "", ""),
        ("c:/a.png", "absolute", "", ""),
        ("media\\a.png", "absolute", "", ""),
        ("/etc/passwd", "absolute", "", ""),
        ("  ", "empty", "", ""),
    ],
)
def test_targets(target: str, kind: str, file: str, anchor: str) -> None:
    found = target_of(target, "modules/base/01-a.md", "base")
    assert (found.kind, found.file, found.anchor) == (kind, file, anchor)


def test_targets_in_a_quiz_are_relative_to_the_module() -> None:
    assert target_of("media/a.png", "quizzes/base/q.yaml", "base").file == "modules/base/media/a.png"


def test_contrast_follows_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == contrast("#ffffff", "#767676") > 4.5


def test_accents_are_judged_on_the_course_s_own_paper() -> None:
    at = Place("course/theme/theme.yaml")
    accent = Accent(at=at, light="#757575", dark="#c0c0c0")
    white = Accent(at=at, light="#ffffff", dark="#000000")
    grey = Accent(at=at, light="#eeeeee", dark="#000000")
    for paper, wanted in ((white, False), (grey, True)):
        theme = Theme(accents={"default": accent}, paper=paper)
        assert ("A022" in {d.code for d in check_course(course(theme=theme), None)}) is wanted


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Click here", True),
        ("en-GB", "read more …", True),
        ("fr", "en savoir plus", True),
        ("es", "aquí", True),
        ("pt-BR", "saiba mais", True),
        ("fr", "click here", False),
        ("sw", "here", False),
        ("en", "the health toolkit", False),
    ],
)
def test_word_lists_are_by_language(language: str, text: str, found: bool) -> None:
    outline = Outline(links=(Link("https://example.org/a", text, 6, 1),), markup=True)
    assert ("A007" in codes(course(language), module(outline))) is found


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("All of the above", True),
        ("None of these.", True),
        ("Both A and B", True),
        ("a and c", True),
        ("All of the options", True),
        ("All the partners listed in the plan", False),
        ("None", False),
        ("All children go to school", False),
        ("Both the city and the ministry", False),
    ],
)
def test_options_that_speak_of_the_others(option: str, found: bool) -> None:
    quiz = single(("Ask the partners", True), (option, False))
    assert ("Q006" in codes(course(), module(quizzes=(quiz,)))) is found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([("x" * 50, True), ("y" * 30, False), ("z" * 30, False)], True),
        ([("x" * 40, True), ("y" * 30, False), ("z" * 30, False)], False),
        ([("x" * 20, True), ("y" * 40, False), ("z" * 40, False)], True),
        ([("x" * 50, True), ("y" * 60, False), ("z" * 5, False)], False),
        ([("Yes, always", True), ("No", False)], False),
    ],
)
def test_length_gives_the_key_away_only_by_far(options: list[tuple[str, bool]], found: bool) -> None:
    assert ("Q007" in codes(course(), module(quizzes=(single(*options),)))) is found


def test_uses_name_known_things_only_and_once() -> None:
    at = Place("course/glossary.yaml")
    glossary = (GlossaryEntry(at=at, term="Host community", definition=Text("D", at.path), aliases=("hosts",)),)
    sources = (Source(at=at, id="un", title="T"),)
    outline = Outline(
        terms=(Term("hosts", "hosts", 6, 1), Term("host  COMMUNITY", "x", 7, 1), Term("nobody", "x", 8, 1)),
        citations=(Citation("un", "", 6, 1), Citation("eu", "", 6, 1)),
        images=(Image("../../course/media/a.svg", "A", "", 6, 1), Image("media/b.svg", "B", "", 6, 1)),
        markup=True,
    )
    assert uses_of(course(glossary=glossary, sources=sources), module(outline)) == Uses(
        ("Host community",), ("un",), ("course/media/a.svg",)
    )


def test_nothing_is_called_unused_when_not_everything_was_looked_at() -> None:
    at = Place("course/sources.yaml")
    whole = course(sources=(Source(at=at, id="un", title="T"),))
    assert "C121" not in {d.code for d in check_course(whole, None)}
    assert "C121" in {d.code for d in check_course(whole, {"base": Uses()})}
    assert "C121" not in {d.code for d in check_course(whole, {"base": Uses(sources=("un",))})}


def test_a_file_of_another_case_is_missing_and_named() -> None:
    outline = Outline(images=(Image("media/map.png", "A map", "", 6, 3),), markup=True)
    media = (Media("modules/base/media/Map.PNG", 10, "aa", 10, 10),)
    (said,) = [d for d in check_module(course(), module(outline, media=media)) if d.code == "L040"]
    assert str(said) == ("modules/base/01-a.md:6:3: error[L040]: there is no file modules/base/media/map.png")
    assert said.hint == "did you mean `media/Map.PNG`?"


def test_images_that_decorate_need_no_alternative() -> None:
    def image(line: int, block: str = "") -> Image:
        return Image("media/a.png", "", "", line, 1, block)

    def figure(line: int, *options: tuple[str, str]) -> Block:
        return Block("figure", "media/a.png", line, 1, line + 2, 0, 0, options)

    outline = Outline(
        blocks=(figure(6, ("decorative", "true")), figure(7)),
        images=(image(6, "figure"), image(7, "figure"), image(8), image(9), image(10, "story")),
        markup=True,
    )
    found = check_module(course(), module(outline))
    assert [d.position.line for d in found if d.code == "A003"] == [7, 8, 9]
