"""A WordprocessingML document while it is written (ECMA-376 part 1): what worksheets and kits share."""

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
from builder.render.documents.prose import Paragraph, Run, Table
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


@cache
def template() -> bytes:
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


class Writer:
    """Collects the body of one document and makes its bytes."""

    def __init__(self, language: str, rtl: bool) -> None:
        self.document: Any = docx.Document(BytesIO(template()))
        self.tag = language
        self.rtl = rtl
        self.bidi = "<w:bidi/>" if rtl else ""
        self.out: list[str] = []

    def finished(self, title: str, subject: str, author: str, category: str) -> bytes:
        """The document's bytes, with these core properties; equal documents give equal bytes."""
        self.language()
        last = self.document.element.body[-1]
        for element in parse_xml(f"<w:body {NAMES}>{''.join(self.out)}</w:body>"):
            last.addprevious(element)
        facts = self.document.core_properties
        facts.title, facts.subject = title[:255], subject[:255]
        facts.author, facts.category = author[:255], category[:255]
        facts.language = self.tag
        facts.comments = facts.keywords = facts.last_modified_by = ""
        out = BytesIO()
        self.document.save(out)
        return rewritten(out.getvalue())

    def table_head(self, widths: tuple[int, ...], caption: str, heads: bool) -> str:
        """The beginning of a table that is as wide as the text."""
        bidi = "<w:bidiVisual/>" if self.rtl else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/>{bidi}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0020" if heads else "0080"}" '
            f'w:firstRow="{int(heads)}" w:lastRow="0" w:firstColumn="{int(not heads)}" w:lastColumn="0" w:noHBand="1" '
            f'w:noVBand="1"/><w:tblCaption w:val={quoteattr(clean(caption))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )

    def cell(self, width: int, style: str, content: str) -> str:
        wide = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{wide}<w:p>{self.look(style)}{content}</w:p></w:tc>"

    def prose(self, pieces: tuple[Paragraph | Table, ...], style: str = "Normal") -> None:
        """Texts of the author: paragraphs, lists, headings, tables."""
        for paragraph in pieces:
            if isinstance(paragraph, Table):
                self.grid(paragraph)
                continue
            runs = "".join(self.words(run) for run in paragraph.runs)
            if paragraph.mark:
                indent = f'<w:ind w:left="{360 * (paragraph.depth + 1)}" w:hanging="360"/>'
                mark = f"{self.run(paragraph.mark)}<w:r><w:tab/></w:r>"
                self.out.append(f"<w:p>{self.look('Item', indent)}{mark}{runs}</w:p>")
            else:
                look = f"Heading{min(3, paragraph.heading - 1)}" if paragraph.heading else style
                self.out.append(f"<w:p>{self.look(look)}{runs}</w:p>")

    def grid(self, table: Table) -> None:
        """A table of the author; its first row are its heads."""
        count = max(len(row) for row in table.rows)
        rows = []
        for number, row in enumerate(table.rows):
            cells = (*row, *("",) * (count - len(row)))
            style = "Cell" if number else "Head"
            head = "" if number else "<w:tblHeader/>"
            made = "".join(self.cell(WIDTH // count, style, self.run(cell)) for cell in cells)
            rows.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{made}</w:tr>")
        self.out.append(f"{self.table_head((WIDTH // count,) * count, table.rows[0][0], True)}{''.join(rows)}</w:tbl>")
        self.paragraph("Cell", "")

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
        look = f"{name}{look}{'<w:rtl/>' if self.rtl else ''}"
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
        return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"

    def language(self) -> None:
        """Say in which language the document is, so that it is read aloud and checked in it."""
        tag = self.tag
        for element in self.document.styles.element.iter(f"{{{W}}}lang"):
            for name in ("val", "eastAsia", "bidi"):
                element.set(f"{{{W}}}{name}", tag)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NO_XML.sub("", text)
