"""M001 to M049: mistakes of structure, which only the scanner can see."""

from __future__ import annotations

from builder.diagnostics import Code

CODES: tuple[Code, ...] = (
    Code(
        "M001", "error", "A block that does not exist",
        "An unknown block would be shown as text with slashes.",
        "/// nota\nText.\n///\n", "/// note\nText.\n///\n",
    ),
    Code(
        "M002", "error", "A block that is never closed",
        "It would take in everything to the end of the page.",
        "/// note\nText.\n", "/// note\nText.\n///\n",
    ),
    Code(
        "M003", "error", "A closing line without a block",
        "The slashes would be shown as text.",
        "Text.\n\n///\n", "/// note\nText.\n///\n",
    ),
    Code(
        "M004", "error", "A block's argument is missing, or there is none to give",
        "What stands behind the `|` is the block's title, file or id; without the right one there is nothing to show.",
        "/// quiz\n///\n", "/// quiz | check-one\n///\n",
    ),
    Code(
        "M005", "error", "A block option that does not exist, or has a wrong value",
        "The option would have no effect.",
        "/// details | A\n    opened: true\n\nText.\n///\n", "/// details | A\n    open: true\n\nText.\n///\n",
    ),
    Code(
        "M006", "error", "A block's options are not indented",
        "Options are told from the block's text by four spaces; otherwise they are shown as text.",
        "/// figure | media/a.svg\nalt: A map.\n///\n", "/// figure | media/a.svg\n    alt: A map.\n///\n",
    ),
    Code(
        "M007", "error", "A block inside one with the same number of slashes",
        "The first closing line would close the outer block.",
        "/// details | More\n\n/// note\nText.\n///\n\n///\n", "//// details | More\n\n/// note\nText.\n///\n\n////\n",
    ),
    Code(
        "M008", "error", "Something stands where the block cannot hold it",
        "Tabs hold `tab`, timelines `event`, cards `card`; a `quiz` has no text of its own.",
        "/// tab | One\nText.\n///\n", "//// tabs\n\n/// tab | One\nText.\n///\n\n////\n",
    ),
    Code(
        "M010", "error", "Fenced code that never ends",
        "Everything to the end of the page would be code.",
        "```\ncode\n", "```\ncode\n```\n",
    ),
    Code(
        "M011", "error", "A comment that never ends",
        "Everything to the end of the page would be hidden.",
        "<!-- to do\n\nText.\n", "<!-- to do -->\n\nText.\n",
    ),
    Code(
        "M012", "error", "A link or image whose target cannot be read",
        "Spaces and single brackets in a target end it too early.",
        "[The plan](media/the plan.pdf)\n", "[The plan](<media/the plan.pdf>)\n",
    ),
    Code(
        "M013", "error", "A reference link without its definition",
        "The brackets would be shown as text.",
        "[The plan][plan]\n", "[The plan][plan]\n\n[plan]: https://example.org/plan\n",
    ),
    Code(
        "M014", "error", "A link inside a link",
        "A link cannot hold another one, a term, a citation or a footnote.",
        "[See [[term]]](02-next.md)\n", "See [[term]] in [the next lesson](02-next.md).\n",
    ),
    Code(
        "M015", "error", "A citation that cannot be read",
        "Citations are `[@source]`, `[@source, p. 12]` or `[@one; @two]`.",
        "So it is said [@one, @two].\n", "So it is said [@one; @two].\n",
    ),
    Code(
        "M016", "error", "A glossary link that cannot be read",
        "Glossary links are `[[term]]` or `[[term|words shown]]`.",
        "A [[term] is linked.\n", "A [[term]] is linked.\n",
    ),
    Code(
        "M020", "error", "An HTML tag that texts do not have",
        "It is removed from the package.",
        "<blink>Text</blink>\n", "**Text**\n",
    ),
    Code(
        "M021", "error", "An HTML attribute that texts do not have",
        "It is removed from the package.",
        '<p align="right">Text</p>\n', "Text\n",
    ),
    Code(
        "M022", "error", "An attribute list holds something else",
        "Attribute lists give an id, a class, a language or a direction.",
        "Text\n{: align=right }\n", "Text\n{: #here lang=fr }\n",
    ),
    Code(
        "M023", "error", "An attribute list that belongs to nothing",
        "The braces would be shown as text.",
        "Some words {: .here } and more.\n", "Some *words*{: .here } and more.\n",
    ),
    Code(
        "M024", "error", "HTML that is not closed",
        "What follows would become part of it.",
        "<div>\nText.\n", "<div>\nText.\n</div>\n",
    ),
    Code(
        "M030", "error", "A table row with another number of cells",
        "Cells too many are not shown; cells missing leave a gap.",
        "| A | B |\n|---|---|\n| 1 |\n", "| A | B |\n|---|---|\n| 1 | 2 |\n",
    ),
    Code(
        "M031", "error", "A table that is not read as one",
        "It needs an empty line before it, and under its header a line with a `---` for each column.",
        "Text.\n| A | B |\n|---|---|\n| 1 | 2 |\n", "Text.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    ),
    Code(
        "M040", "warning", "A list that is not read as one",
        "Without an empty line before it, a list is part of the paragraph.",
        "Two things:\n- one\n- two\n", "Two things:\n\n- one\n- two\n",
    ),
    Code(
        "M041", "warning", "A list item that is not indented by four spaces",
        "With fewer it belongs to the outer list.",
        "- one\n  - inner\n", "- one\n    - inner\n",
    ),
    Code(
        "M042", "warning", "A heading with a space too few or too many",
        "Number signs at the start of a line make a heading, even without a space behind them; behind spaces never.",
        "##Plan\n", "## Plan\n",
    ),
    Code(
        "M043", "warning", "A heading made by a line under it",
        "A rule under a paragraph makes it a heading, which often is not meant.",
        "Plan\n----\n", "## Plan\n",
    ),
)  # fmt: skip
