"""Scanner and renderer read the same text the same way: number and order of everything agree."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_context import MadeUp, text_of
from rendered_tree import Tree

from builder.markdown.dialect import plain, render, render_many
from builder.markdown.scan import has_markup, scan
from builder.markdown.typography import bound
from builder.model.base import Text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONTEXT = MadeUp()
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WORDS = st.sampled_from(
    ["people", "move", "2024", "a-b", "it's", "(so)", "x_y_z", "5 * 3", "naïve", "مدرسة", "C++", "3/4", "a|b"]
)
INLINE = st.sampled_from(
    [
        "*soft*", "**strong**", "***both***", "_soft_", "`code`", "`` a`b ``", "`[[no]]`", "`[@no]`", "`<b>`",
        "\\[[not]]", "\\*", "[a link](https://example.org/a_b)", "[next](02-next.md)", "[in *here*](#top)",
        "[odd](<media/a b.pdf>)", '[titled](x.md "The title")', "[(a)](https://example.org/x_(y))", "<https://example.org>",
        "<someone@example.org>", "![A map](media/a.png)", "[![A map](media/b.png)](c.md)", "![](media/c.svg)",
        "[[term]]", "[[other term|the other]]", "[[Term\nbroken]]", "[@one]", "[@one, p. 12]", "[@one; @two, ch. 3]",
        "[sic]", "[x] done", "<kbd>Ctrl</kbd>", "H<sub>2</sub>O", "&copy; 2024", "a < b", "a & b", "a > b",
        "*marked*{: .x }", "[l](m.md){: lang=fr }", "line  \nbreak", "{braces}", "end.",
    ]
)  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A paragraph's text: words and inline markup, with single line breaks."""
    parts = draw(st.lists(st.one_of(WORDS, INLINE), min_size=1, max_size=7))
    joins = draw(st.lists(st.sampled_from([" ", " ", " ", "\n"]), min_size=len(parts), max_size=len(parts)))
    return "Begin " + "".join(part + join for part, join in zip(parts, joins, strict=True)).strip()


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))


@st.composite
def cells(draw: st.DrawFn) -> str:
    text = draw(runs()).replace("\n", " ").replace("a|b", "a\\|b").replace("|the other", "")
    return text.removeprefix("Begin ").strip() or "x"


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(2, 3))
    rows = draw(st.lists(st.lists(cells(), min_size=width, max_size=width), min_size=1, max_size=3))
    rule = "|" + "|".join(draw(st.sampled_from(["---", ":--", "--:", ":-:"])) for _ in range(width)) + "|"
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], rule, *lines[1:]])


@st.composite
def pieces(draw: st.DrawFn, depth: int = 0) -> str:
    """One block-level construct."""
    kinds = ["paragraph", "paragraph", "heading", "list", "ordered", "quote", "table", "fence", "code", "rule", "leaf"]
    kinds += ["definition", "comment", "html", "nested list", "fence in list"]
    if depth < 2:
        kinds += ["block", "block", "tabs", "cards", "timeline", "steps", "block in list"]
    kind = draw(st.sampled_from(kinds))
    run = draw(runs())
    line = run.replace("\n", " ")
    if kind == "heading":
        own = draw(st.sampled_from(["", "", " {: .wide }", " {: lang=fr }", " ##"]))
        return "#" * draw(st.integers(2, 4)) + " " + line.replace("{braces}", "") + own
    if kind == "list":
        return "\n".join("- " + draw(runs()).replace("\n", "\n  ") for _ in range(draw(st.integers(1, 3))))
    if kind == "ordered":
        gap = draw(st.sampled_from(["\n", "\n\n"]))
        return gap.join(f"{n + 1}. {draw(runs())}" for n in range(draw(st.integers(1, 3))))
    if kind == "nested list":
        return f"- {line}\n    - {draw(runs())}\n\n    {draw(runs()).replace(chr(10), ' ')}\n\n- last"
    if kind == "quote":
        return "\n".join("> " + one for one in run.split("\n"))
    if kind == "table":
        return draw(tables())
    if kind == "fence":
        fence = draw(st.sampled_from(["```", "~~~", "````"]))
        return f"{fence}python\n## not [[a]] [heading](x)\n\n/// note\n<!-- no -->\n{fence}"
    if kind == "fence in list":
        return f"1. {line}\n\n    ```\n    [[no]] # no\n    ```\n\n2. {draw(runs())}"
    if kind == "code":
        return "Then:\n\n    [[no]] ## not\n    /// note"
    if kind == "rule":
        return draw(st.sampled_from(["---", "***", "* * *"]))
    if kind == "definition":
        return f"{line}\n:   {draw(runs())}"
    if kind == "comment":
        return draw(st.sampled_from(["<!-- [[no]]\n\n## no\n-->", f"{line} <!-- [no](x) --> after"]))
    if kind == "html":
        return '<div class="own">\nNo [[markup]] *here*\n</div>'
    if kind == "leaf":
        return draw(
            st.sampled_from(
                [
                    "/// quiz | check-one\n///",
                    "/// figure | media/a.png\n    alt: A map\n    credit: Ours\n\nA *caption* with [[term]].\n///",
                    "/// figure | media/b.svg\n    decorative: true\n///",
                    "/// download | media/plan.docx\n    title: The plan\n///",
                    "/// note\nJust *one* line.\n///",
                ]
            )
        )
    if kind == "paragraph":
        return run
    return draw(containers(depth, kind))


