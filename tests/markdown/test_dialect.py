"""What the dialect makes of Markdown: a golden lesson, and what each part promises."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made_up_context import MadeUp, text_of

from builder.markdown.allow import clean
from builder.markdown.context import Page
from builder.markdown.dialect import render, render_many, unwrapped

HERE = Path(__file__).parent
CONTEXT = MadeUp()


def html_of(source: str) -> str:
    return render(text_of(source), CONTEXT)


def test_the_golden_lesson() -> None:
    """The whole dialect in one lesson; REWRITE_GOLDEN=1 writes it anew, to be read in the diff."""
    rendered = html_of((HERE / "lessons" / "everything.md").read_text(encoding="utf-8")) + "\n"
    golden = HERE / "golden" / "everything.html"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(rendered, encoding="utf-8")
    assert rendered == golden.read_text(encoding="utf-8")


class Attributes(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_golden_lesson_keeps_the_security_policy() -> None:
    """No style attribute, no handler, no element that runs; ids once."""
    tags = Attributes((HERE / "golden" / "everything.html").read_text(encoding="utf-8")).tags
    names = [name for _, attributes in tags for name in attributes]
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {tag for tag, _ in tags}.isdisjoint({"script", "style", "iframe", "form", "course-block", "block-title"})


def test_every_reference_inside_the_page_leads_somewhere() -> None:
    tags = Attributes((HERE / "golden" / "everything.html").read_text(encoding="utf-8")).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    for _, attributes in tags:
        for name in ("aria-labelledby", "aria-describedby"):
            if name in attributes:
                assert attributes[name] in ids
        href = attributes.get("href") or ""
        if href.startswith("#fn"):
            assert href[1:] in ids


def test_the_allow_list_changes_nothing_that_the_dialect_makes() -> None:
    golden = (HERE / "golden" / "everything.html").read_text(encoding="utf-8")
    texts = re.sub(r'<svg class="drawing".*?</svg>', "", golden)
    assert clean(texts) == texts != golden


def test_the_allow_list_removes_nothing_before_it_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    """What leaves the serialiser and what leaves the allow-list have the same tags and attributes."""
    from builder.markdown import dialect

    source = (HERE / "lessons" / "everything.md").read_text(encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(dialect, "clean", lambda html: html)
        before = html_of(source)
    assert Attributes(before).tags == Attributes(html_of(source)).tags


ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<svg onload=alert(1)></svg>",
    "<iframe src=https://example.org></iframe>",
    "<object data=x></object>",
    "<form action=x><input></form>",
    "<p style=\"color:red\">Text</p>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert%281%29)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript://%0aalert(1)>",
    "Text\n{: onclick=\"alert(1)\" }",
    "*x*{: style=\"color:red\" onmouseover=alert(1) }",
    "## Title {: onclick=alert(1) }",
    "/// note | <img src=x onerror=alert(1)>\nText\n///",
    "/// quiz | \"><script>alert(1)</script>\n///",
    "/// figure | media/a.png\n    alt: \"><script>alert(1)</script>\n    credit: <b onclick=x>y</b>\n///",
    "/// details | x\n    lang: \"><script>alert(1)</script>\n\nText\n///",
    "/// note\n    id: \"><script>alert(1)</script>\n\nText\n///",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "[[<script>alert(1)</script>]]",
    "![x\" onerror=\"alert(1)](media/a.png)",
    "<base href=https://example.org>",
    "<meta http-equiv=refresh content=0>",
    "```html\" onclick=\"x\n<script>\n```",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_come_out_harmless(attack: str) -> None:
    for tag, attributes in Attributes(html_of("Before.\n\n" + attack + "\n\nAfter.")).tags:
        assert tag not in ("script", "style", "iframe", "object", "form", "input", "svg", "math", "base", "meta")
        for name, value in attributes.items():
            assert name != "style"
            assert not name.startswith("on")
            if name in ("href", "src", "poster", "cite"):
                scheme = (value or "").strip().lower()
                assert not scheme.startswith(("javascript:", "data:", "vbscript:"))


def test_pictures_have_a_size_and_load_when_needed() -> None:
    first, second = [a for tag, a in Attributes(html_of("![A](media/a.png)\n\n![B](media/b.png)")).tags if tag == "img"]
    assert (first["width"], first["height"], first["alt"]) == ("1600", "900", "A")
    assert first["srcset"] == "media/small-a.png 800w, media/a.png 1600w"
    assert first["sizes"]
    assert "loading" not in first
    assert second["loading"] == "lazy"
    assert first["decoding"] == second["decoding"] == "async"


def test_a_missing_picture_leaves_its_words() -> None:
    assert html_of("![A map](media/missing.png)") == '<p><span class="missing">A map</span></p>'


def test_sources_are_numbered_by_first_citation() -> None:
    html = html_of("One [@two]. Two [@one, p. 3; @two].")
    assert ">1</a>]</span>. Two" in html
    assert ">2</a>, p. 3; <a" in html


def test_an_unknown_source_or_term_leaves_no_dead_link() -> None:
    assert "href" not in html_of("A [[nowhere]] and [@nowhere].")


def test_tables_are_regions_with_a_name_and_aligned_by_class() -> None:
    html = html_of("| Name | Number |\n|---|---:|\n| a | 1 |")
    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1: Name, Number">' in html
    assert '<th scope="col" class="align-right">Number</th>' in html
    assert "style" not in html


def test_a_header_row_without_words_is_left_out() -> None:
    html = html_of("| | |\n|---|---|\n| a | 1 |")
    assert "<thead>" not in html
    assert "<td>a</td>" in html


def test_titles_of_blocks_fit_the_headings_around_them() -> None:
    html = html_of("### Plan\n\n//// cards\n\n/// card | One\nText.\n///\n\n////")
    assert '<h4 class="card-title">One</h4>' in html


def test_code_keeps_its_characters() -> None:
    html = html_of("```html\n<b>&amp;</b> \\* [[x]]\n```")
    assert html == '<pre><code class="language-html">&lt;b&gt;&amp;amp;&lt;/b&gt; \\* [[x]]\n</code></pre>'


def test_comments_leave_nothing() -> None:
    assert html_of("One <!-- [[x]] --> two.") == "<p>One  two.</p>"


def test_notes_have_a_way_there_and_back() -> None:
    html = html_of("Said.[^a] Again.[^a]\n\n[^a]: Why.")
    assert 'href="#fn-a"' in html
    assert 'id="fn-a"' in html
    assert html.count("footnote-backref") == 2


def test_lists_of_two_kinds_stay_two_lists() -> None:
    assert html_of("- one\n\n3. two") == '<ul><li>one</li></ul>\n<ol start="3"><li>two</li></ol>'


def test_a_comment_before_text_does_not_indent_it() -> None:
    assert html_of("<!-- a --> ## Plan\n\n<!-- b -->  Text.") == '<h2 id="plan">Plan</h2>\n<p>Text.</p>'


def test_many_texts_do_not_share_notes_numbers_or_ids() -> None:
    texts = [text_of(f"## Same\n\nSaid [@{name}].[^1]\n\n[^1]: Note {name}.") for name in ("one", "two")]
    first, second = render_many(texts, CONTEXT)
    assert "Note one" in first
    assert "Note two" not in first
    assert 'id="same"' in second
    assert ">1</a>]" in second


def test_options_lose_their_paragraph() -> None:
    assert unwrapped("<p>One <em>two</em></p>") == "One <em>two</em>"
    assert unwrapped("<p>One</p>\n<p>Two</p>") == "<p>One</p>\n<p>Two</p>"
    assert unwrapped("<ul><li>One</li></ul>") == "<ul><li>One</li></ul>"


def test_a_page_counts_its_own_pictures() -> None:
    page = Page(CONTEXT, "x.md")
    assert "loading" not in page.image_html("media/a.png", "A")
    assert 'loading="lazy"' in page.image_html("media/a.png", "A")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/// note\nText.\n///", ['<aside class="callout note" id="note-1" role="note"', ">Note</span>", "<p>Text."]),
        ("/// key | The *point*\nText.\n///", [">Key point</span>", "The <em>point</em>"]),
        ("/// details | More\n    open: true\n\nText.\n///", ['<details class="details" id="details-1" open="">']),
        ("/// details | More\nText.\n///", ['<details class="details" id="details-1">', "<summary>More</summary>"]),
        ("/// steps\n1. One\n2. Two\n///", ['<ol class="steps">']),
        ("/// story | Ana\n    place: Town\n\nText.\n///", ['<h2 class="story-title"', 'class="story-place">Town<']),
        ("/// quiz | one\n///", ['<div class="quiz" data-quiz="one"></div>']),
        (
            "/// video | media/f.mp4\n    captions: media/f.vtt\n///",
            ['<video src="media/f.mp4" controls=""', '<track src="media/f.vtt" kind="captions"'],
        ),
        ("/// audio | media/t.mp3\n\nWords.\n///", ['<audio src="media/t.mp3"', 'class="transcript">', "Words."]),
        ("/// download | media/a.pdf\n///", ['href="media/a.pdf" download="a.pdf"', "(PDF, 12\xa0KB)"]),
        ("/// note\n    id: mine\n    lang: fr\n\nTexte.\n///", ['id="mine"', 'lang="fr"']),
    ],
)
def test_blocks(source: str, expected: list[str]) -> None:
    html = html_of(source)
    for part in expected:
        assert part in html
