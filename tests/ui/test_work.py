"""Worksheets, reflections and cards in the browser: filled in, kept, printed, taken along, opened again, deleted."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_accessible import violations
from test_learner import until

from builder.load import load_course, load_module
from builder.render import render_module

COURSE = Path(__file__).parents[1] / "render" / "course"
SHEET = "lesson/counting/tool-hive-check"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of a module that has every kind of field."""
    course, _ = load_course(COURSE)
    assert course
    module, _ = load_module(COURSE, course, "bees")
    assert module
    return render_module(COURSE, course, module).files


@pytest.fixture
def garden(tmp_path: Path, files: dict[str, bytes], player: Path) -> Path:
    """The module as a folder, opened from disk."""
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    shutil.copy(player, tmp_path / "player.js")
    return tmp_path / "index.html"


def visit(page: Page, garden: Path, place: str = SHEET) -> None:
    page.goto(f"{garden.as_uri()}#{place}")
    page.reload()
    page.wait_for_selector("html.is-ready")


def field(page: Page, id: str) -> Locator:
    return page.locator(f'[data-field="{id}"]')


def fill_in(page: Page) -> None:
    """Something in each kind of field, and a note."""
    page.locator('[data-about="name"]').fill("Orchard")
    page.locator('[data-about="season"]').select_option("Spring")
    field(page, "place").locator("input").fill('=HYPERLINK("x")')
    field(page, "traffic").locator("textarea").fill("Line one\nLine two, <b>bold</b> & more")
    field(page, "busy").get_by_label("No", exact=True).check()
    field(page, "calm").get_by_label("5").check()
    field(page, "seen").get_by_label("Drones, many").check()
    field(page, "frames").locator('[data-cell="1.0"]').fill("7")
    field(page, "frames").locator('[data-cell="1.1"]').select_option("much")
    field(page, "seasons").locator('[data-cell="1.1"]').fill("Harvest")
    page.locator(".reflect textarea").fill("On the roof.")
    until(page, "JSON.stringify(localStorage).includes('On the roof')")


def check_filled(page: Page) -> None:
    expect(page.locator('[data-about="season"]')).to_have_value("Spring")
    expect(field(page, "place").locator("input")).to_have_value('=HYPERLINK("x")')
    expect(field(page, "traffic").locator("textarea")).to_have_value("Line one\nLine two, <b>bold</b> & more")
    expect(field(page, "busy").get_by_label("No", exact=True)).to_be_checked()
    expect(field(page, "calm").get_by_label("5")).to_be_checked()
    expect(field(page, "seen").get_by_label("Drones, many")).to_be_checked()
    expect(field(page, "seen").get_by_label("Pollen")).not_to_be_checked()
    expect(field(page, "frames").locator('[data-cell="1.1"]')).to_have_value("much")
    expect(field(page, "seasons").locator('[data-cell="1.1"]')).to_have_value("Harvest")