@st.composite
def containers(draw: st.DrawFn, depth: int, kind: str) -> str:
    """A block with content; the deeper, the fewer slashes."""
    slashes = "/" * (8 - depth * 2)
    child = "/" * (7 - depth * 2)
    inner = "\n\n".join(draw(st.lists(pieces(depth=depth + 1), min_size=1, max_size=3)))
    title = draw(st.sampled_from(["", " | A title", " | A *title* with [[term]]"]))
    if kind == "block":
        name = draw(st.sampled_from(["note", "tip", "warning", "example", "key"]))
        gap = draw(st.sampled_from(["\n", "\n\n", "\n    lang: fr\n", "\n    id: own\n\n"]))
        if gap == "\n" and inner.startswith("    "):
            gap = "\n\n"
        end = draw(st.sampled_from(["\n", "\n\n"]))
        return f"{slashes} {name}{title}{gap}{inner}{end}{slashes}"
    if kind == "block in list":
        return f"1. Item\n\n{indented(f'/// note{title}{chr(10)}{draw(runs())}{chr(10)}///', 4)}\n\n2. Next [[term]]"
    if kind == "steps":
        return f"{slashes} steps\n1. {draw(runs())}\n2. {draw(runs())}\n{slashes}"
    name = {"tabs": "tab", "cards": "card", "timeline": "event"}[kind]
    one = f"{child} {name} | Title [[term]]\n\n{inner}\n\n{child}"
    return f"{slashes} {kind}\n\n{one}\n\n{child} {name} | Other\n{draw(runs())}\n{child}\n\n{slashes}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    body = "\n\n".join(draw(st.lists(pieces(), min_size=1, max_size=6)))
    if draw(st.booleans()):
        body += "\n\nA note.[^one] And [by name][ref], [ref].\n\n[ref]: https://example.org/ref"
        body += "\n\n[^one]: With [[term]].\n"
    return body


def assert_same(source: str) -> None:
    """What the scanner found is what was rendered."""
    text = text_of(source)
    outline = text.outline
    tree = Tree(render(text, CONTEXT))
    where = f"\n{source}"
    assert [b.name for b in outline.blocks] == [name for name, _ in tree.blocks], where
    named = [(b.name, b.id) for b in outline.blocks if b.name != "quiz"]
    assert named == [pair for pair in tree.blocks if pair[0] != "quiz"], where
    assert [(h.level, h.anchor) for h in outline.headings] == tree.headings, where
    assert [i.target.rpartition("/")[2] for i in outline.images if i.block in ("", "figure")] == [
        src.rpartition("/")[2] for src in tree.images if not src.endswith("mark.svg")
    ], where
    files = {link.target for link in outline.links if link.block}
    shown = [link for link in tree.links if link not in files]
    assert [CONTEXT.link("", link.target) for link in outline.links if not link.block] == shown, where
    assert [t.term.lower().replace(" ", "-") for t in outline.terms] == tree.terms, where
    assert [c.source for c in outline.citations] == tree.citations, where
    assert len(outline.tables) == tree.tables, where
    assert [f.label for f in outline.footnotes if not f.definition] == tree.footnotes, where


@SETTINGS
@given(documents())
def test_scanner_and_renderer_agree(source: str) -> None:
    outline = scan(source)
    if any(flaw.code < "M040" for flaw in outline.flaws):
        return  # the author hears of it, and nothing is rendered
    assert_same(source)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_generated_documents_are_mostly_sound(source: str) -> None:
    """The test above would prove nothing if its documents were full of flaws."""
    flaws = [flaw for flaw in scan(source).flaws if flaw.code not in ("M005", "M031", "M040")]
    assert flaws == [], source


@pytest.mark.parametrize("path", sorted((HERE / "lessons").glob("*.md")), ids=lambda path: path.stem)
def test_lessons_agree(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert [flaw for flaw in scan(source).flaws if flaw.code < "M040"] == []
    assert_same(source)


@pytest.mark.parametrize("path", sorted(ROOT.glob("modules/*/*.md")), ids=str)
def test_the_courses_own_lessons_agree(path: Path) -> None:
    source = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")[2]
    if any(flaw.code < "M040" for flaw in scan(source).flaws):
        pytest.skip("`course check` speaks about this one")
    assert_same(source)


@SETTINGS
@given(st.text(max_size=80) | runs())
def test_text_without_markup_is_escaped_text(source: str) -> None:
    """`has_markup` is False only where Markdown would do nothing but escape."""
    if has_markup(source) or not source.strip():
        return
    from builder.markdown.dialect import _convert

    assert _convert([Text(source, "x.md")], CONTEXT)[0] == plain(source)
    assert plain(source) == f"<p>{html.escape(bound(source.strip()), quote=False)}</p>"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab /|#*_`~<>[]()!:@^{}=-+.\\\n\t &;'\"123", max_size=120))
def test_nothing_breaks_scanner_or_renderer(source: str) -> None:
    """Whatever is typed, there is an outline with places inside the text, and HTML."""
    outline = scan(source)
    lines = source.split("\n")
    for flaw in outline.flaws:
        assert 1 <= flaw.line <= len(lines)
        assert flaw.column >= 1
    render(text_of(source), CONTEXT)


@SETTINGS
@given(st.lists(runs(), min_size=1, max_size=5))
def test_many_are_rendered_as_each_alone(sources: list[str]) -> None:
    texts = [text_of(source) for source in sources]
    assert render_many(texts, CONTEXT) == [render(text, CONTEXT) for text in texts]
