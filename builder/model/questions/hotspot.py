"""`hotspot`: places in a picture to find; a list of their names is the same question without the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Struct

from builder.model.base import Place, Text, doc
from builder.model.outline import Image, Outline
from builder.model.questions.base import Question

Shape = Literal["rect", "circle", "poly"]


class Region(Struct, frozen=True, kw_only=True):
    """A place in the picture."""

    at: Place
    id: Annotated[
        str,
        doc("Stable id; default: its position as a letter.", pattern="^[a-z0-9_]{1,16}$", examples=["bridge"]),
    ] = ""
    label: Annotated[
        Text,
        doc("What the list calls it, for those who do not see the picture or cannot point.", examples=["The bridge"]),
    ]
    shape: Annotated[Shape, doc("rect, circle or poly, as in HTML's image maps.")] = "rect"
    coords: Annotated[
        tuple[float, ...],
        doc(
            "In the picture's own units. rect: left, top, right, bottom; circle: centre x, centre y, radius; "
            "poly: x and y of each corner.",
            min_length=3,
            max_length=120,
            examples=[[300, 100, 420, 220]],
        ),
    ]
    correct: Annotated[bool, doc("true for a right one.")] = False
    feedback: Annotated[
        Text | None,
        doc("Shown when it was chosen: why it is right or wrong.", examples=["From here you reach both banks."]),
    ] = None

    @property
    def centre(self) -> tuple[float, float]:
        """Where the place's number stands."""
        at = self.coords
        if self.shape == "circle":
            return at[0], at[1]
        return (min(at[::2]) + max(at[::2])) / 2, (min(at[1::2]) + max(at[1::2])) / 2


class Hotspot(Question, frozen=True, kw_only=True):
    """Places to find. Score: (right places chosen - wrong ones) / right places, not below zero."""

    tag: ClassVar[str] = "hotspot"

    image: Annotated[
        str, doc("The picture's file: media/name.svg, .png, .jpg or .webp.", min_length=1, examples=["media/bank.svg"])
    ]
    alt: Annotated[
        str,
        doc(
            "What the picture shows, without the answer.",
            min_length=1,
            examples=["A river with two banks and a bridge"],
        ),
    ]
    regions: Annotated[
        tuple[Region, ...],
        doc(
            "The places, one or more correct.",
            min_length=2,
            max_length=20,
            examples=[
                [
                    {"label": "The bridge", "shape": "rect", "coords": [300, 100, 420, 220], "correct": True},
                    {"label": "The mill", "shape": "circle", "coords": [120, 180, 40]},
                ]
            ],
        ),
    ]

    @property
    def many(self) -> bool:
        """Whether more than one place is right."""
        return sum(region.correct for region in self.regions) > 1

    @property
    def picture(self) -> Text:
        """The picture as a text that shows it, so that it is checked and packed as any other."""
        at = self.at.of("image")
        alt = "".join(f"\\{sign}" if sign in "\\[]`*_<&" else sign for sign in " ".join(self.alt.split()))
        image = Image(self.image, self.alt, "", at.line, at.column)
        return Text(
            f"![{alt}]({self.image})", at.path, at.line, at.column, outline=Outline(images=(image,), markup=True)
        )

    def type_texts(self) -> Iterator[tuple[str, Text]]:
        yield "image", self.picture
        for region in self.regions:
            yield f"regions.{region.id}.label", region.label
            if region.feedback:
                yield f"regions.{region.id}.feedback", region.feedback

    def key_data(self) -> Any:
        return [[region.id, region.correct] for region in self.regions]

    def player_data(self) -> dict[str, Any]:
        return {"options": [{"id": region.id, "correct": region.correct} for region in self.regions]}

    def answer_max(self) -> int:
        return len(self.regions) if self.many else 1
