"""A001, A002, A013–A015: headings, by which screen-reader users find their way (WCAG 2.2: 1.3.1, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView, place
from builder.diagnostics import Code


@module_rule(
    Code(
        "A001",
        "warning",
        "A heading level is skipped",
        "Screen-reader users move by headings. After level 2 a level 4 makes them look for what is missing "
        "(WCAG 1.3.1, 2.4.6).",
        "## Plan\n\n#### Budget\n",
        "## Plan\n\n### Budget\n",
    )
)
def heading_skipped(view: ModuleView) -> Iterator[Finding]:
    """Heading levels go down one at a time, from 2."""
    for page in view.pages:
        above = 1
        for heading in page.text.outline.headings:
            if heading.level > above + 1:
                wanted = "#" * (above + 1)
                yield Finding(
                    place(page.text, heading),
                    f"a heading of level {heading.level} follows "
                    + (f"one of level {above}" if above > 1 else "the title, which is level 1"),
                    f"write `{wanted} {heading.text}`",
                )
            above = heading.level


@module_rule(
    Code(
        "A002",
        "warning",
        "A heading of level 1 in the text",
        "The title is the page's one heading of level 1; the text starts at level 2.",
        "# Plan\n",
        "## Plan\n",
    )
)
def second_title(view: ModuleView) -> Iterator[Finding]:
    """The text's headings start at level 2."""
    for page in view.pages:
        for heading in page.text.outline.headings:
            if heading.level == 1:
                yield Finding(
                    place(page.text, heading),
                    "the page's title is its heading of level 1 already",
                    f"write `## {heading.text}`",
                )


@module_rule(
    Code(
        "A013",
        "warning",
        "A heading without text",
        "Screen-reader users meet it in the list of headings and find nothing.",
        "##\n",
        "## Plan\n",
    )
)
def empty_heading(view: ModuleView) -> Iterator[Finding]:
    """Headings have text."""
    for text in view.texts:
        for heading in text.outline.headings:
            if not heading.text.strip():
                yield Finding(place(text, heading), "the heading has no text", "write it, or remove the `#` signs")


@module_rule(
    Code(
        "A014",
        "warning",
        "Two headings of a page are the same",
        "In the list of headings they cannot be told apart, and links by heading reach only the first.",
        "## Example\n\nText.\n\n## Example\n",
        "## Example: a school\n\nText.\n\n## Example: a clinic\n",
    )
)
def same_headings(view: ModuleView) -> Iterator[Finding]:
    """Headings under one heading differ."""
    for page in view.pages:
        seen: dict[tuple[str, ...], int] = {}
        trail: list[str] = []
        levels: list[int] = []
        for heading in page.text.outline.headings:
            while levels and levels[-1] >= heading.level:
                levels.pop()
                trail.pop()
            levels.append(heading.level)
            trail.append(heading.text.casefold().strip())
            key = tuple(trail)
            if key in seen and heading.text.strip():
                yield Finding(
                    place(page.text, heading),
                    f"the heading '{heading.text}' is already in line {seen[key]}",
                    "say what is different here",
                )
            seen.setdefault(key, heading.line)


@module_rule(
    Code(
        "A015",
        "warning",
        "A heading inside a question",
        "A question is one item under its quiz's heading; headings inside it break the order of the page's headings.",
        ('- id: a\n  type: true-false\n  text: "## Is it so?"\n  answer: true\n  explanation: Yes.\n'),
        ('- id: a\n  type: true-false\n  text: "**Is it so?**"\n  answer: true\n  explanation: Yes.\n'),
    )
)
def heading_in_question(view: ModuleView) -> Iterator[Finding]:
    """Questions and worksheets have no headings; a facilitator's notes are a page of their own and may."""
    webinar = view.module.webinar
    notes = tuple(webinar.kept_apart()) if webinar else ()
    for text in view.texts[len(view.pages) :]:
        if text in notes:
            continue
        for heading in text.outline.headings:
            yield Finding(place(text, heading), "a question cannot have headings", f"write `**{heading.text}**`")
