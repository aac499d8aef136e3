"""The course: who publishes it, its parts, defaults, glossary, sources, theme and modules."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Struct, field

from builder.model.base import ID, Id, Place, Text, doc
from builder.model.module import Ignore, Media, Module
from builder.model.quiz import Feedback, Shuffle
from builder.model.writing import Writing

StandardId = Literal["scorm12", "scorm2004-3", "scorm2004-4"]


class Defaults(Struct, frozen=True, kw_only=True):
    """Settings that quizzes and packages use where they do not say otherwise."""

    at: Place = Place("course/course.yaml")
    pass_mark: Annotated[int, doc("Percent of the points that passes an assessment.", ge=1, le=100, examples=[75])] = 80
    attempts: Annotated[
        int | Literal["unlimited"], doc("Attempts at an assessment.", ge=1, le=99, examples=["unlimited"])
    ] = "unlimited"
    mastery: Annotated[
        Literal["player", "lms"],
        doc("Who decides passed or failed: the player (safe everywhere) or the LMS by the manifest's score."),
    ] = "player"
    report: Annotated[Literal["graded", "all", "none"], doc("Which answers the LMS gets as interactions.")] = "graded"
    feedback: Annotated[Feedback, doc("When the learner reads what was right and why.")] = "after-question"
    shuffle: Annotated[
        tuple[Shuffle, ...],
        doc("What an assessment puts in a new order for each attempt.", examples=[["questions", "options"]]),
    ] = ()


class Part(Struct, frozen=True, kw_only=True):
    """A part of the course: a titled run of modules."""

    at: Place
    id: Annotated[str, doc("Stable id of the part.", pattern=ID, examples=["core"])]
    title: Annotated[str, doc("The part's title.", min_length=1, examples=["The basics"])]
    modules: Annotated[
        tuple[Id, ...], doc("Ids of its modules, in order.", min_length=1, examples=[["start", "burns"]])
    ]
    reference: Annotated[
        tuple[Id, ...], doc("Those of its modules that are for looking things up.", examples=[["burns"]])
    ] = ()


class Path(Struct, frozen=True, kw_only=True):
    """A way through the course for one kind of learner."""

    at: Place
    id: Annotated[str, doc("Stable id of the path.", pattern=ID, examples=["short"])]
    title: Annotated[str, doc("The path's title.", min_length=1, examples=["Half an hour"])]
    text: Annotated[str, doc("Whom it is for, in a sentence.", examples=["For who is in a hurry."])] = ""
    modules: Annotated[tuple[Id, ...], doc("Ids of modules, in order.", min_length=1, examples=[["start"]])]
    one_of: Annotated[
        tuple[Id, ...],
        doc("Ids of parts: any one module of each belongs to the path as well.", examples=[["basics"]]),
    ] = ()


class ProjectField(Struct, frozen=True, kw_only=True):
    """Something that worksheets ask once a module about the learner's own project."""

    at: Place
    id: Annotated[str, doc("Stable id.", pattern=ID, examples=["place"])]
    label: Annotated[
        str, doc("What is asked, without markup.", min_length=1, max_length=100, examples=["Where do you work?"])
    ]
    choices: Annotated[
        tuple[str, ...],
        doc("What it can be; without them it is a line to write.", max_length=20, examples=[["Office", "Workshop"]]),
    ] = ()


class GlossaryEntry(Struct, frozen=True, kw_only=True):
    """A term of `course/glossary.yaml`. Lessons link it as `[[term]]`."""

    at: Place
    term: Annotated[str, doc("The term as a heading.", min_length=1, examples=["tourniquet"])]
    definition: Annotated[
        Text, doc("One or two sentences, in Markdown.", examples=["A band that stops the blood of an arm or leg."])
    ]
    aliases: Annotated[
        tuple[str, ...], doc("Other forms that lessons use: plurals, abbreviations.", examples=[["tourniquets"]])
    ] = ()
    source: Annotated[str, doc("The id of the source that the definition follows.", examples=["who-2020"])] = ""


class Source(Struct, frozen=True, kw_only=True):
    """A source of `course/sources.yaml`. Lessons cite it as `[@id]`."""

    at: Place
    id: Annotated[str, doc("Stable id.", pattern=ID, examples=["who-2020"])]
    title: Annotated[str, doc("The document's title.", min_length=1, examples=["Basic emergency care"])]
    publisher: Annotated[str, doc("The issuing body.", examples=["World Health Organization"])] = ""
    year: Annotated[int | None, doc("Year of publication.", ge=1000, le=2999, examples=[2020])] = None
    symbol: Annotated[str, doc("Document symbol, DOI or CELEX number.", examples=["CELEX:32016R0679"])] = ""
    url: Annotated[
        str,
        doc(
            "The issuing body's own address of it.",
            pattern="^https?://",
            examples=["https://www.who.int/publications/i/item/9789241513081"],
        ),
    ] = ""
    evidence: Annotated[
        str,
        doc(
            "Where a copy was read; never shown to learners.",
            examples=["Read in the library of the academy on 3 May 2024"],
        ),
    ] = ""
    review_by: Annotated[
        str, doc("Date to look at it again, YYYY-MM-DD.", pattern=r"^(\d{4}-\d{2}-\d{2})?$", examples=["2027-01-31"])
    ] = ""


