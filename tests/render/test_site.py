"""A module's site: what every site promises, and what this one holds."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from builder import state
from builder.model.site import ModuleSite
from builder.render import RenderError
from builder.render.environment import forget_templates

sys.path.insert(0, str(Path(__file__).parent))
from conftest import COURSE, load, render
from reading import Elements, documents, loaded, module_data, page, parts

GOLDEN = Path(__file__).parent / "golden" / "plain.html"


@pytest.fixture(params=["bees", "plain"])
def site(request: pytest.FixtureRequest) -> ModuleSite:
    of: ModuleSite = request.getfixturevalue(request.param)
    return of


def test_the_page_of_a_minimal_module_is_as_agreed(plain: ModuleSite) -> None:
    shown = re.sub(r'(<script type="application/json"[^>]*>).*?(</script>)', r"\1\2", page(plain), flags=re.DOTALL)
    shown = re.sub(r'(\?v=|data-version=")[0-9a-f]{8}', r"\g<1>VERSION", shown)
    if os.environ.get("UPDATE_EXPECTED"):
        GOLDEN.write_text(shown, "utf-8")
    assert shown == GOLDEN.read_text("utf-8"), "look at the difference; write it anew with UPDATE_EXPECTED=1"


def test_nothing_inline_runs_or_styles(site: ModuleSite) -> None:
    for name, html in documents(site).items():
        for tag, attributes in Elements(html).found:
            assert "style" not in attributes, (name, tag)
            assert not [key for key in attributes if key.startswith("on")], (name, tag)
            assert tag not in ("style", "iframe", "object", "embed", "base"), name
            if tag == "script":
                assert attributes.get("src") or attributes.get("type") == "application/json"
            assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))


def test_no_id_stands_twice_in_what_is_shown_together(site: ModuleSite) -> None:
    def ids(html: str) -> list[str]:
        return [id for _, attributes in Elements(html).found if (id := attributes.get("id"))]

    pieces = {name: ids(html) for name, html in documents(site).items()}
    for name, found in pieces.items():
        assert len(found) == len(set(found)), name
    for name, found in pieces.items():  # lessons come into the page; an inline one stands in both
        if name not in module_data(site)["inline"] and name != "index.html":
            assert not set(found) & set(pieces["index.html"]), name


def test_everything_that_is_loaded_is_in_the_package(site: ModuleSite) -> None:
    files = {*site.files, "player.js"}
    asked = {
        address.partition("?")[0]
        for html in documents(site).values()
        for tag, attributes in Elements(html).found
        for address in loaded(tag, attributes)
    }
    asked |= {
        href
        for html in documents(site).values()
        for attributes in Elements(html).named("a")
        if (href := attributes.get("href") or "") and not re.match(r"#|https?:|mailto:", href)
    }
    assert asked <= files
    reached = asked | {f"parts/{one['part']}.js" for key in ("lessons", "quizzes") for one in module_data(site)[key]}
    work = {"parts/tools.js", "parts/work.js", "work.css"} if module_data(site)["work"] else set()
    always = {"index.html", "notices.txt", *(f"parts/{name}.js" for name in ("drag", "find", "paper", "search"))}
    assert set(site.files) - reached == always | work


def test_names_are_safe_everywhere(site: ModuleSite) -> None:
    assert list(site.files) == sorted(site.files)
    for name in site.files:
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?", name)


def test_two_renders_are_equal(site: ModuleSite) -> None:
    assert render(COURSE, site.module) == site


def test_ids_in_the_page_are_unique_and_links_in_it_lead_somewhere(site: ModuleSite) -> None:
    elements = Elements(page(site))
    ids = [attributes["id"] for _, attributes in elements.found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    made = {quiz["kind"] for quiz in module_data(site)["quizzes"]} & {"assessment", "pretest"}
    views = {f"lesson/{lesson['id']}" for lesson in module_data(site)["lessons"]} | made
    views |= {f"tool/{id}" for id in (module_data(site)["work"] or {"pages": []})["pages"]}
    views |= {"glossary"}  # named in the hidden frame of definitions, which no page without terms opens
    for attributes in elements.named("a"):
        target = (attributes.get("href") or "").removeprefix("#")
        if attributes.get("href", "").startswith("#"):
            view = re.match(r"(lesson/[^/]+)/", target)
            assert target in ids or target in views or (view and view[1] in views), target


def test_attacks_in_texts_are_words_on_the_page(bees: ModuleSite) -> None:
    for name, html in documents(bees).items():
        assert "<script>alert" not in html, name
        assert "<b>gate" not in html, name
        assert "<i>bees" not in html, name
    assert "Garden &amp; &lt;b&gt;gate&lt;/b&gt;" in page(bees)
    assert module_data(bees)["module"]["title"] == "Bees </script><script>alert(1)</script>"
    assert b"alert" not in next(data for name, data in bees.files.items() if name.endswith(".svg"))


def test_the_page_names_its_language_and_direction(bees: ModuleSite, copied: Path) -> None:
    assert '<html lang="en" dir="ltr">' in page(bees)
    course = copied / "course" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    arabic = render(copied, "plain")
    assert '<html lang="ar" dir="rtl">' in page(arabic)
    assert arabic.language == module_data(arabic)["course"]["language"] == "ar"


def test_the_first_lesson_is_in_the_page_and_the_others_are_parts(bees: ModuleSite) -> None:
    data = module_data(bees)
    assert [lesson["id"] for lesson in data["lessons"]] == ["hive", "counting"]
    assert "A hive has one queen" in page(bees)
    assert data["inline"]["hive"]["html"] == ""
    assert [q["id"] for q in data["inline"]["hive"]["quizzes"]["check-hive"]["questions"]] == ["one-queen"]
    found = parts(bees)
    assert sorted(found) == ["lesson-counting", "quiz-after", "quiz-before", "quiz-final", "search", "tools"]
    assert "Count twice" in found["lesson-counting"]["html"]
    assert [q["id"] for q in found["lesson-counting"]["quizzes"]["check-count"]["questions"]] == ["how-to-count"]
    for check, html in (("check-hive", page(bees)), ("check-count", found["lesson-counting"]["html"])):
        assert f'data-quiz="{check}"' in html


def test_data_of_lessons_and_quizzes_are_those_of_the_player(bees: ModuleSite) -> None:
    data = module_data(bees)
    assert data["lessons"][1] == {
        "id": "counting",
        "key": state.key("counting"),
        "title": 'Counting "bees" & others',
        "part": "lesson-counting",
        "checks": ["check-count"],
        "objectives": ["count-bees"],
        "minutes": 2,
    }
    quizzes = {quiz["id"]: quiz for quiz in data["quizzes"]}
    assert (
        quizzes["final"].items()
        >= {
            "kind": "assessment",
            "part": "quiz-final",
            "passMark": 60,
            "attempts": 2,
            "draw": 0,
            "drawPerObjective": 1,
            "shuffle": ["options"],
            "feedback": "after-attempt",
            "counts": "best",
            "retry": "at-once",
            "count": 5,
        }.items()
    )
    assert quizzes["before"].items() >= {"passMark": 60, "attempts": 1, "draw": 1, "feedback": "after-question"}.items()
    assert (
        quizzes["check-hive"].items()
        >= {
            "part": "lesson-hive",
            "passMark": 0,
            "attempts": 0,
            "shuffle": [],
            "feedback": "after-question",
        }.items()
    )
    assert quizzes["after"].items() >= {"passMark": 0, "attempts": 0, "feedback": "none"}.items()
    assert (data["completion"], data["assessment"], data["report"], data["mastery"]) == (
        "passed",
        "final",
        "all",
        "player",
    )


def test_questions_carry_what_the_player_needs_and_hide_the_answer_from_the_page(bees: ModuleSite) -> None:
    found = parts(bees)
    name, queen, queen_2, count, _ = found["quiz-final"]["questions"]
    assert name["options"] == [{"id": "a", "correct": False}, {"id": "hover", "correct": True}]
    assert name["stem"] == "Which bee is not one?"
    assert queen_2["answer"] is True
    assert count["points"] == 2
    assert queen["key"] == state.key("f-queen")
    for question in found["quiz-final"]["questions"]:
        assert question["scored"] is True
        assert len(question["rev"]) == 3
        assert "correct" not in question["html"]
    long = found["lesson-counting"]["quizzes"]["check-count"]["questions"][0]
    assert 'aria-describedby="q-how-to-count-text"' in long["html"]
    assert "Each <code>&lt;bee&gt;</code>" in long["html"]
    assert "What holds still?" in long["html"]
    assert long["stem"].startswith("Look at this: a full frame holds 2,000 bees")
    assert found["quiz-after"]["questions"][0]["scored"] is False


def test_the_assessment_says_how_many_questions_it_asks(bees: ModuleSite) -> None:
    assert "Final assessment: 4 questions." in page(bees)
    assert "60% passes." in page(bees)
    assert "You have 2 attempts." in page(bees)


def test_the_glossary_holds_the_terms_of_the_module_and_those_they_lead_to(bees: ModuleSite, plain: ModuleSite) -> None:
    assert re.findall(r'class="entry" id="([^"]+)"', page(bees)) == ["glossary/queen-bee", "glossary/swarm"]
    assert 'href="#glossary/queen-bee"' in page(bees)
    assert "its queens</a>" in page(bees)
    assert 'href="#glossary/swarm"' in parts(bees)["lesson-counting"]["html"]
    assert 'data-view="glossary"' not in page(plain)


def test_references_are_those_cited_and_close_their_lesson(bees: ModuleSite, plain: ModuleSite) -> None:
    assert re.findall(r'<li id="references/([^"]+)"', page(bees)) == ["hive-book", "soil-report"]
    cited = parts(bees)["lesson-counting"]["html"].partition('class="cited"')[2]
    assert cited.index("Soil &lt;report&gt;") < cited.index("The hive")
    assert 'href="https://garden.example/hive"' in cited
    assert "Never cited" not in page(bees)
    assert 'data-view="references"' not in page(plain)


def test_links_between_lessons_and_to_files_stay_in_the_package(bees: ModuleSite) -> None:
    html = parts(bees)["lesson-counting"]["html"]
    hrefs = [a["href"] for a in Elements(html).named("a")]
    assert "#lesson/hive" in hrefs
    sheet = next(href for href in hrefs if href and href.startswith("media/sheet-"))
    assert bees.files[sheet] == (COURSE / "modules/bees/media/sheet.csv").read_bytes()


def test_images_have_size_and_variants(bees: ModuleSite) -> None:
    photo, drawing = Elements(page(bees)).named("img")
    assert (photo["width"], photo["height"]) == ("1000", "400")
    assert re.fullmatch(r"media/hive-photo-480-\w{8}\.jpg 480w, .*1000w", photo["srcset"] or "")
    assert (drawing["width"], drawing["height"]) == ("300", "100")
    assert drawing["alt"] == "The parts of a hive"


def test_about_says_whose_the_course_is(bees: ModuleSite) -> None:
    html = page(bees)
    assert "Creative Commons Attribution-ShareAlike 4.0 International</a> (CC-BY-SA-4.0)" in html
    assert 'href="mailto:guild@garden.example"' in html
    assert 'href="https://garden.example/ask?a=1&amp;b=2"' in html
    assert "cmi.suspend_data" in html
    assert bees.files["notices.txt"]


def test_the_accent_is_that_of_the_module(bees: ModuleSite, plain: ModuleSite) -> None:
    assert b":root{--a:#664400}" in bees.files["style.css"]
    assert b'[data-theme="dark"]){--a:#eecc88}}' in bees.files["style.css"]
    assert b":root{--a:#224466}" in plain.files["style.css"]


def test_the_site_counts_and_measures(bees: ModuleSite, plain: ModuleSite) -> None:
    course, module = load(COURSE, "bees")
    assert (bees.lessons, bees.questions, bees.mastery) == (2, 10, None)
    assert bees.state_max == state.longest_state(module, course)
    assert (plain.lessons, plain.questions) == (1, 0)
    assert [id for id, _ in bees.objectives] == ["name-bees", "find-queen", "count-bees", "open-hive"]


def test_the_lms_gets_the_pass_mark_only_where_it_decides(copied: Path) -> None:
    course = copied / "course" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("report: all", "mastery: lms"), "utf-8")
    assert render(copied, "bees").mastery == 60
    assert render(copied, "plain").mastery is None


def test_a_change_of_any_part_changes_the_version(copied: Path, bees: ModuleSite) -> None:
    final = copied / "quizzes" / "bees" / "final.yaml"
    final.write_text(final.read_text("utf-8").replace("At noon", "At ten"), "utf-8")
    version, asked = re.compile(r'data-version="([^"]+)"'), re.compile(r'"([a-z]+\.(?:css|js)\?v=[^"]+)"')
    now = render(copied, "bees")
    assert version.findall(page(now)) != version.findall(page(bees))
    assert len(asked.findall(page(now))) == 3
    assert asked.findall(page(now)) == asked.findall(page(bees)), "a browser keeps the style and the player it has"


def test_a_change_of_the_style_changes_its_version_alone(copied: Path, bees: ModuleSite) -> None:
    colours = copied / "course" / "theme" / "theme.yaml"
    colours.write_text('accents:\n  default: {light: "#2b568b", dark: "#97c1f7"}\n', "utf-8")
    sheet, rest = re.compile(r"style\.css\?v=[0-9a-f]{8}"), re.compile(r"(?:more\.css|player\.js)\?v=[0-9a-f]{8}")
    now = page(render(copied, "bees"))
    assert sheet.findall(now) != sheet.findall(page(bees))
    assert rest.findall(now) == rest.findall(page(bees))


def test_a_course_may_replace_a_template_and_hears_of_its_faults(copied: Path) -> None:
    folder = copied / "course" / "theme" / "templates" / "partials"
    folder.mkdir(parents=True)
    own = folder / "header.html"
    own.write_text("<header>{{ course.title }}, by us</header>", "utf-8")
    assert "Garden &amp; &lt;b&gt;gate&lt;/b&gt;, by us</header>" in page(render(copied, "plain"))
    for wrong, said in (
        ("\n{% if %}", r"course/theme/templates/partials/header\.html:2:1: error\[C130\]"),
        ("\n\n{{ nobody.knows }}", r"course/theme/templates/partials/header\.html:3:1: error\[C130\]: .*nobody"),
        ("{{ ''.__class__.__mro__ }}", r"course/theme/templates/partials/header\.html:1:1: error\[C130\]"),
        ("{% include 'absent.html' %}", r"error\[C130\]: the template `absent\.html` is not there"),
    ):
        own.write_text(wrong, "utf-8")
        forget_templates()
        with pytest.raises(RenderError, match=said):
            render(copied, "plain")


def test_what_is_taken_out_of_a_drawing_is_said(bees: ModuleSite, plain: ModuleSite) -> None:
    assert [str(said) for said in bees.diagnostics] == [
        "modules/bees/media/parts.svg:1:1: warning[L074]: the attribute `onload` was taken out of the drawing",
        "modules/bees/media/parts.svg:3:1: warning[L074]: the element `script` was taken out of the drawing",
    ]
    assert plain.diagnostics == ()


def test_a_picture_that_went_after_the_check_is_a_diagnostic(copied: Path) -> None:
    course, module = load(copied, "bees")
    (copied / "modules/bees/media/parts.svg").unlink()
    from builder.render import render_module

    with pytest.raises(RenderError, match=r"modules/bees/media/parts\.svg:1:1: error\[L070\]"):
        render_module(copied, course, module)
