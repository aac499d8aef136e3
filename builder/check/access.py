"""A00x: what a screen reader, a keyboard or a tired eye needs of a text (WCAG 2.2, A and AA)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, place
from builder.check.words import IMAGE_OF, VAGUE_LINKS
from builder.diagnostics import Code, Position
from builder.model.base import Text
from builder.model.outline import Image

LONG_ALT = 250
"""Characters that a screen reader speaks in one breath, without a way to stop and go back."""


@module_rule(
    Code(
        "A003",
        "warning",
        "An image without alternative text",
        "Who cannot see the image learns nothing of it (WCAG 1.1.1). An image that only decorates is a figure with "
        "`decorative: true`.",
        "![](media/picture.png)\n",
        "![Farmers test a pump](media/picture.png)\n",
    )
)
def no_alternative(view: ModuleView) -> Iterator[Finding]:
    """Images have alternative text, or say that they decorate."""
    for text in view.texts:
        for image in text.outline.images:
            if image.alt.strip() or image.block not in ("", "figure") or _decorates(text, image):
                continue
            how = "`alt: …`" if image.block else f"`![…]({image.target})`"
            yield Finding(
                place(text, image), "the image has no alternative text", f"say in a sentence what it shows: {how}"
            )


def _decorates(text: Text, image: Image) -> bool:
    """Whether the image is a figure of which the author says that it shows nothing."""
    return image.block == "figure" and any(
        block.line == image.line and ("decorative", "true") in block.options for block in text.outline.blocks
    )


@module_rule(
    Code(
        "A004",
        "warning",
        "The alternative text is the file name",
        "Screen readers would spell 'IMG underscore 2041 dot jpg'.",
        "![picture.png](media/picture.png)\n",
        "![Farmers test a pump](media/picture.png)\n",
    )
)
def alternative_is_file_name(view: ModuleView) -> Iterator[Finding]:
    """Alternative text is written for people."""
    for text in view.texts:
        for image in text.outline.images:
            alt = image.alt.strip().casefold()
            if not alt:
                continue
            name = posixpath.basename(unquote(image.target)).casefold()
            stem = name.rpartition(".")[0]
            if alt in (name, stem) and (alt == name or "_" in alt or "-" in alt or any(c.isdigit() for c in alt)):
                yield Finding(
                    place(text, image),
                    f"the alternative text '{image.alt.strip()}' is the name of the file",
                    "say in a sentence what the image shows",
                )


@module_rule(
    Code(
        "A005",
        "warning",
        "The alternative text starts with 'image of'",
        "Screen readers say 'image' themselves.",
        "![Image of a pump](media/picture.png)\n",
        "![A pump in a field](media/picture.png)\n",
    )
)
def image_of(view: ModuleView) -> Iterator[Finding]:
    """Alternative text starts with what is seen."""
    pattern = IMAGE_OF.get(view.language)
    if pattern is None:
        return
    for text in view.texts:
        for image in text.outline.images:
            if match := pattern.match(image.alt.strip()):
                yield Finding(
                    place(text, image),
                    f"the alternative text starts with '{match[0]}', which screen readers say themselves",
                    "start with what is seen",
                )


@module_rule(
    Code(
        "A006",
        "warning",
        "The alternative text is very long",
        f"A screen reader speaks it in one go. More than {LONG_ALT} characters belong into the text or a caption.",
        bad=(
            "![Farmers, their children and two engineers from the district stand around a pump in a dry field. "
            "One of the engineers holds a plan, the other reads the meter; behind them are a tractor and a shed "
            "with a tin roof, and on the hill lies the village from which the pipe will come once it is paid "
            "for.](media/picture.png)\n"
        ),
        good=(
            "![Farmers and two engineers around a pump in a dry field](media/picture.png)\n"
            "\n"
            "One of the engineers holds the plan of the pipe, the other reads the meter.\n"
        ),
    )
)
def long_alternative(view: ModuleView) -> Iterator[Finding]:
    """Alternative text is a sentence or two."""
    for text in view.texts:
        for image in text.outline.images:
            if len(image.alt) > LONG_ALT:
                yield Finding(
                    place(text, image),
                    f"the alternative text has {len(image.alt)} characters",
                    "name what the image shows, and describe it in the text",
                )


@module_rule(
    Code(
        "A007",
        "warning",
        "A link text that says nothing by itself",
        "Screen readers list a page's links by their text: five times 'here' leads nowhere (WCAG 2.4.4).",
        "For the toolkit [click here](https://example.org/a).\n",
        "Read the [health toolkit](https://example.org/a).\n",
    )
)
def vague_link(view: ModuleView) -> Iterator[Finding]:
    """Link texts name their target."""
    vague = VAGUE_LINKS.get(view.language)
    if vague is None:
        return
    for ref in view.links:
        words = " ".join(ref.item.text.casefold().split()).strip(" .:…»>→")
        if words in vague:
            yield Finding(
                ref.at, f"the link text '{ref.item.text}' does not say where it leads", "link the words that name it"
            )


@module_rule(
    Code(
        "A008",
        "warning",
        "An address as link text",
        "Screen readers spell it out; on a phone it breaks the line. In print the address is added anyway.",
        "See <https://example.org/toolkit/health>.\n",
        "See the [health toolkit](https://example.org/toolkit/health).\n",
    )
)
def address_as_text(view: ModuleView) -> Iterator[Finding]:
    """Link texts are words."""
    for ref in view.links:
        text = ref.item.text.strip()
        if text.startswith(("http://", "https://", "www.")):
            yield Finding(ref.at, "the link text is an address", f"write `[what it is]({ref.item.target})`")


@module_rule(
    Code(
        "A009",
        "warning",
        "One link text for different targets",
        "In a list of links they look like one (WCAG 2.4.4).",
        "[Toolkit](https://example.org/a) and [toolkit](https://example.org/b).\n",
        "[Health toolkit](https://example.org/a) and [urban toolkit](https://example.org/b).\n",
    )
)
def one_text_many_targets(view: ModuleView) -> Iterator[Finding]:
    """Different targets have different link texts on a page."""
    seen: dict[tuple[str, str], str] = {}
    vague = VAGUE_LINKS.get(view.language, frozenset())
    for ref in view.links:
        words = " ".join(ref.item.text.casefold().split())
        if not words or words in vague:
            continue
        other = seen.setdefault((ref.text.path, words), ref.item.target)
        if other != ref.item.target:
            yield Finding(
                ref.at, f"'{ref.item.text}' also links {other} on this page", "say in the text how the two differ"
            )


@module_rule(
    Code(
        "A010",
        "warning",
        "A link without text",
        "Nobody can see it, and a screen reader can only spell the address.",
        "[](https://example.org/a)\n",
        "[The toolkit](https://example.org/a)\n",
    )
)
def link_without_text(view: ModuleView) -> Iterator[Finding]:
    """Links have text, or an image with alternative text."""
    for ref in view.links:
        if not ref.item.text.strip():
            yield Finding(ref.at, "the link has no text", "write the words to click between the square brackets")


@module_rule(
    Code(
        "A011",
        "warning",
        "A table without header row",
        "Screen readers say the header with each cell; without one a cell is a bare number (WCAG 1.3.1).",
        "| | |\n|---|---|\n| a | b |\n",
        "| Step | Who |\n|---|---|\n| a | b |\n",
    )
)
def table_without_header(view: ModuleView) -> Iterator[Finding]:
    """Tables have a header row."""
    for text in view.texts:
        for table in text.outline.tables:
            if not any(cell.strip() for cell in table.header):
                yield Finding(
                    Position(text.path, table.line, table.column),
                    "the table has no header row",
                    "name each column in the first row",
                )


@module_rule(
    Code(
        "A012",
        "warning",
        "A column without header",
        "Only the first cell of a header row, above the rows' own names, may be empty.",
        "| Step | |\n|---|---|\n| a | b |\n",
        "| Step | Who |\n|---|---|\n| a | b |\n",
    )
)
def column_without_header(view: ModuleView) -> Iterator[Finding]:
    """Columns have headers."""
    for text in view.texts:
        for table in text.outline.tables:
            header = [cell.strip() for cell in table.header]
            if any(header) and not all(header[1:]):
                number = header.index("", 1) + 1
                yield Finding(
                    Position(text.path, table.line, table.column),
                    f"column {number} of the table has no header",
                    "name it in the first row",
                )