class Accent(Struct, frozen=True, kw_only=True):
    """One accent colour in both themes, as #rrggbb."""

    at: Place
    light: Annotated[str, doc("On light paper.", pattern="^#[0-9a-fA-F]{6}$", examples=["#1a5f7a"])]
    dark: Annotated[str, doc("On dark paper.", pattern="^#[0-9a-fA-F]{6}$", examples=["#8fd0e8"])]


class Theme(Struct, frozen=True, kw_only=True):
    """`course/theme/theme.yaml`: colours by module or part id; the most specific wins."""

    at: Place = Place("course/theme/theme.yaml")
    accents: Annotated[
        dict[str, Accent],
        doc(
            "Accent colours by module id, part id or `default`.",
            examples=[{"default": {"light": "#1a5f7a", "dark": "#8fd0e8"}}],
        ),
    ] = {}
    paper: Annotated[
        Accent | None,
        doc("Paper colours, if not the default theme's.", examples=[{"light": "#fcfbf8", "dark": "#14171a"}]),
    ] = None
    ink: Annotated[
        Accent | None,
        doc("Ink colours, if not the default theme's.", examples=[{"light": "#1b1f23", "dark": "#e9e6df"}]),
    ] = None


class Course(Struct, frozen=True, kw_only=True):
    """A whole course; `modules` holds those that were asked for, complete, in the order of the parts."""

    at: Place
    id: Annotated[str, doc("Stable id; packages are named and identified by it.", pattern=ID, examples=["first-aid"])]
    title: Annotated[str, doc("The course's title.", min_length=1, max_length=200, examples=["First aid at work"])]
    version: Annotated[
        str, doc('Version of the content, quoted: "1.0.0".', pattern=r"^[0-9a-z][0-9a-z.\-]{0,19}$", examples=["1.0.0"])
    ]
    language: Annotated[str, doc("BCP 47 tag of the course's language, for example en or pt-BR.", examples=["en"])]
    description: Annotated[
        str,
        doc(
            "What the course is, in a few sentences.",
            examples=["What to do in the first five minutes after an accident."],
        ),
    ] = ""
    publisher: Annotated[str, doc("Who publishes it.", examples=["Example Academy"])] = ""
    contact: Annotated[str, doc("Where to write to.", examples=["academy@example.org"])] = ""
    licence: Annotated[str, doc("SPDX id of the content's licence, for example CC-BY-4.0.", examples=["CC-BY-4.0"])] = (
        ""
    )
    acknowledgement: Annotated[
        str, doc("Whom and what the course owes.", examples=["Written with the help of the fire brigade of Rivertown."])
    ] = ""
    disclaimer: Annotated[
        str, doc("What the course is not.", examples=["The views in this course are those of its authors."])
    ] = ""
    standards: Annotated[
        tuple[StandardId, ...], doc("The editions that are built.", min_length=1, examples=[["scorm12", "scorm2004-4"]])
    ] = (
        "scorm12",
        "scorm2004-3",
        "scorm2004-4",
    )
    format: Annotated[int, doc("Version of the source format.", ge=1, le=1, examples=[1])] = 1
    defaults: Annotated[
        Defaults,
        doc("Settings for quizzes and packages.", examples=[{"pass_mark": 75, "shuffle": ["questions", "options"]}]),
    ] = field(default_factory=Defaults)
    parts: Annotated[
        tuple[Part, ...],
        doc(
            "The course's parts, in order.",
            min_length=1,
            examples=[[{"id": "core", "title": "The basics", "modules": ["start"]}]],
        ),
    ]
    planned: Annotated[
        tuple[Id, ...], doc("Modules named in parts that are not written yet.", examples=[["burns"]])
    ] = ()
    paths: Annotated[
        tuple[Path, ...],
        doc(
            "Ways through the course.",
            examples=[
                [{"id": "short", "title": "Half an hour", "text": "For who is in a hurry.", "modules": ["start"]}]
            ],
        ),
    ] = ()
    project: Annotated[
        tuple[ProjectField, ...],
        doc(
            "What worksheets ask about the learner's own project.",
            max_length=6,
            examples=[[{"id": "place", "label": "Where do you work?"}]],
        ),
    ] = ()
    worksheet_notice: Annotated[
        str,
        doc(
            "What every worksheet begins with, for example what not to enter.",
            examples=["Do not enter names of people."],
        ),
    ] = ""
    source_hosts: Annotated[
        tuple[str, ...] | None,
        doc("Hosts, and those below them, that the `url` of a source may name. Absent: any.", examples=[["un.org"]]),
    ] = None

    glossary: tuple[GlossaryEntry, ...] = ()
    sources: tuple[Source, ...] = ()
    theme: Theme = field(default_factory=Theme)
    writing: Writing = field(default_factory=Writing)
    media: tuple[Media, ...] = ()
    """Everything in `course/media/`, sorted by path."""
    modules: tuple[Module, ...] = ()
    ignores: tuple[Ignore, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Ids of the modules that exist, in the order of the parts."""
        return tuple(id for part in self.parts for id in part.modules if id not in self.planned)

    def part_of(self, module_id: str) -> Part | None:
        """The part that names the module."""
        return next((part for part in self.parts if module_id in part.modules), None)

    def accent_of(self, module_id: str) -> Accent | None:
        """The accent of a module: its own, its part's, the course's default, or none."""
        part = self.part_of(module_id)
        for name in (module_id, part.id if part else "", "default"):
            if name in self.theme.accents:
                return self.theme.accents[name]
        return None
