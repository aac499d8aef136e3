"""A worksheet as a document with content controls (ECMA-376 part 1, 17.5.2; check boxes: [MS-DOCX] 2.6.1)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from builder.render.documents.sheet import Column, Entry, Group, Sheet
from builder.render.documents.writer import WIDTH, Writer, clean


def as_docx(sheet: Sheet) -> bytes:
    """The bytes of the document; equal sheets give equal bytes."""
    writer = _SheetWriter(sheet)
    writer.write()
    return writer.finished(sheet.title, sheet.module, sheet.publisher or sheet.course, sheet.course)


class _SheetWriter(Writer):
    """Writes one worksheet."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet.language, sheet.rtl)
        self.sheet = sheet
        self.controls = 0

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

    def control(self, title: str, kind: str, content: str, more: str = "") -> str:
        """A content control around `content`; its tag is its number, so that each can be told apart."""
        self.controls += 1
        name = clean(title)[:60]
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
            f"<w:listItem w:displayText={quoteattr(clean(one))} w:value={quoteattr(clean(one))}/>" for one in options
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
