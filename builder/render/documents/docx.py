"""A worksheet as a document with content controls (ECMA-376 part 1, 17.5.2; check boxes: [MS-DOCX] 2.6.1)."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from lxml import etree

from builder.render.documents.again import rewritten
from builder.render.documents.prose import Paragraph, Run
from builder.render.documents.sheet import Column, Entry, Group, Sheet
from builder.render.documents.styles import DEFAULTS, STYLES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
NOT_NEEDED = (
    "thumbnail", "customXml", "stylesWithEffects", "webSettings", "fontTable", "numbering", "theme",
    "extended-properties",
)  # fmt: skip
"""Parts of python-docx's template that a worksheet does without; styles are its own (styles.py)."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WIDTH = 9600
"""Twentieths of a point between the margins of A4."""


def as_docx(sheet: Sheet) -> bytes:
    """The bytes of the document; equal sheets give equal bytes."""
    document = docx.Document(BytesIO(_template()))
    writer = _Writer(document, sheet)
    writer.write()
    facts = document.core_properties
    facts.title, facts.subject = sheet.title[:255], sheet.module[:255]
    facts.author, facts.category = (sheet.publisher or sheet.course)[:255], sheet.course[:255]
    facts.language = sheet.language
    facts.comments = facts.keywords = facts.last_modified_by = ""
    out = BytesIO()
    document.save(out)
    return rewritten(out.getvalue())


