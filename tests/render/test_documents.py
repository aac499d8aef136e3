"""Worksheets as files, opened again by the libraries of the field."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from conftest import render

from builder.model.site import ModuleSite
from builder.render.documents.prose import Paragraph, Table, pieces, plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@pytest.fixture(scope="module")
def document(bees: ModuleSite) -> Any:
    return docx.Document(io.BytesIO(bees.files["tools/hive-check.docx"]))


@pytest.fixture(scope="module")
def book(bees: ModuleSite) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(bees.files["tools/hive-check.xlsx"]))


def test_the_document_has_headings_and_the_texts_of_its_author(document: Any) -> None:
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["How to use it", "Your project", "Outside <i>first</i>", "Inside"]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Hive check & <b>more</b>"]
    items = [p.text for p in document.paragraphs if p.style.name == "Item"]
    assert items[0] == "1.\tLook from outside."
    assert items[1].startswith("2.\tAsk the keeper [")
    assert items[2] == "•\tTake gloves, and this sheet."
    emphasised = [r.text for p in document.paragraphs for r in p.runs if r.italic]
    assert "gloves" in emphasised
    assert "https://garden.example/ask?a=1&b=2" in {r.target_ref for r in document.part.rels.values() if r.is_external}


def test_the_document_has_a_control_for_each_answer(document: Any) -> None:
    body = document.element.body
    boxes = list(body.iter(f"{W14}checkbox"))
    lists = [[i.get(f"{W}value") for i in one.iter(f"{W}listItem")] for one in body.iter(f"{W}dropDownList")]
    assert len(boxes) == 3
    assert ["Yes", "No", "Can’t say <yet>"] in lists
    assert ["1 wild & woolly", "2", "3", "4", "5 very calm"] in lists
    assert lists.count(["none", "some", "much"]) == 3
    ids = [one.get(f"{W}val") for one in body.iter(f"{W}id")]
    assert len(ids) == len(set(ids))
    names = {one.get(f"{W}val") for one in body.iter(f"{W}alias")}
    assert {"Where does it stand?", "What do you see at the entrance?", "What to do 3", "Season"} <= names


def test_tables_have_heads_that_repeat_and_a_name(document: Any) -> None:
    frames = document.tables[1]
    assert [cell.text for cell in frames.rows[0].cells] == ["Frame", "Brood", "What to do"]
    assert frames.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert frames._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == "Frames"
    assert [row.cells[0].text for row in frames.rows][1:3] == ["1", "2"]
    assert len(frames.rows) == 1 + 2 + 3


def test_files_say_their_language_and_whose_they_are(document: Any, book: openpyxl.Workbook) -> None:
    facts = document.core_properties
    assert (facts.title, facts.author, facts.language) == ("Hive check & <b>more</b>", 'The Gardeners\' "Guild"', "en")
    assert facts.created.year == facts.modified.year == 1980
    languages = {e.get(f"{W}val") for e in document.styles.element.iter(f"{W}lang")}
    assert languages == {"en"}
    assert (book.properties.title, book.properties.language) == ("Hive check & <b>more</b>", "en")
    assert book.properties.creator == 'The Gardeners\' "Guild"'


def test_the_workbook_lets_answers_be_chosen(book: openpyxl.Workbook) -> None:
    main = book.worksheets[0]
    rows = {main.cell(row, 1).value: row for row in range(1, main.max_row + 1)}
    rules = {str(rule.sqref): rule for rule in main.data_validations.dataValidation}
    busy = rules[f"B{rows['Is it busy?']}"]
    assert busy.type == "list"
    lists = book["Lists"]
    assert lists.sheet_state == "hidden"
    columns = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert ["Yes", "No", "Can’t say <yet>"] in columns
    assert ["none", "some", "much"] in columns
    assert main.cell(rows["Is it busy?"], 3).value == "Yes"
    frames = book["Frames"]
    assert [cell.value for cell in frames[2]] == ["Frame", "Brood", "What to do"]
    assert frames.freeze_panes == "A3"
    assert [str(rule.sqref) for rule in frames.data_validations.dataValidation] == ["B5:B7"]


def test_nothing_that_authors_write_is_a_formula(bees: ModuleSite, book: openpyxl.Workbook) -> None:
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "    =1+1" in [cell.value for cell in cells]
    rows = list(csv.reader(io.StringIO(bees.files["tools/hive-check.csv"].decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {6}
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert ["Inside", "Frames", "2", "What to do", 'Replace "it"; soon', ""] in rows
    assert ["Inside", "By season", "Spring", "Work", "Feed", ""] in rows


def test_files_are_small_and_their_zip_is_ours(bees: ModuleSite) -> None:
    for name, data in bees.files.items():
        if name.endswith((".docx", ".xlsx")):
            assert len(data) < 15_000, name
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None
                assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                assert archive.namelist()[0] == "[Content_Types].xml"


def test_another_process_makes_the_same_bytes(bees: ModuleSite) -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from conftest import COURSE, render; "
        "site = render(COURSE, 'bees'); "
        "print(*(hashlib.sha256(site.files[n]).hexdigest() for n in sorted(site.files) if n.startswith('tools/')))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = [hashlib.sha256(bees.files[n]).hexdigest() for n in sorted(bees.files) if n.startswith("tools/")]
    assert found.stdout.split() == here
    assert len(here) == 6


def test_documents_run_from_right_to_left(copied: Path) -> None:
    course = copied / "course" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    site = render(copied, "bees")
    made = docx.Document(io.BytesIO(site.files["tools/hive-check.docx"]))
    assert all(p._p.pPr.find(f"{W}bidi") is not None for p in made.paragraphs)
    assert {e.get(f"{W}bidi") for e in made.styles.element.iter(f"{W}lang")} == {"ar"}
    book = openpyxl.load_workbook(io.BytesIO(site.files["tools/hive-check.xlsx"]))
    assert all(page.sheet_view.rightToLeft for page in book.worksheets if page.sheet_state == "visible")


def test_a_module_without_worksheets_loads_no_library_for_them() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import COURSE, render; render(COURSE, 'plain'); "
        "print(sorted({'docx', 'openpyxl', 'icalendar'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_texts_become_paragraphs_and_tables() -> None:
    html = (
        "<h2 id='a'>Head</h2><p>One <strong>two</strong>\n<a href='#x'>three</a>.</p>"
        "<ul><li>A<ol><li>B</li></ol></li></ul>"
        "<table><thead><tr><th>X</th><th>Y</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table>"
    )
    found = pieces(html)
    assert found[-1] == Table((("X", "Y"), ("1", "")))
    paragraphs = [(p.text.strip(), p.mark, p.depth, p.heading) for p in found if isinstance(p, Paragraph)]
    assert paragraphs == [("Head", "", 0, 2), ("One two three.", "", 0, 0), ("A", "•", 0, 0), ("B", "1.", 1, 0)]
    assert plain("<p>a<br>b</p><p>c</p>") == "a b c"
