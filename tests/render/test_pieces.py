"""The small pieces of pages: JSON in scripts, style, plain text, licences, references, reading time."""

from __future__ import annotations

import json
import re
import string

from hypothesis import given
from hypothesis import strategies as st

from builder.model.base import Place
from builder.model.course import Accent, Source, Theme
from builder.render.escape import part_json, part_script, script_json
from builder.render.licences import licence, licence_html
from builder.render.linked import linked
from builder.render.plain import STEM_LENGTH, stem, words_of
from builder.render.reading import minutes
from builder.render.references import source_html
from builder.render.style import minified, renamed, short_names, style_sheets

AT = Place("course/course.yaml")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_page_is_the_same_data_and_cannot_end_its_element(data: object) -> None:
    text = script_json(data)
    assert json.loads(text) == data
    assert not set("<>&\u2028\u2029") & set(text)


@given(st.text(), st.text())
def test_parts_are_ascii_scripts_of_one_call(name: str, html: str) -> None:
    script = part_script(name, part_json({"html": html}), "v1").decode("ascii")
    arguments = json.loads(f"[{script.removeprefix('modulePart(').removesuffix(');' + chr(10))}]")
    assert arguments == [name, {"html": html}, "v1"]


def test_style_loses_what_means_nothing() -> None:
    css = """
    /* a comment; with { marks } */
    a:hover , nav > a :is(b, i) { color : red ; margin: 0 auto; }
    @media (min-width: 48em) and (color) { p::before { content: "a  /* b */ ; }"; width: calc(1px + 2px) } }
    q { background: url(data:image/svg+xml;utf8,<svg> </svg>); --x: a  b }
    """
    assert minified(css) == (
        "a:hover,nav>a :is(b,i){color :red;margin:0 auto}"
        '@media (min-width:48em) and (color){p::before{content:"a  /* b */ ; }";width:calc(1px + 2px)}}'
        "q{background:url(data:image/svg+xml;utf8,<svg> </svg>);--x:a b}"
    )


def test_properties_get_short_names_the_shortest_for_the_most_used() -> None:
    many = "".join(f".x{n}{{--rare-{n}:{n}}}" for n in range(60))
    css = f":root{{--soft:1;--accent:2}}a{{b:var(--soft) var(--accent);color:var(--accent)}}{many}"
    names = short_names(css)
    assert (names["--accent"], names["--soft"]) == ("--a", "--b")
    assert renamed(css, names).startswith(":root{--b:1;--a:2}a{b:var(--b) var(--a);color:var(--a)}")
    assert len(set(names.values())) == 62


@given(st.text(alphabet=string.ascii_letters + " {};,>:/*\"'\\\n()", max_size=80))
def test_minifying_never_fails_and_is_idempotent(css: str) -> None:
    assert minified(minified(css)) == minified(css)


def test_the_style_sheet_takes_the_colours_of_course_and_module() -> None:
    plain, more = (css.decode() for css in style_sheets(Theme(), None).values())
    accent = Accent(at=AT, light="#AABBCC", dark="#ddeeff")
    paper = Accent(at=AT, light="#ffffff", dark="#000000")
    themed = style_sheets(Theme(paper=paper), accent)["style.css"].decode()
    assert themed.startswith(plain.rstrip("\n"))
    assert themed.endswith(
        ":root{--a:#aabbcc;--b:#ffffff}"
        "@media screen and (prefers-color-scheme:dark){"
        ':root:where(:not([data-theme="light"])){--a:#ddeeff;--b:#000000}}'
        '@media screen{:root:where([data-theme="dark"]){--a:#ddeeff;--b:#000000}}\n'
    )
    for css in (plain, more):
        assert css.count("{") == css.count("}") > 40
        assert "/*" not in css
        assert not re.search(r"url\((?!data:|#)|@import", css)


def test_the_first_style_keeps_to_its_weight() -> None:
    assert len(style_sheets(Theme(), Accent(at=AT, light="#005a66", dark="#67d0de"))["style.css"]) <= 20_000


def test_a_stem_is_the_text_cut_at_a_word() -> None:
    assert words_of('<p>One &amp; <em>two</em></p><p>three<br>four <img src="a" alt="a road"></p>') == (
        "One & two three four a road"
    )
    assert stem("<p>Short.</p>") == "Short."
    long = stem("<p>" + "word, " * 100 + "</p>")
    assert len(long) <= STEM_LENGTH
    assert long.endswith("word…")
    assert len(stem("x" * 400)) == STEM_LENGTH


@given(st.text(), st.integers(min_value=1, max_value=300))
def test_a_stem_is_never_longer_than_it_may_be(text: str, length: int) -> None:
    assert len(stem(text, length)) <= length


def test_licences_have_names_and_addresses() -> None:
    assert licence("CC-BY-4.0") == (
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert licence("CC-BY-NC-SA-3.0")[1] == "https://creativecommons.org/licenses/by-nc-sa/3.0/"
    assert licence("EUPL-1.2")[0] == "European Union Public Licence 1.2"
    assert licence_html("LicenseRef-<own>") == "LicenseRef-&lt;own&gt;"
    assert 'href="https://creativecommons.org/publicdomain/zero/1.0/"' in licence_html("CC0-1.0")


def test_addresses_in_plain_texts_become_links() -> None:
    assert linked("Write to <me>.") == "Write to &lt;me&gt;."
    assert linked("See https://a.example/b?c=1&d=2. Or a.b@c.example, please") == (
        'See <a href="https://a.example/b?c=1&amp;d=2">https://a.example/b?c=1&amp;d=2</a>. '
        'Or <a href="mailto:a.b@c.example">a.b@c.example</a>, please'
    )


def test_sources_read_as_references() -> None:
    full = Source(
        at=AT,
        id="a",
        title="Why <move>?",
        publisher="The Office",
        year=2021,
        symbol="A/1",
        url="https://www.a.example/b/",
    )
    assert source_html(full) == (
        'The Office (2021). <cite>Why &lt;move&gt;?</cite> A/1. <a href="https://www.a.example/b/">a.example/<wbr>b</a>'
    )
    joints = Source(at=AT, id="a", title="T", url="https://a.example/one-two/3?a=b&c=d")
    assert "a.example/<wbr>one-<wbr>two/<wbr>3?<wbr>a=<wbr>b&amp;<wbr>c=<wbr>d</a>" in source_html(joints)
    assert source_html(Source(at=AT, id="a", title="Title")) == "<cite>Title</cite>."
    assert source_html(Source(at=AT, id="a", title="Title", year=1999)) == "(1999). <cite>Title</cite>."


def test_reading_time_follows_the_stated_rule() -> None:
    assert [minutes(*of) for of in ((0, 0), (1, 0), (180, 0), (181, 0), (900, 4), (901, 4))] == [1, 1, 1, 2, 9, 10]
