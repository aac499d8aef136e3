"""A webinar's kit: what learners see of it, and that everything else is in the facilitator's archive alone."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from icalendar import Calendar

from builder.build import Order, Result, build
from builder.clean import clean

RULES = Path(__file__).parents[1] / "rules"
KIT = "sample-base-en-1.0.0-facilitator.zip"
SECRET = ("Zaunkoenig", "Gimpel", "Dompfaff", "Kleiber", "Wendehals", "Neuntoeter")
"""Words that stand only where facilitators read: agenda, notes, model answers, a source and a picture of theirs."""

WEBINAR = """\
---
title: Plans, live
minutes: 60
tools: [budget]
agenda:
  - minutes: 10
    title: Welcome Zaunkoenig
    text: Ask for *Gimpel* first.
  - {minutes: 50, title: Exercise}
prepare: |
  Fill in **the budget**; read [the first lesson](01-start.md) and what is said [@source].
---
## Exercise one

Model answer: Dompfaff [@kept]. A [[term]] again, [the lesson](01-start.md).

| Answer | Why |
|--------|-----|
| Kleiber | It sings |

![A Neuntoeter](media/kept.svg)
"""

SHEET = """\
title: A budget
purpose: To see what a plan costs.
sections:
  - title: Costs
    fields:
      - {id: total, type: text, label: What does it cost?, example: A lot}
"""

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(RULES / "base", tmp_path / "course root"))
    module = root / "modules/base"
    (module / "tools").mkdir()
    (module / "tools/budget.yaml").write_text(SHEET, encoding="utf-8")
    (module / "webinar.md").write_text(WEBINAR, encoding="utf-8")
    (module / "media/kept.svg").write_text(DRAWING, encoding="utf-8")
    sources = root / "course/sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "- {id: kept, title: The Wendehals}\n", encoding="utf-8")
    settings = root / "course/course.yaml"
    text = settings.read_text("utf-8").replace("standards: [scorm12]", "standards: [scorm12, scorm2004-3, scorm2004-4]")
    settings.write_text(text, encoding="utf-8")
    return root


def built(course: Path, cache: bool = True) -> Result:
    return build(Order(course, course / "dist", cache=cache, jobs=1))


def files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(name: str, data: bytes) -> str:
    """What a file says; of a file of an office program, what its parts say."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            return " ".join(words(part, inner.read(part)) for part in inner.namelist())
    return data.decode("utf-8", "replace")


def test_no_learners_package_holds_anything_of_the_facilitators(course: Path) -> None:
    result = built(course)
    assert [d for d in result.diagnostics if d.severity == "error"] == []
    assert len(result.packages) == 3
    for entry in result.packages:
        for name, data in files(course / "dist" / entry["file"]).items():
            said = name + words(name, data)
            assert [secret for secret in SECRET if secret in said] == [], (entry["file"], name)
            assert "kept" not in name
    page = files(course / "dist" / result.packages[0]["file"])["index.html"].decode()
    assert "Prepare for the webinar" in page
    assert "Fill in <strong>the budget</strong>" in page
    assert 'href="#lesson/start"' in page


def test_the_kit_holds_all_of_it(course: Path) -> None:
    built(course)
    kit = files(course / "dist" / KIT)
    picture = next(name for name in kit if name.endswith(".svg"))
    assert sorted(kit) == sorted(["invitation.ics", "kit.docx", "kit.html", picture, "worksheets/budget.docx"])
    page = kit["kit.html"].decode()
    for secret in SECRET:
        assert secret in page
    assert f'src="{picture}"' in page
    assert 'href="#source-kept"' in page
    assert 'id="source-kept"' in page
    document = docx.Document(io.BytesIO(kit["kit.docx"]))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert "0:00 Welcome Zaunkoenig" in text
    assert any(line.startswith("Model answer: Dompfaff") for line in text)
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["0:10", "50", "Exercise"] in cells
    assert ["Kleiber", "It sings"] in cells


def test_the_calendar_entry_can_be_read_and_filled_in(course: Path) -> None:
    built(course)
    calendar = Calendar.from_ical(files(course / "dist" / KIT)["invitation.ics"])
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == "Plans, live – The base module"
    assert event["uid"] == "sample-base-en@webinar.invalid"
    assert (event.end - event.start).total_seconds() == 3600
    assert "Fill in the budget" in event["description"]
    assert not [secret for secret in SECRET if secret in event["description"]]


def test_the_kit_is_listed_beside_the_packages_and_goes_with_clean(course: Path) -> None:
    built(course)
    listed = json.loads((course / "dist/build.json").read_text("utf-8"))
    assert [entry["file"] for entry in listed["kits"]] == [KIT]
    assert listed["kits"][0]["size"] == (course / "dist" / KIT).stat().st_size
    assert not [entry for entry in listed["packages"] if "facilitator" in entry["file"]]
    clean(course, course / "dist")
    assert list((course / "dist").iterdir()) == []


def test_a_kit_is_made_anew_only_when_needed_and_with_the_same_bytes(course: Path) -> None:
    built(course)
    path = course / "dist" / KIT
    first = path.read_bytes()
    assert built(course).fresh == frozenset()
    path.unlink()
    assert built(course).fresh == {KIT}
    assert path.read_bytes() == first
    path.unlink()
    built(course, cache=False)
    assert path.read_bytes() == first


def test_a_module_without_webinar_has_no_kit(course: Path) -> None:
    (course / "modules/base/webinar.md").unlink()
    built(course)
    assert "kits" not in json.loads((course / "dist/build.json").read_text("utf-8"))
    assert not (course / "dist" / KIT).exists()