@cache
def _template() -> bytes:
    """python-docx's template without what a worksheet does not need, and with the styles of ours."""
    document = docx.Document()
    for part in (document.part, document.part.package):
        for id, relation in list(part.rels.items()):
            if any(name.lower() in relation.reltype.lower() for name in NOT_NEEDED):
                del part.rels[id]
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for child in etree.fromstring(f"<w:styles {NAMES}>{DEFAULTS}{STYLES}</w:styles>".encode()):
        styles.append(parse_xml(etree.tostring(child)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes one document; `body` collects what goes before the section's properties."""

    def __init__(self, document: Any, sheet: Sheet) -> None:
        self.document = document
        self.sheet = sheet
        self.controls = 0
        self.bidi = "<w:bidi/>" if sheet.rtl else ""
        self.out: list[str] = []

    def write(self) -> None:
        """Everything, in order."""
        sheet, words = self.sheet, self.sheet.words
        self.paragraph("Kicker", f"{sheet.course} · {sheet.module}")
        self.paragraph("Title", sheet.title)
        self.prose(sheet.purpose, "Lead")
        if sheet.when:
            self.paragraph("Note", sheet.when)
        if sheet.notice:
            self.paragraph("Notice", sheet.notice)
        if sheet.how:
            self.paragraph("Heading1", words.how)
            self.prose(sheet.how)
        if sheet.project:
            self.paragraph("Heading1", words.project)
            self.project(sheet.project)
        for group in sheet.groups:
            self.group(group)
        self.language()
        body = self.document.element.body
        last = body[-1]
        for element in parse_xml(f"<w:body {NAMES}>{''.join(self.out)}</w:body>"):
            last.addprevious(element)

    def group(self, group: Group) -> None:
        """A section: its heading, its text, its fields."""
        self.paragraph("Heading1", group.title)
        self.prose(group.text)
        for entry in group.entries:
            self.paragraph("Ask", entry.label)
            if entry.help:
                self.paragraph("Note", entry.help, keep=True)
            if entry.example:
                self.paragraph("Example", f"{self.sheet.words.example} {entry.example}", keep=True)
            self.entry(entry)

    def entry(self, entry: Entry) -> None:
        """The control, or controls, of a field."""
        if entry.kind == "text":
            empty = "".join(f"<w:p>{self.look('Answer')}</w:p>" for _ in range(min(entry.lines, 12)))
            self.out.append(self.control(entry.label, '<w:text w:multiLine="1"/>' if entry.lines == 1 else "", empty))
        elif entry.kind == "table":
            self.table(entry)
        elif entry.kind == "checklist":
            for item in entry.options:
                self.out.append(f"<w:p>{self.look('Mark')}{self.box(item)}{self.run(f' {item}')}</w:p>")
        else:
            choice = self.choice(entry.label, entry.options)
            self.out.append(f"<w:p>{self.look('Answer')}{choice}</w:p>")

    def project(self, fields: tuple[Column, ...]) -> None:
        """A table of two columns: what is asked, and room for it."""
        rows = ""
        for field in fields:
            room = self.choice(field.title, field.choices) if field.choices else self.line(field.title)
            cells = self.cell(3200, "Head", self.run(field.title)) + self.cell(WIDTH - 3200, "Cell", room)
            rows += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
        self.out.append(f"{self.table_head((3200, WIDTH - 3200), self.sheet.words.project, False)}{rows}</w:tbl>")
        self.paragraph("Cell", "")

    def table(self, entry: Entry) -> None:
        """A table with a repeated head, its example in the second ink, and rows to fill in."""
        width = WIDTH // len(entry.columns)
        rows = [
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            + "".join(self.cell(width, "Head", self.run(column.title)) for column in entry.columns)
            + "</w:tr>"
        ]
        for example in entry.example_rows:
            cells = "".join(self.cell(width, "ExampleCell", self.run(text)) for text in example)
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        for number in range(entry.rows):
            cells = ""
            for index, column in enumerate(entry.columns):
                title = f"{column.title} {number + 1}"
                if entry.row_labels and index == 0:
                    cells += self.cell(width, "Head", self.run(entry.row_labels[number]))
                elif column.choices:
                    cells += self.cell(width, "Cell", self.choice(title, column.choices))
                else:
                    cells += self.cell(width, "Cell", self.line(title))
            rows.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="560"/></w:trPr>{cells}</w:tr>')
        self.out.append(f"{self.table_head((width,) * len(entry.columns), entry.label, True)}{''.join(rows)}</w:tbl>")
        self.paragraph("Cell", "")

    def table_head(self, widths: tuple[int, ...], caption: str, heads: bool) -> str:
        """The beginning of a table that is as wide as the text."""
        bidi = "<w:bidiVisual/>" if self.sheet.rtl else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/>{bidi}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0020" if heads else "0080"}" '
            f'w:firstRow="{int(heads)}" w:lastRow="0" w:firstColumn="{int(not heads)}" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblCaption w:val={quoteattr(_clean(caption))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def cell(self, width: int, style: str, content: str) -> str:
        wide = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{wide}<w:p>{self.look(style)}{content}</w:p></w:tc>"

    def control(self, title: str, kind: str, content: str, more: str = "") -> str:
        """A content control around `content`; its tag is its number, so that each can be told apart."""
        self.controls += 1
        name = _clean(title)[:60]
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(name)}/><w:tag w:val="f{self.controls}"/>'
            f'<w:id w:val="{self.controls}"/>{more}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )

    def line(self, title: str) -> str:
        """A text to write inside a line."""
        return self.control(title, '<w:text w:multiLine="1"/>', self.run("\u2003\u2003"))

    def choice(self, title: str, options: tuple[str, ...]) -> str:
        """A list to choose from."""
        choose = self.sheet.words.choose
        items = "".join(
            f"<w:listItem w:displayText={quoteattr(_clean(one))} w:value={quoteattr(_clean(one))}/>" for one in options
        )
        shown = f'<w:r><w:rPr><w:rStyle w:val="Choose"/></w:rPr><w:t>{escape(choose)}</w:t></w:r>'
        return self.control(title, f"<w:dropDownList>{items}</w:dropDownList>", shown, "<w:showingPlcHdr/>")

    def box(self, title: str) -> str:
        """A box to tick."""
        kind = (
            '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
        face = 'w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"'
        return self.control(title, kind, f"<w:r><w:rPr><w:rFonts {face}/></w:rPr><w:t>☐</w:t></w:r>")

    def prose(self, paragraphs: tuple[Paragraph, ...], style: str = "Normal") -> None:
        """Texts of the author: paragraphs and lists."""
        for paragraph in paragraphs:
            runs = "".join(self.words(run) for run in paragraph.runs)
            if paragraph.mark:
                indent = f'<w:ind w:left="{360 * (paragraph.depth + 1)}" w:hanging="360"/>'
                mark = f"{self.run(paragraph.mark)}<w:r><w:tab/></w:r>"
                self.out.append(f"<w:p>{self.look('Item', indent)}{mark}{runs}</w:p>")
            else:
                self.out.append(f"<w:p>{self.look(style)}{runs}</w:p>")

    def words(self, run: Run) -> str:
        """Words of the author in their look, as a link where they lead to the web."""
        made = self.run(run.text, "<w:b/>" * run.bold + "<w:i/>" * run.italic, "Link" if run.href else "")
        if not run.href:
            return made
        relation = self.document.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{relation}">{made}</w:hyperlink>'

    def paragraph(self, style: str, text: str, keep: bool = False) -> None:
        content = self.run(text) if text else ""
        self.out.append(f"<w:p>{self.look(style, keep='<w:keepNext/>' if keep else '')}{content}</w:p>")

    def look(self, style: str, indent: str = "", keep: str = "") -> str:
        """The properties of a paragraph, in the order of the schema."""
        return f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{self.bidi}{indent}</w:pPr>'

    def run(self, text: str, look: str = "", style: str = "") -> str:
        name = f'<w:rStyle w:val="{style}"/>' if style else ""
        look = f"{name}{look}{'<w:rtl/>' if self.sheet.rtl else ''}"
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _clean(text).split("\n"))
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"

    def language(self) -> None:
        """Say in which language the document is, so that it is read aloud and checked in it."""
        tag = self.sheet.language
        for element in self.document.styles.element.iter(f"{{{W}}}lang"):
            for name in ("val", "eastAsia", "bidi"):
                element.set(f"{{{W}}}{name}", tag)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