def taken(page: Page, name: str) -> bytes:
    """The file that a button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_what_is_written_is_there_again(page: Page, garden: Path) -> None:
    visit(page, garden)
    fill_in(page)
    page.reload()
    page.wait_for_selector("html.is-ready")
    check_filled(page)
    expect(page.locator(".reflect textarea")).to_have_value("On the roof.")
    expect(page.locator("[data-sum]").first).to_have_text("Orchard · Spring")
    assert page.locator("details[data-project]").first.get_attribute("open") is None
    state = page.evaluate("Object.entries(localStorage).find(([key]) => key.startsWith('course-state-'))[1]")
    assert "Orchard" not in state
    assert "roof" not in state


def test_a_worksheet_of_its_own_page_starts_from_the_same_project(page: Page, garden: Path) -> None:
    visit(page, garden)
    page.locator('[data-about="name"]').fill("Orchard")
    page.locator('[data-about="name"]').blur()
    page.goto(f"{garden.as_uri()}#tool/hive-check-town")
    expect(page.locator("main h1")).to_have_text("More for hives in town")
    expect(page.locator("main [data-sum]")).to_have_text("Orchard")
    page.locator('[data-field="near"] input').fill("A school")
    page.goto(f"{garden.as_uri()}#tools")
    expect(page.locator("[data-take]")).to_contain_text("More for hives in town")


def test_the_example_can_be_hidden_and_stays_hidden(page: Page, garden: Path) -> None:
    visit(page, garden)
    expect(page.locator("p.example").first).to_be_visible()
    page.get_by_role("button", name="Show the example").click()
    expect(page.locator("p.example").first).to_be_hidden()
    page.reload()
    page.wait_for_selector("html.is-ready")
    expect(page.locator("p.example").first).to_be_hidden()
    expect(page.get_by_role("button", name="Show the example")).to_have_attribute("aria-pressed", "false")


def test_csv_holds_the_answers_and_no_formula(page: Page, garden: Path) -> None:
    visit(page, garden)
    fill_in(page)
    text = taken(page, "Save as CSV").decode("utf-8-sig")
    assert 'Where does it stand?,,,"\'=HYPERLINK(""x"")"\r\n' in text
    assert 'What did you see?,,,"Drones, many"' in text
    assert "Inside,Frames,2,Brood,much\r\n" in text
    assert "Inside,By season,Autumn,Work,Harvest\r\n" in text


def test_a_saved_copy_opens_again_and_foreign_files_do_not(page: Page, garden: Path, tmp_path: Path) -> None:
    visit(page, garden)
    fill_in(page)
    copy = tmp_path / "copy.json"
    copy.write_bytes(taken(page, "Save a copy to open again"))
    page.get_by_role("button", name="Empty the worksheet").click()
    page.get_by_role("button", name="Empty it").click()
    expect(field(page, "place").locator("input")).to_have_value("")
    page.locator("input[type=file]").first.set_input_files(copy)
    check_filled(page)

    other = tmp_path / "other.json"
    for change, words in (
        ("{", "not a saved copy"),
        (json.dumps({"answer": 42}), "not a saved copy"),
        (copy.read_text("utf-8").replace('"hive-check"', '"another"'), "belongs to another worksheet: Hive check"),
        (copy.read_text("utf-8").replace('"version": 1', '"version": 2'), "newer version"),
    ):
        other.write_text(change, encoding="utf-8")
        page.locator("input[type=file]").first.set_input_files(other)
        expect(page.locator("#ask")).to_contain_text(words)
        page.locator("#ask button").first.click()
        check_filled(page)

    mixed = json.loads(copy.read_text("utf-8"))
    wrong = {"busy": "Elsewhere", "calm": "99", "seen": ["Nothing"], "frames": {"0.0": 5, "9.9": "x"}, "new": "x"}
    mixed["values"] |= wrong
    other.write_text(json.dumps(mixed), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(other)
    page.get_by_role("button", name="Replace it").click()
    expect(field(page, "busy").locator("input:checked")).to_have_count(0)
    expect(field(page, "calm").locator("input:checked")).to_have_count(0)
    expect(field(page, "seen").locator("input:checked")).to_have_count(0)
    expect(field(page, "frames").locator('[data-cell="1.0"]')).to_have_value("")


def test_everything_comes_as_one_document_with_a_plan(page: Page, garden: Path) -> None:
    visit(page, garden)
    fill_in(page)
    page.goto(f"{garden.as_uri()}#tools")
    expect(page.locator("[data-take]")).to_contain_text("Your notes")
    page.get_by_label("What I will do, 1").fill("Ask the keeper")
    page.get_by_label("By when, 1").fill("1 May")
    page.get_by_role("button", name="Add a line").click()
    page.get_by_label("What I will do, 4").fill("Buy a hat")
    until(page, "JSON.stringify(localStorage).includes('Buy a hat')")
    data = taken(page, "Save all as one document")
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    document = docx.Document(BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in ("Hive check & <b>more</b>", "Line one\nLine two, <b>bold</b> & more", "☒ No", "☐ Yes"):
        assert words in text
    assert "Where would you put a hive?\nOn the roof." in text
    assert "More for hives in town" not in text  # not begun
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for words in ("Orchard", "Ask the keeper", "1 May", "Buy a hat", "Harvest", "much"):
        assert words in cells
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"][:2] == [
        "What I will do by when",
        "Hive check & <b>more</b>",
    ]


def test_print_shows_the_worksheet_alone_as_text(page: Page, garden: Path) -> None:
    page.add_init_script("window.print = () => { window.printed = document.title; }")
    visit(page, garden)
    fill_in(page)
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    assert page.evaluate("window.printed") == "garden-bees-hive-check"
    expect(page.locator("#print")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator("#print")).to_contain_text("Line two, <b>bold</b> & more")
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#print")).to_have_count(0)
    expect(page.locator("main")).to_be_visible()


def test_deleting_what_is_kept_empties_the_forms(page: Page, garden: Path) -> None:
    visit(page, garden)
    fill_in(page)
    page.goto(f"{garden.as_uri()}#your-data")
    page.locator("#forget").click()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('course-work-'))") == []
    page.goto(f"{garden.as_uri()}#{SHEET}")
    expect(field(page, "place").locator("input")).to_have_value("")
    expect(page.locator(".reflect textarea")).to_have_value("")


@pytest.mark.parametrize("trouble", ["full", "forbidden"])
def test_storage_that_does_not_hold_is_said(page: Page, garden: Path, trouble: str) -> None:
    if trouble == "full":
        page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }")
    else:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
        )
    visit(page, garden)
    field(page, "place").locator("input").fill("Under the tree")
    field(page, "place").locator("input").blur()
    said = page.locator(".sheet-form .sheet-kept")
    expect(said).to_contain_text("Not kept")
    assert said.get_attribute("role") == "status"
    text = taken(page, "Save as CSV").decode("utf-8-sig")
    assert "Under the tree" in text  # what cannot be kept can still be taken along


def test_two_windows_keep_each_others_fields(browser: Browser, garden: Path) -> None:
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        visit(page, garden)
    field(one, "place").locator("input").fill("One")
    field(one, "place").locator("input").blur()
    field(two, "traffic").locator("textarea").fill("Two")
    field(two, "traffic").locator("textarea").blur()
    one.reload()
    one.wait_for_selector("html.is-ready")
    expect(field(one, "place").locator("input")).to_have_value("One")
    expect(field(one, "traffic").locator("textarea")).to_have_value("Two")
    context.close()


@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 320),
        ("dark", 1280),
        pytest.param("dark", 320, marks=pytest.mark.full),
        pytest.param("light", 1280, marks=pytest.mark.full),
    ],
)
def test_axe_finds_nothing(browser: Browser, garden: Path, scheme: str, width: int) -> None:
    found: dict[str, list[str]] = {}
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    for view in (SHEET, "tool/hive-check-town", "tools"):
        visit(page, garden, view)
        if problems := violations(page):
            found[view] = problems
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    context.close()
    assert found == {}


def test_every_control_works_by_keyboard(page: Page, garden: Path) -> None:
    visit(page, garden, "tool/hive-check-town")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.way ?? document.activeElement.id"))
    assert {"t-hive-check-town-near", "print", "as_docx", "as_csv", "as_file", "import", "empty"} <= reached


def test_a_printed_module_has_what_was_written_where_it_stands(page: Page, garden: Path) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++; };")
    visit(page, garden)
    fill_in(page)
    page.wait_for_timeout(600)
    page.evaluate("document.querySelector('[data-print=module]').click()")
    until(page, "window.printed === 1")
    page.emulate_media(media="print")
    sheet = page.locator(".print-all [data-sheet='hive-check'] .paper")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("Line two, <b>bold</b> & more")
    assert sheet.locator(".paper-mark").filter(has_text="☒").count() > 0
    expect(page.locator(".print-all :is(textarea, select, .sheet-form input)")).to_have_count(0)
    assert page.locator(".print-all .paper-answer p").filter(has_text="\u00a0").count() > 0
