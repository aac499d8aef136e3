"""A worksheet as a spreadsheet: one page with all questions, and a page of its own for each table."""

from __future__ import annotations

import re
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from builder.render.documents.again import rewritten
from builder.render.documents.sheet import Entry, Sheet

INK, SOFT, SECOND, LINE, TINT = "1B1F23", "565B5F", "2B568B", "8A8778", "F4F1E9"
"""Ink, soft ink, the second ink of examples, rules, and the tint of section heads."""

_TOP = Alignment(wrap_text=True, vertical="top")
_RULE = Border(bottom=Side(style="thin", color=LINE))
_BAD_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
TICK = "x"
NAME_LENGTH = 31


class _Book:
    """A workbook while it is written; lists to choose from stand on a page of their own, out of sight."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.book = Workbook()
        self.lists: list[tuple[str, ...]] = []
        self.names: set[str] = set()
        self.looks: dict[tuple[int, bool], Any] = {}
        main = self.book.active
        assert isinstance(main, Worksheet)
        self.main = main
        main.title = self.name(sheet.title)
        self.row = 0

    def name(self, title: str) -> str:
        """A name for a page that no other has, as spreadsheets allow it."""
        plain = " ".join(_BAD_NAME.sub(" ", title).split())[:NAME_LENGTH].strip() or "1"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{plain[: NAME_LENGTH - 1 - len(str(number))]} {number}"
        self.names.add(name.casefold())
        return name

    def put(self, page: Worksheet, row: int, column: int, text: str, font: Font, rule: bool = False) -> None:
        """A text into a cell, never a formula, whatever it begins with."""
        cell: Any = page.cell(row, column)
        cell.value = _NO_XML.sub("", text) or None
        if cell.value is not None:
            cell.data_type = "s"
        look = self.looks.get((id(font), rule))
        if look is not None:
            cell._style = copy(look)
            return
        cell.font, cell.alignment = font, _TOP
        if rule:
            cell.border = _RULE
        self.looks[id(font), rule] = copy(cell._style)

    def line(self, *texts: str, font: Font, rule: bool = False, height: float = 0) -> int:
        """The next row of the main page; its number."""
        self.row += 1
        for column, text in enumerate(texts, 1):
            self.put(self.main, self.row, column, text, font, rule)
        if height:
            self.main.row_dimensions[self.row].height = height
        return self.row

    def choose(self, page: Worksheet, cells: str, options: tuple[str, ...]) -> None:
        """Let the learner choose these cells' content from a list."""
        if options not in self.lists:
            self.lists.append(options)
        letter = get_column_letter(self.lists.index(options) + 1)
        area = f"{quote_sheetname(self.sheet.words.lists[:NAME_LENGTH])}!${letter}$1:${letter}${len(options)}"
        rule = DataValidation(type="list", formula1=area, allow_blank=True, showErrorMessage=True)
        rule.promptTitle, rule.prompt, rule.showInputMessage = None, self.sheet.words.choose[:250], True
        page.add_data_validation(rule)
        rule.add(cells)


TITLE = Font(name="Georgia", size=16, bold=True, color=INK)
HEAD = Font(name="Georgia", size=12, bold=True, color=INK)
BOLD = Font(name="Calibri", size=11, bold=True, color=INK)
TEXT = Font(name="Calibri", size=11, color=INK)
NOTE = Font(name="Calibri", size=11, italic=True, color=SOFT)
EXAMPLE = Font(name="Calibri", size=11, italic=True, color=SECOND)
_ROW = 15.0
"""Points of a line."""


def as_xlsx(sheet: Sheet) -> bytes:
    """The bytes of the workbook: titles, heads, examples in a second ink, lists to choose from, ready to print."""
    book = _Book(sheet)
    words = sheet.words
    example = words.example.rstrip(":： ")
    book.line(sheet.title, font=TITLE)
    for text in (*(p.text for p in sheet.purpose), sheet.when, sheet.notice):
        if text:
            _wide(book, text, NOTE)
    for paragraph in sheet.how:
        _wide(book, f"{paragraph.mark} {paragraph.text}".strip(), TEXT)
    if sheet.project:
        _section(book, words.project)
        for column in sheet.project:
            row = book.line(column.title, "", font=BOLD, rule=True)
            if column.choices:
                book.choose(book.main, f"B{row}", column.choices)
    for group in sheet.groups:
        _section(book, group.title)
        for paragraph in group.text:
            _wide(book, f"{paragraph.mark} {paragraph.text}".strip(), TEXT)
        for column_title in [(words.question, words.answer, example)]:
            book.line(*column_title, font=NOTE, rule=True)
        for entry in group.entries:
            _entry(book, entry)
    _finish(book)
    return rewritten(_saved(book.book))


