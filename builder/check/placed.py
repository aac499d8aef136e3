"""Q040, Q041, Q047, Q048 and Q061: what is put into categories, and places in a picture."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.targets import target_of
from builder.check.view import ModuleView
from builder.diagnostics import Code
from builder.model.module import Media
from builder.model.questions.categorise import Categorise
from builder.model.questions.hotspot import Hotspot, Region

_CATEGORISE = (
    "- id: a\n  type: categorise\n  text: Where?\n  explanation: So.\n"
    "  categories: [{id: here, label: Here}, {id: there, label: There}]\n"
    "  items:\n    - {text: A well, category: here}\n"
)
_HOTSPOT = (
    "- id: a\n  type: hotspot\n  text: Where?\n  explanation: So.\n"
    "  image: media/picture.png\n  alt: A field\n  regions:\n"
)
_RIGHT = "    - {label: The pump, coords: [10, 10, 50, 50], correct: true}\n"

MEASURES = {"rect": "left, top, right, bottom", "circle": "centre x, centre y, radius", "poly": "x, y of each corner"}


@module_rule(
    Code(
        "Q040",
        "error",
        "An item of a category that there is not",
        "Nobody could put it where it belongs.",
        _CATEGORISE + "    - {text: A hill, category: ther}\n",
        _CATEGORISE + "    - {text: A hill, category: there}\n",
    )
)
def unknown_category(view: ModuleView) -> Iterator[Finding]:
    """Each item belongs to a category of its question."""
    for asked in view.asked:
        if isinstance(asked.question, Categorise):
            known = [category.id for category in asked.question.categories]
            for item in asked.question.items:
                if item.category not in known:
                    yield Finding(
                        item.at.of("category"),
                        f"there is no category `{item.category}`",
                        did_you_mean(item.category, known) or f"categories of this question: {', '.join(known)}",
                    )


@module_rule(
    Code(
        "Q041",
        "warning",
        "A category that nothing belongs to",
        "It is a trap rather than a question: learners doubt what they know when one column stays empty.",
        _CATEGORISE + "    - {text: A hill, category: here}\n",
        _CATEGORISE + "    - {text: A hill, category: there}\n",
    )
)
def empty_category(view: ModuleView) -> Iterator[Finding]:
    """Each category holds an item."""
    for asked in view.asked:
        if isinstance(asked.question, Categorise):
            used = {item.category for item in asked.question.items}
            for category in asked.question.categories:
                if category.id not in used:
                    yield Finding(
                        category.at.start,
                        f"no item belongs to `{category.id}`",
                        "add an item that does, or remove the category",
                    )


@module_rule(
    Code(
        "Q061",
        "error",
        "Coordinates that are no shape",
        "A `rect` has left, top, right and bottom; a `circle` centre and radius; a `poly` x and y of three corners or "
        "more.",
        _HOTSPOT + _RIGHT + "    - {label: The hill, shape: circle, coords: [60, 60, 10, 10]}\n",
        _HOTSPOT + _RIGHT + "    - {label: The hill, shape: circle, coords: [60, 60, 10]}\n",
    )
)
def no_shape(view: ModuleView) -> Iterator[Finding]:
    """The coordinates of a place make its shape."""
    for asked in view.asked:
        if isinstance(asked.question, Hotspot):
            for region in asked.question.regions:
                if extent(region) is None:
                    yield Finding(
                        region.at.of("coords"),
                        f"these coordinates make no `{region.shape}`",
                        f"write {MEASURES[region.shape]}",
                    )


@module_rule(
    Code(
        "Q047",
        "error",
        "A place outside the picture",
        "Nobody can point at it. Coordinates are in the picture's own units: pixels, or those of an SVG's viewBox.",
        _HOTSPOT + _RIGHT + "    - {label: The hill, coords: [4000, 10, 4050, 50]}\n",
        _HOTSPOT + _RIGHT + "    - {label: The hill, coords: [60, 10, 90, 50]}\n",
    )
)
def outside(view: ModuleView) -> Iterator[Finding]:
    """Places lie within their picture."""
    media = {item.path: item for item in (*view.course.media, *view.module.media)}
    for asked in view.asked:
        if isinstance(asked.question, Hotspot):
            picture = media.get(target_of(asked.question.image, asked.question.at.path, view.module.id).file)
            if picture is None or not picture.box[2]:
                continue
            for region in asked.question.regions:
                if _leaves(region, picture):
                    x, y, width, height = picture.box
                    yield Finding(
                        region.at.of("coords"),
                        f"the place leaves the picture, which spans {x:g}, {y:g} to {x + width:g}, {y + height:g}",
                        "measure it in the picture's own units",
                    )


@module_rule(
    Code(
        "Q048",
        "error",
        "A picture question without a right place",
        "Nobody can answer it.",
        _HOTSPOT
        + "    - {label: The pump, coords: [10, 10, 50, 50]}\n    - {label: The hill, coords: [60, 10, 90, 50]}\n",
        _HOTSPOT + _RIGHT + "    - {label: The hill, coords: [60, 10, 90, 50]}\n",
    )
)
def no_place_right(view: ModuleView) -> Iterator[Finding]:
    """`hotspot` has a right place."""
    for asked in view.asked:
        if isinstance(asked.question, Hotspot) and not any(region.correct for region in asked.question.regions):
            yield Finding(asked.question.at.of("regions"), "no place is marked as right", "add `correct: true` to one")


def extent(region: Region) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a place; None where its coordinates make no shape."""
    at = region.coords
    if region.shape == "rect":
        return (at[0], at[1], at[2], at[3]) if len(at) == 4 and at[0] < at[2] and at[1] < at[3] else None
    if region.shape == "circle":
        sound = len(at) == 3 and at[2] > 0
        return (at[0] - at[2], at[1] - at[2], at[0] + at[2], at[1] + at[2]) if sound else None
    sound = len(at) >= 6 and len(at) % 2 == 0
    return (min(at[::2]), min(at[1::2]), max(at[::2]), max(at[1::2])) if sound else None


def _leaves(region: Region, picture: Media) -> bool:
    place = extent(region)
    if place is None:
        return False
    x, y, width, height = picture.box
    return place[0] < x or place[1] < y or place[2] > x + width or place[3] > y + height
