"""A webinar kit's document, and its calendar entry."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from builder.render.documents.prose import Paragraph, Table
from builder.render.documents.writer import Writer

FILL_IN = date(2099, 1, 1)
"""The day that stands in the calendar entry until an organiser puts in the real one."""

MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""What stands for the time at which the entry was made: the date of a zip's members (zipwriter)."""


class Stretch(Struct, frozen=True):
    """An entry of the agenda: `start` is how many minutes after the beginning."""

    start: int
    minutes: int
    title: str
    text: tuple[Paragraph | Table, ...]

    @property
    def clock(self) -> str:
        """When it begins, as hours and minutes."""
        return f"{self.start // 60}:{self.start % 60:02}"


class Kit(Struct, frozen=True, kw_only=True):
    """What a kit's files are made of."""

    title: str
    course: str
    module: str
    publisher: str
    language: str
    rtl: bool
    length: str
    minutes: int
    agenda: tuple[Stretch, ...]
    prepare: tuple[Paragraph | Table, ...]
    notes: tuple[Paragraph | Table, ...]
    references: tuple[Paragraph, ...]
    words: dict[str, str]


def kit_docx(kit: Kit) -> bytes:
    """The kit as a document."""
    writer = Writer(kit.language, kit.rtl)
    writer.paragraph("Kicker", f"{kit.course} · {kit.module}")
    writer.paragraph("Title", kit.title)
    writer.paragraph("Lead", kit.length)
    writer.paragraph("Notice", kit.words["kit_notice"])
    writer.paragraph("Heading1", kit.words["kit_agenda"])
    heads = (kit.words["kit_from"], kit.words["kit_minutes"], kit.words["kit_what"])
    writer.grid(Table((heads, *((one.clock, str(one.minutes), one.title) for one in kit.agenda))))
    for one in kit.agenda:
        if one.text:
            writer.paragraph("Heading2", f"{one.clock} {one.title}")
            writer.prose(one.text)
    writer.paragraph("Heading1", kit.words["kit_prepare"])
    writer.prose(kit.prepare)
    writer.paragraph("Heading1", kit.words["kit_notes"])
    writer.prose(kit.notes)
    if kit.references:
        writer.paragraph("Heading1", kit.words["references"])
        writer.prose(kit.references)
    return writer.finished(kit.title, kit.module, kit.publisher or kit.course, kit.course)


def kit_ics(kit: Kit, name: str) -> bytes:
    """A calendar entry to fill in (RFC 5545): day, time and place are placeholders; `name` makes its id."""
    from icalendar import Calendar, Event  # 0.4 s to import, for kits only

    event = Event()
    event.add("uid", f"{name}@webinar.invalid")
    event.add("dtstamp", MADE)
    start = datetime.combine(FILL_IN, time(10))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=kit.minutes))
    event.add("summary", f"{kit.title} – {kit.module}")
    event.add("location", kit.words["kit_where"])
    prepare = "\n".join(f"{p.mark} {p.text}".strip() for p in kit.prepare if isinstance(p, Paragraph))
    event.add("description", f"{kit.words['kit_prepare']}\n\n{prepare}")
    event.add("status", "TENTATIVE")
    calendar = Calendar()
    calendar.add("prodid", f"-//{kit.publisher or kit.course}//{kit.course}//{kit.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