def _wide(book: _Book, text: str, font: Font) -> None:
    row = book.line(text, font=font, height=_ROW * max(1, -(-len(text) // 105)))
    book.main.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)


def _section(book: _Book, title: str) -> None:
    book.line("", font=TEXT)
    row = book.line(title, "", "", font=HEAD)
    for column in (1, 2, 3):
        book.main.cell(row, column).fill = PatternFill("solid", fgColor=TINT)


def _entry(book: _Book, entry: Entry) -> None:
    question = f"{entry.label}\n{entry.help}" if entry.help else entry.label
    if entry.kind == "table":
        page = _table(book, entry)
        row = book.line(question, page, font=TEXT, rule=True)
        book.put(book.main, row, 1, question, BOLD, True)
        book.main.cell(row, 2).hyperlink = f"#{quote_sheetname(page)}!A1"
        return
    row = book.line(question, "", entry.example if entry.kind != "checklist" else "", font=TEXT, rule=True)
    book.put(book.main, row, 1, question, BOLD, True)
    book.put(book.main, row, 3, entry.example if entry.kind != "checklist" else "", EXAMPLE, True)
    book.main.row_dimensions[row].height = _ROW * max(entry.lines, _lines(question, 42), _lines(entry.example, 42))
    if entry.kind in ("choice", "rating"):
        book.choose(book.main, f"B{row}", entry.options)
    if entry.kind == "checklist":
        ticked = entry.example.split("; ")
        first = book.row + 1
        for item in entry.options:
            row = book.line(f"    {item}", "", font=TEXT, rule=True)
            book.put(book.main, row, 3, TICK if item in ticked else "", EXAMPLE, True)
        book.choose(book.main, f"B{first}:B{book.row}", (TICK,))


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def _table(book: _Book, entry: Entry) -> str:
    """A page for a table: its heads, the example, empty rows. Gives the page's name."""
    page = book.book.create_sheet(book.name(entry.label))
    book.put(page, 1, 1, entry.label, HEAD)
    for number, column in enumerate(entry.columns, 1):
        book.put(page, 2, number, column.title, BOLD, True)
        page.cell(2, number).fill = PatternFill("solid", fgColor=TINT)
        page.column_dimensions[get_column_letter(number)].width = max(18, min(40, 110 // len(entry.columns)))
    row = 2
    for cells in entry.example_rows:
        row += 1
        for number, text in enumerate(cells, 1):
            book.put(page, row, number, text, EXAMPLE, True)
    first = row + 1
    for index in range(entry.rows):
        row += 1
        page.row_dimensions[row].height = 2 * _ROW
        for number in range(1, len(entry.columns) + 1):
            label = entry.row_labels[index] if entry.row_labels and number == 1 else ""
            book.put(page, row, number, label, BOLD if label else TEXT, True)
    for number, column in enumerate(entry.columns, 1):
        if column.choices:
            letter = get_column_letter(number)
            book.choose(page, f"{letter}{first}:{letter}{row}", column.choices)
    page.freeze_panes = "A3"
    page.print_title_rows = "2:2"
    return str(page.title)


def _finish(book: _Book) -> None:
    sheet = book.sheet
    for letter, width in (("A", 45), ("B", 50), ("C", 45)):
        book.main.column_dimensions[letter].width = width
    for page in book.book.worksheets:
        page.sheet_view.showGridLines = False
        page.sheet_view.rightToLeft = sheet.rtl
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if book.lists:
        page = book.book.create_sheet(sheet.words.lists[:NAME_LENGTH])
        page.sheet_state = "hidden"
        for number, options in enumerate(book.lists, 1):
            for row, option in enumerate(options, 1):
                book.put(page, row, number, option, TEXT)
    facts = book.book.properties
    facts.title, facts.subject, facts.creator = sheet.title, sheet.module, sheet.publisher or sheet.course
    facts.language, facts.category = sheet.language, sheet.course
    facts.lastModifiedBy = None


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
