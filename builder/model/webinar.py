"""The kit of a module's webinar, `modules/<module>/webinar.md`: one page for learners, the rest for facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Struct

from builder.model.base import Id, Place, Text, doc


class AgendaItem(Struct, frozen=True, kw_only=True):
    """A stretch of the webinar."""

    at: Place
    minutes: Annotated[int, doc("How long it takes.", ge=1, le=240, examples=[20])]
    title: Annotated[str, doc("What happens, in a few words.", min_length=1, examples=["Two cases"])]
    text: Annotated[
        Text | None, doc("For the facilitator, in Markdown: how it is led.", examples=["In pairs, then all together."])
    ] = None


class Webinar(Struct, frozen=True, kw_only=True):
    """A webinar. Learners see its title, length and `prepare`; everything else is the facilitator's."""

    at: Place
    title: Annotated[
        str,
        doc("The webinar's name, as in the invitation.", min_length=1, max_length=120, examples=["First aid, live"]),
    ]
    minutes: Annotated[int, doc("How long it is, breaks included.", ge=10, le=480, examples=[60])]
    tools: Annotated[
        tuple[Id, ...], doc("Ids of the module's worksheets that it uses.", examples=[["who-does-what"]])
    ] = ()
    agenda: Annotated[
        tuple[AgendaItem, ...],
        doc("What happens, in order.", min_length=1, examples=[[{"minutes": 60, "title": "Two cases"}]]),
    ]
    prepare: Annotated[
        Text,
        doc(
            "What learners do before it, in Markdown: a page of the module.",
            examples=["Bring the number of your own fire brigade."],
        ),
    ]
    body: Text
    """Facilitator notes, exercises, model answers."""

    def kept_apart(self) -> Iterator[Text]:
        """The texts that only facilitators get."""
        yield from (item.text for item in self.agenda if item.text)
        yield self.body
