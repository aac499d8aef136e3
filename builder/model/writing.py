"""`course/writing.yaml`: how a course wants to be written; the rules of `check/writing*.py` hold it to that."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from builder.model.base import Place, doc


class Avoided(Struct, frozen=True, kw_only=True):
    """Words that the course does not use, and what it says in their place."""

    at: Place
    words: Annotated[
        tuple[Annotated[str, Meta(min_length=1)], ...],
        doc("The words, in lower case; `*` at an end stands for any letters.", min_length=1, examples=[["utili*"]]),
    ]
    instead: Annotated[str, doc("What to write: the end of the sentence 'write …'.", examples=["use"])] = ""
    why: Annotated[str, doc("Why the course avoids them.", examples=["The short word says the same."])] = ""


class Writing(Struct, frozen=True, kw_only=True):
    """What the course asks of its own texts. A key that is absent asks nothing."""

    at: Place = Place("course/writing.yaml")
    lesson_words: Annotated[
        tuple[int, ...] | None,
        doc("Fewest and most words of a lesson.", min_length=2, max_length=2, examples=[[600, 1300]]),
    ] = None
    interactive: Annotated[
        tuple[str, ...],
        doc("Names of the blocks that let learners do something.", examples=[["quiz", "tool", "reflect", "details"]]),
    ] = (
        "quiz",
        "tool",
        "reflect",
        "details",
    )
    first_interaction: Annotated[
        int | None, doc("Words of a lesson before the first such block, at most.", ge=1, examples=[250])
    ] = None
    longest_stretch: Annotated[int | None, doc("Words between two such blocks, at most.", ge=1, examples=[400])] = None
    last_section: Annotated[str, doc("The heading of each lesson's last section.", examples=["At work"])] = ""
    time_within: Annotated[
        int | None,
        doc(
            "How far, in percent, a module's `minutes` may be from what reading and questions take.",
            ge=1,
            le=100,
            examples=[15],
        ),
    ] = None
    reading_grade: Annotated[
        tuple[float, ...] | None,
        doc(
            "Lowest and highest school grade of a lesson (Flesch-Kincaid; English only).",
            min_length=2,
            max_length=2,
            examples=[[8, 12]],
        ),
    ] = None
    applied_share: Annotated[
        int | None,
        doc(
            "Percent of an assessment's questions, at least, whose level is apply or analyse.",
            ge=1,
            le=100,
            examples=[50],
        ),
    ] = None
    pool_per_objective: Annotated[
        int | None, doc("Questions that an assessment has for each objective, at least.", ge=1, examples=[3])
    ] = None
    question_types: Annotated[
        int | None, doc("Different types of question in an assessment, at least.", ge=1, examples=[3])
    ] = None
    options_median: Annotated[int | None, doc("The median number of options in an assessment.", ge=2, examples=[4])] = (
        None
    )
    option_length: Annotated[
        tuple[float, ...] | None,
        doc(
            "Shortest and longest wrong option, as a share of the right one's length.",
            min_length=2,
            max_length=2,
            examples=[[0.7, 1.4]],
        ),
    ] = None
    likeness: Annotated[
        float | None,
        doc(
            "How alike two questions of a module may be: the share of words in common, 0 to 1.",
            ge=0,
            le=1,
            examples=[0.8],
        ),
    ] = None
    acronyms: Annotated[
        tuple[str, ...] | None,
        doc(
            "Acronyms that need no expansion; where the key stands, all others are expanded once a module.",
            examples=[["EU"]],
        ),
    ] = None
    source_fields: Annotated[
        tuple[Literal["publisher", "year", "symbol", "url", "evidence", "review_by"], ...],
        doc("What each entry of sources.yaml says besides its title.", examples=[["publisher", "year"]]),
    ] = ()
    avoid: Annotated[
        tuple[Avoided, ...],
        doc("Words that the course does not use.", examples=[[{"words": ["utili*"], "instead": "use"}]]),
    ] = ()
