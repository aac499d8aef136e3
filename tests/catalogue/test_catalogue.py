"""The catalogue as a folder: what it lists is there and right, and only what changed is written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from builder.build import Order, build
from builder.clean import clean

Rebuild = Callable[..., None]
LINK = re.compile(r'(?:href|src)="([^"#]*)(?:#([^"]*))?"')


def state(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def pages(folder: Path) -> list[Path]:
    return [folder / "index.html", *sorted((folder / "catalogue").glob("*.html"))]


def test_every_link_leads_to_a_file_or_place_that_is_there(built: Path) -> None:
    followed = 0
    for page in pages(built):
        for target, place in LINK.findall(page.read_text("utf-8")):
            assert ":" not in target
            file = (page.parent / unescape(target)).resolve() if target else page
            assert file.is_file(), f"{page.name}: {target}"
            if place:
                assert f'id="{place}"' in file.read_text("utf-8")
            followed += 1
    assert followed > 20


def test_packages_are_listed_with_size_and_checksum_12_first(built: Path) -> None:
    text = (built / "index.html").read_text("utf-8")
    for path in built.glob("*.zip"):
        data = path.read_bytes()
        assert path.name in text
        assert hashlib.sha256(data).hexdigest() in text
    assert text.index("scorm12.zip") < text.index("scorm2004-4.zip")
    assert "More &lt;b&gt;" in text
    assert "<script" not in text
    assert " style=" not in text


def test_the_list_of_packages_keeps_its_form(built: Path) -> None:
    listed = json.loads((built / "build.json").read_text("utf-8"))
    assert set(listed) == {"course", "version", "packages"}
    assert "facts" not in listed["packages"][0]


def test_a_module_can_be_tried_and_is_what_the_package_holds(built: Path) -> None:
    import zipfile

    for path in built.glob("*-scorm12.zip"):
        module = path.name.split("-")[1]
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                file = built / "try" / module / name
                if name == "imsmanifest.xml" or name.endswith((".xsd", ".dtd")):
                    assert not file.exists()
                else:
                    assert file.read_bytes() == package.read(name)


def test_nothing_changed_writes_nothing(course: Path, rebuild: Rebuild) -> None:
    before = state(course / "dist")
    rebuild(course)
    assert state(course / "dist") == before


def test_a_change_writes_what_it_touches_only(course: Path, rebuild: Rebuild) -> None:
    before = state(course / "dist")
    lesson = next((course / "modules" / "m001").glob("01-*.md"))
    lesson.write_text(lesson.read_text("utf-8") + "\nA line more.\n", encoding="utf-8")
    rebuild(course)
    after = state(course / "dist")
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"index.html", "catalogue/module-m001.html", "catalogue/catalogue.json"} <= changed
    assert not [name for name in changed if "m000" in name]
    assert "catalogue/style.css" not in changed


def test_a_build_of_one_module_keeps_the_others_in_the_catalogue(course: Path, rebuild: Rebuild) -> None:
    before = {page.name: page.read_bytes() for page in pages(course / "dist")}
    rebuild(course, "m001")
    assert {page.name: page.read_bytes() for page in pages(course / "dist")} == before


def test_the_same_course_gives_the_same_pages(course: Path, built: Path) -> None:
    for page in [*pages(built), built / "catalogue" / "style.css"]:
        assert (course / "dist" / page.relative_to(built)).read_bytes() == page.read_bytes()


@pytest.mark.parametrize("lost", ["index.html", "catalogue/style.css", "try/m000/index.html"])
def test_what_was_lost_or_changed_comes_back(course: Path, rebuild: Rebuild, lost: str) -> None:
    path = course / "dist" / lost
    data = path.read_bytes()
    path.unlink()
    rebuild(course)
    assert path.read_bytes() == data


def test_a_module_that_goes_leaves_no_page(course: Path, rebuild: Rebuild) -> None:
    file = course / "course" / "course.yaml"
    modules = sorted(path.name for path in (course / "modules").iterdir())
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"  - \{id: more.*\n", "", text), encoding="utf-8")
    rebuild(course)
    assert sorted(path.name for path in (course / "dist" / "try").iterdir()) == modules[:1]
    assert not (course / "dist" / "catalogue" / f"module-{modules[1]}.html").exists()


def test_clean_removes_the_catalogue_and_nothing_else(course: Path) -> None:
    mine = course / "dist" / "try" / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    clean(course, course / "dist")
    left = [path.relative_to(course / "dist").as_posix() for path in (course / "dist").rglob("*") if path.is_file()]
    assert left == ["try/mine.txt"]


def test_clean_follows_no_name_out_of_its_folder(course: Path) -> None:
    listed = course / "dist" / "catalogue" / "catalogue.json"
    listed.write_text(listed.read_text("utf-8").replace('"m000": "', '"../../modules": "', 1), encoding="utf-8")
    clean(course, course / "dist")
    assert (course / "modules" / "m000" / "index.md").is_file()


def test_a_start_page_of_somebody_else_is_never_overwritten(course: Path) -> None:
    page = course / "dist" / "index.html"
    page.write_text("<!doctype html><title>Mine</title>", encoding="utf-8")
    with pytest.raises(OSError, match="not the builder's"):
        build(Order(course, course / "dist"))
    assert "Mine" in page.read_text("utf-8")


def test_a_template_of_the_course_that_fails_is_said_and_the_catalogue_stays(course: Path) -> None:
    before = (course / "dist" / "index.html").read_bytes()
    own = course / "course" / "theme" / "templates" / "catalogue"
    own.mkdir(parents=True)
    (own / "index.html").write_text("{{ nothing.at_all }}", encoding="utf-8")
    result = build(Order(course, course / "dist", jobs=1))
    errors = [one.position.path for one in result.diagnostics if one.severity == "error"]
    assert errors == ["course/theme/templates/catalogue/index.html"]
    assert (course / "dist" / "index.html").read_bytes() == before


def test_a_module_that_was_never_built_is_named_by_its_id(tmp_path: Path) -> None:
    from builder.cli import main

    root = tmp_path / "course"
    assert main(["new", "course", str(root), "-q"]) == 0
    assert main(["new", "module", "second", "--root", str(root), "-q"]) == 0
    quiz = root / "quizzes/start/final.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("kind: assessment", "kind: assesment"), encoding="utf-8")
    result = build(Order(root, root / "dist"))
    assert [found.code for found in result.diagnostics] == ["C011"]
    assert "<li>start</li><li>Second</li>" in (root / "dist/catalogue/course.html").read_text("utf-8")


def test_questions_are_listed_by_their_first_words_without_marks(tmp_path: Path) -> None:
    from builder.cli import main

    root = tmp_path / "course"
    assert main(["new", "course", str(root), "-q"]) == 0
    quiz = root / "quizzes/start/final.yaml"
    text = quiz.read_text("utf-8")
    long = f"A **[[package]]** [of *it*](01-first-lesson.md) `a_b`. {'word ' * 60}"
    quiz.write_text(text.replace("‘Final’, case 1.", long, 1), encoding="utf-8")
    build(Order(root, root / "dist"))
    (asked,) = [
        one
        for one in json.loads((root / "dist/catalogue/catalogue.json").read_text())["modules"]["start"]["questions"]
        if one["id"] == "final_final_1"
    ]
    assert asked["text"].startswith("A package of it a_b. word word")
    assert len(asked["text"]) <= 110
    assert asked["text"].endswith("word…")
