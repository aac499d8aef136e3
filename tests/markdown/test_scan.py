"""What the scanner finds, where, and what it says is wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from builder.markdown import blocks
from builder.markdown.codes import CODES
from builder.markdown.scan import has_markup, scan
from builder.model.outline import Citation, Flaw, Image, Link, Term


def codes_of(source: str) -> list[str]:
    return [flaw.code for flaw in scan(source).flaws]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_each_code_has_a_bad_and_a_good_example(code: object) -> None:
    """The examples of `course explain` are true: the bad one has this flaw, the good one none."""
    from builder.diagnostics import Code

    assert isinstance(code, Code)
    assert code.code in codes_of(code.bad)
    assert codes_of(code.good) == []
    assert code.why


def test_codes_are_unique_and_in_order() -> None:
    names = [code.code for code in CODES]
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("source", "code", "line", "column", "words"),
    [
        ("Text.\n\n/// nte\nText.\n///", "M001", 3, 1, "there is no block `nte`"),
        ("Text.\n\n/// note\nText.", "M002", 3, 1, "never closed"),
        ("/// note\nText.\n///\n\n///", "M003", 5, 1, "closes no block"),
        ("/// details\nText.\n///", "M004", 1, 1, "lacks its argument"),
        ("//// tabs | Title\n\n/// tab | A\nText.\n///\n////", "M004", 1, 1, "takes no argument"),
        ("/// quiz | A Quiz\n///", "M004", 1, 1, "is not an id"),
        ("/// note\n    idd: x\n\nText.\n///", "M005", 2, 5, "no option `idd`"),
        ("/// details | A\n    open: maybe\n\nText.\n///", "M005", 2, 5, "cannot be `maybe`"),
        ("/// figure | media/a.png\nalt: A map\n///", "M006", 2, 1, "not indented"),
        ("/// details | A\n\n/// note\nText.\n///\n\n///", "M007", 3, 1, "as many slashes"),
        ("/// tab | A\nText.\n///", "M008", 1, 1, "stands outside `tabs`"),
        ("//// tabs\n\nText.\n\n/// tab | A\nText.\n///\n////", "M008", 3, 1, "holds only `tab`"),
        ("/// quiz | one\nText.\n///", "M008", 2, 1, "no text of its own"),
        ("> /// note\n> Text.\n> ///", "M008", 1, 3, "not in a quote|start of a line"),
        ("Text.\n\n~~~\ncode\n```", "M010", 3, 1, "never closed"),
        ("Text <!-- to do", "M011", 1, 6, "never closed"),
        ("A [link](media/a b.pdf).", "M012", 1, 3, "cannot be read"),
        ("A [link][there].", "M013", 1, 3, "no definition"),
        ("A [link [[term]]](x.md).", "M014", 1, 9, "inside a link"),
        ("Said [@One].", "M015", 1, 6, "cannot be read"),
        ("A [[term is here.", "M016", 1, 3, "not closed"),
        ("A <blink>b</blink>.", "M020", 1, 3, "<blink> is not allowed"),
        ("A <b width=3>b</b>.", "M021", 1, 3, "`width`"),
        ("A *b*{: align=left }.", "M022", 1, 6, "cannot hold `align`"),
        ("A b {: .x } c.", "M023", 1, 5, "belongs to nothing"),
        ("A <b>bold.\n\nMore.", "M024", 1, 3, "<b> is not closed"),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "M030", 3, 1, "3 cells"),
        ("Text.\n| A | B |\n|---|---|\n| 1 | 2 |", "M031", 3, 1, "not read as one"),
        ("| A | B |\n|---|\n| 1 | 2 |", "M031", 2, 1, "1 columns, the header 2"),
        ("Two:\n- one\n- two", "M040", 2, 1, "continues the paragraph"),
        ("- one\n\n    More.\n- two", "M040", 4, 1, "continues the paragraph"),
        ("- one\n  - two", "M041", 2, 3, "indented by 2 spaces"),
        ("##Plan", "M042", 1, 1, "no space"),
        ("Plan\n---", "M043", 2, 1, "makes a heading"),
    ],
)
def test_flaws_say_what_and_where(source: str, code: str, line: int, column: int, words: str) -> None:
    found = [flaw for flaw in scan(source).flaws if flaw.code == code]
    assert found, scan(source).flaws
    assert (found[0].line, found[0].column) == (line, column)
    assert any(part in found[0].message for part in words.split("|"))
    assert found[0].hint


def test_an_unknown_block_is_named_with_what_was_meant() -> None:
    assert scan("/// warnign\nText.\n///").flaws == (
        Flaw("M001", "there is no block `warnign`", "did you mean `warning`?", 1, 1),
    )


def test_all_flaws_are_found_in_one_run() -> None:
    source = "/// nte\nText [@One].\n///\n\n| A | B |\n|---|---|\n| 1 |\n\n<blink>x</blink>\n\n```\ncode"
    assert codes_of(source) == ["M001", "M015", "M030", "M020", "M010"]


def test_positions_are_those_of_the_file() -> None:
    source = "Text\n\nA [link](x.md), ![map](m.png) and [[term|words]], [@one, p. 2; @two].\n"
    outline = scan(source, line=10, column=5)
    assert outline.links == (Link("x.md", "link", 12, 7),)
    assert outline.images == (Image("m.png", "map", "", 12, 21),)
    assert outline.terms == (Term("term", "words", 12, 39),)
    assert outline.citations == (Citation("one", "p. 2", 12, 55), Citation("two", "", 12, 55))


def test_inexact_texts_are_placed_at_their_start() -> None:
    outline = scan("Text\n\nA [link](x.md) and\n\n/// note\n", line=7, column=9, exact=False)
    assert [(item.line, item.column) for item in (*outline.links, *outline.blocks, *outline.flaws)] == [(7, 9)] * 3


def test_blocks_know_their_place() -> None:
    source = "Two words.\n\n//// details | A title\n    id: mine\n\nThree more words.\n\n/// note\nText.\n///\n\n////\n"
    details, note = scan(source).blocks
    assert (details.name, details.argument, details.line, details.end) == ("details", "A title", 3, 12)
    assert (details.id, details.options, details.depth, details.words) == ("mine", (("id", "mine"),), 0, 2)
    assert (note.id, note.line, note.end, note.depth, note.words, note.body) == ("note-1", 8, 10, 1, 7, "Text.")
    assert "/// note" in details.body


def test_files_of_blocks_are_images_and_links() -> None:
    outline = scan("/// video | media/f.mp4\n    captions: media/f.vtt\n    poster: media/p.jpg\n///")
    assert outline.images == (Image("media/f.mp4", "", "", 1, 1, "video"),)
    assert outline.links == (
        Link("media/f.vtt", "", 2, 15, "video"),
        Link("media/p.jpg", "", 3, 13, "video"),
    )
    assert scan("/// download | media/a.pdf\n///").links == (Link("media/a.pdf", "", 1, 16, "download"),)


def test_headings_have_unique_anchors() -> None:
    outline = scan("## Où aller ?\n\n## Plan\n\n## Plan\n\n## Glossary\n\n## *Own* one {: #mine }\n\n## 計画")
    assert [heading.anchor for heading in outline.headings] == [
        "ou-aller", "plan", "plan-2", "glossary-2", "mine", "計画",
    ]  # fmt: skip
    assert [heading.text for heading in outline.headings][-2] == "Own one"


def test_prose_is_what_is_read() -> None:
    outline = scan("A **b** [c](d) [[e|f]] `g` ![h](i).\n\n- one\n- two\n\n| A | B |\n|---|---|\n| c | d |")
    assert [sentence.text for sentence in outline.prose] == ["A b c f g .", "one", "two", "A", "B", "c", "d"]


def test_code_and_comments_hold_nothing() -> None:
    source = "`[[a]]`\n\n```\n[[b]]\n/// note\n```\n\n    [[c]]\n\n<!-- [[d]] -->\n\n\\[[e]]\n\n`` ` [[f]] ``"
    outline = scan(source)
    assert (outline.terms, outline.blocks, outline.flaws) == ((), (), ())


def test_line_ends_and_tabs_change_nothing() -> None:
    source = "## A\n\n- one\n    - two [[term]]\n\n/// note\n    id: x\n\nText.\n///\n"
    plain, windows = scan(source), scan(source.replace("\n", "\r\n"))
    assert plain == windows
    assert scan(source.replace("    ", "\t")).blocks == plain.blocks


def test_texts_without_markup_cost_nothing() -> None:
    outline = scan("Just some words, and more.", line=3, column=7)
    assert not outline.markup
    assert outline.words == 5
    assert [(s.text, s.line, s.column) for s in outline.prose] == [("Just some words, and more.", 3, 7)]
    assert not has_markup("It's 5% (or so): yes; no? 3/4 of 10.")
    assert has_markup("two\n\nparagraphs")


def test_every_block_is_documented() -> None:
    from pathlib import Path

    text = (Path(__file__).parents[2] / "docs" / "markdown.md").read_text(encoding="utf-8")
    for name, spec in blocks.specs().items():
        assert f"/// {name}" in text
        for option in spec.options:
            assert f"`{option}`" in text, (name, option)


def test_scanning_loads_neither_markdown_nor_yaml() -> None:
    """`check` and cached builds start without them."""
    program = (
        "import sys; from builder.markdown.scan import scan; scan('/// note\\nText\\n///'); "
        "print(sorted({'markdown', 'pymdownx', 'lxml', 'yaml', 'jinja2', 'nh3', 'xml'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
