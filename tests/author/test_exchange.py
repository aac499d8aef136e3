"""Questions out and in again: round trips, what is said to be lost, and files that nobody should trust."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from builder.author.exchange import ExchangeError, gift, moodle_xml, qti
from builder.author.exchange.item import Area, Choice, Gap, Item, Lost
from builder.author.exchange.naming import identifier, unique

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "exchange"

words = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and "->" not in text and not text.startswith("["))
)
lines = st.lists(words, min_size=1, max_size=3).map("\n\n".join)
maybe = st.just("") | lines
ids = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3) + 0.0)
choices = st.lists(st.tuples(lines, maybe), min_size=2, max_size=6)


def single(made: list[tuple[str, str]]) -> dict[str, object]:
    return {"kind": "single", "choices": tuple(Choice(text, at == 0, said) for at, (text, said) in enumerate(made))}


def multiple(made: list[tuple[str, str]]) -> dict[str, object]:
    return {
        "kind": "multiple",
        "choices": tuple(Choice(text, at % 2 == 0, said) for at, (text, said) in enumerate(made)),
    }


own = st.one_of(
    choices.map(single),
    choices.map(multiple),
    st.builds(
        lambda t, a, b: {"kind": "true-false", "truth": t, "if_true": a, "if_false": b}, st.booleans(), maybe, maybe
    ),
    st.builds(lambda n, t: {"kind": "numeric", "number": n, "tolerance": abs(t)}, numbers, numbers),
    st.lists(words, min_size=1, max_size=5).map(lambda made: {"kind": "fill-in", "answers": tuple(made)}),
    st.lists(st.tuples(lines, lines), min_size=2, max_size=5).map(
        lambda made: {"kind": "matching", "pairs": tuple(made)}
    ),
    st.just({"kind": "open"}),
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    level = draw(st.sampled_from(["", "recall", "apply"]))
    return Item(
        id=draw(ids),
        text=draw(lines),
        objective=draw(st.just("") | ids),
        level=level,
        points=draw(st.integers(1, 100)),
        explanation=draw(maybe),
        **draw(own),
    )


def placeless(read: list[Item]) -> list[Item]:
    return [structs.replace(item, line=1) for item in read]


@given(st.lists(items(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_gift_gives_back_what_it_took(made: list[Item]) -> None:
    read, lost = gift.read(gift.write(made).decode(), "x.gift")
    assert placeless(read) == made
    assert lost == []
    assert gift.lost_of(made, "x.yaml") == []


@given(st.lists(items(), max_size=4), maybe, maybe, st.booleans())
@settings(max_examples=60, deadline=None)
def test_moodle_xml_gives_back_what_it_took(made: list[Item], hint: str, said: str, case: bool) -> None:
    made = [structs.replace(item, hint=hint, case=case and item.kind == "fill-in") for item in made]
    whole = ("single", "multiple", "matching")
    made = [structs.replace(item, right=said, wrong=hint) if item.kind in whole else item for item in made]
    read, lost = moodle_xml.read(moodle_xml.write(made), "x.xml")
    assert placeless(read) == made
    assert lost == []
    assert moodle_xml.lost_of(made, "x.yaml") == []


GRAMMAR = etree.RelaxNG(etree.parse(HERE / "qti_item.rng"))
"""The specification's rules for what is written; the official schema files are in no package registry."""

gap = st.builds(
    lambda answers, others, listed, case: ((*answers,), (*dict.fromkeys((*answers, *others)),) if listed else (), case),
    st.lists(words, min_size=1, max_size=3, unique=True),
    st.lists(words, max_size=3),
    st.booleans(),
    st.booleans(),
)


@st.composite
def qti_items(draw: st.DrawFn) -> Item:
    """Every kind that goes out as QTI."""
    item = draw(items())
    match draw(st.integers(0, 3)):
        case 0:
            order = draw(st.lists(words, min_size=3, max_size=6))
            return structs.replace(item, kind="ordering", order=tuple(order))
        case 1:
            made = draw(st.lists(gap, min_size=1, max_size=3))
            gaps = tuple(Gap(f"g{at}", *values) for at, values in enumerate(made))
            text = " and ".join(f"{draw(words).translate(BRACES)} {{{{g{at}}}}}" for at in range(len(gaps)))
            return structs.replace(item, kind="cloze", gaps=gaps, text=text)
    return item


BRACES = str.maketrans("{}", "()")


@given(st.lists(qti_items(), max_size=4, unique_by=lambda item: item.id))
@settings(max_examples=60, deadline=None)
def test_qti_keeps_the_rules_of_the_specification(made: list[Item]) -> None:
    with zipfile.ZipFile(io.BytesIO(qti.write(made))) as package:
        for item in made:
            root = etree.fromstring(package.read(f"items/{item.id}.xml"))
            assert GRAMMAR.validate(root), GRAMMAR.error_log
            declared = [one.get("identifier") for one in root.iter(f"{{{qti.QTI}}}responseDeclaration")]
            asked = [one.get("responseIdentifier") for one in root.iter() if one.get("responseIdentifier")]
            assert sorted(asked) == sorted(declared)
            if item.kind == "cloze":
                scored = [one.get("identifier") for one in root.iter(f"{{{qti.QTI}}}mapResponse")]
                assert scored == declared == [f"GAP-{one.id}" for one in item.gaps]
                best = [
                    max(float(entry.get("mappedValue")) for entry in one.iter(f"{{{qti.QTI}}}mapEntry"))
                    for one in root.iter(f"{{{qti.QTI}}}mapping")
                ]
                assert sum(best) == pytest.approx(1, abs=1e-5)
            if item.kind == "ordering":
                right = [one.text for one in root.iterfind(f".//{{{qti.QTI}}}correctResponse/{{{qti.QTI}}}value")]
                shown = {one.get("identifier") for one in root.iter(f"{{{qti.QTI}}}simpleChoice")}
                assert right == [f"c{at}" for at in range(len(item.order))]
                assert set(right) == shown


@given(st.lists(items(), max_size=4, unique_by=lambda item: item.id))
@settings(max_examples=40, deadline=None)
def test_qti_names_nothing_that_is_not_there(made: list[Item]) -> None:
    data = qti.write(made)
    assert data == qti.write(made)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        files = [one.get("href") for one in manifest.iter(f"{{{qti.CP}}}file")]
        assert sorted([*files, "imsmanifest.xml"]) == sorted(package.namelist())
        for item in made:
            root = etree.fromstring(package.read(f"items/{item.id}.xml"))
            choices = [one for one in root.iter() if str(one.tag).endswith("Choice")]
            right = [one.text or "" for one in root.iterfind(f".//{{{qti.QTI}}}correctResponse/{{{qti.QTI}}}value")]
            assert right or item.kind == "open"
            if item.kind not in ("numeric", "fill-in", "open"):
                assert {part for value in right for part in value.split()} <= {one.get("identifier") for one in choices}
            assert root.find(".//*[@responseIdentifier='RESPONSE']") is not None


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    gift.read(text, "x.gift")


@given(
    st.lists(
        st.sampled_from(["::a::", "{", "}", "=", "~", "#", "->", "%50%", "T", "\\", " b ", "\n\n", "[html]", "1..2"])
    )
)
@settings(max_examples=150, deadline=None)
def test_any_marks_in_any_order_are_read_without_a_crash(marks: list[str]) -> None:
    gift.read("".join(marks), "x.gift")


def test_gift_of_others_is_understood() -> None:
    text = """$CATEGORY: $course$/top

// a comment
::Capital::[html]<p>Which is the <b>capital</b>&nbsp;of Kenya?</p>{=Nairobi#yes ~%50%Mombasa#<i>nearly</i> ~Kisumu}

Two plus two {#4:0.5}

Who? {=Ann -> A =Ben -> B =Cai -> C}

The sky is blue.{T#Look up.#So it is.}

It is {=hot =warm} today.

How many? {#3..5}

Only words
"""
    read, lost = gift.read(text, "others.gift")
    assert [item.kind for item in read] == ["single", "numeric", "matching", "true-false", "fill-in", "numeric"]
    assert read[0].id == "capital"
    assert read[0].text == "Which is the **capital** of Kenya?"
    assert [choice.correct for choice in read[0].choices] == [True, False, False]
    assert (read[3].if_true, read[3].if_false) == ("So it is.", "Look up.")
    assert (read[5].number, read[5].tolerance) == (4, 1)
    assert [str(one) for one in lost] == [
        "others.gift:4:1: lost: options that earn a part",
        "others.gift:16:1: lost: a text without a question",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay">&x;</question></quiz>',
        b'<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>',
        b"<quiz><question>",
        b"<html/>",
        b"",
    ],
)
def test_xml_that_nobody_should_trust_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"x\.xml"):
        moodle_xml.read(data, "x.xml")


def test_ids_are_made_of_names_else_of_texts_and_are_free() -> None:
    assert identifier("Émigré & Co. (2)", "") == "emigre-co-2"
    assert identifier("", "Why?") == identifier("...", "Why?")
    assert identifier("", "Why?") != identifier("", "Who?")
    assert unique("a", ["a", "a-2"]) == "a-3"
    assert len(unique("a" * 48, ["a" * 48])) == 48


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "builder.cli", *map(str, arguments)]
    return subprocess.run(run, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course as `new course` makes it, with a question of each type in a quiz."""
    root = tmp_path_factory.mktemp("exchange") / "made"
    assert command("new", "course", root).returncode == 0
    assert command("new", "quiz", "start", "every", "--root", root).returncode == 0
    tags = ("multiple", "true-false", "matching", "ordering", "numeric", "fill-in", "categorise", "cloze", "open")
    for tag in (*tags, "hotspot", "likert"):
        assert command("new", "question", "start", "every", tag, "--root", root).returncode == 0, tag
    return root


def test_every_type_that_qti_holds_goes_out(course: Path, tmp_path: Path) -> None:
    out = tmp_path / "every.zip"
    done = command("questions", "export", "start", "every", "--format", "qti", "--out", out, "--root", course, "-q")
    assert done.returncode == 0, done.stderr
    whole = [line for line in done.stderr.splitlines() if "the whole question" in line]
    assert whole == []
    with zipfile.ZipFile(out) as package:
        names = [name for name in package.namelist() if name.endswith(".xml") and name.startswith("items/")]
        found = set()
        for name in names:
            root = etree.fromstring(package.read(name))
            assert GRAMMAR.validate(root), GRAMMAR.error_log
            found |= {etree.QName(one).localname for one in root.iter() if one.get("responseIdentifier")}
    assert {"choiceInteraction", "orderInteraction", "matchInteraction", "textEntryInteraction"} <= found
    assert {"extendedTextInteraction", "hotspotInteraction"} <= found


def test_places_go_out_in_pixels_of_the_picture() -> None:
    areas = (
        Area("The *pump*", True, "circle", (20, 30, 5)),
        Area("The road", True, "poly", (12, 14, 20, 22, 30, 14)),
        Area("The house", False, "rect", (10, 10, 40.4, 30)),
    )
    item = Item(id="where", kind="hotspot", text="Where?", picture="media/a.svg", alt="A field", areas=areas)
    package = qti.write([item], {"media/a.svg": qti.Picture(b"<svg/>", "image/svg+xml", (10, 5, 60, 40))})
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.read("items/where.svg") == b"<svg/>"
        assert b'href="items/where.svg"' in archive.read("imsmanifest.xml")
        root = etree.fromstring(archive.read("items/where.xml"))
    assert GRAMMAR.validate(root), GRAMMAR.error_log
    choices = list(root.iter("{*}hotspotChoice"))
    assert [choice.get("coords") for choice in choices] == ["10,25,5", "2,9,10,17,20,9", "0,5,30,25"]
    assert choices[0].get("hotspotLabel") == "The pump"
    shown = next(root.iter("{*}object"))
    assert (shown.get("data"), shown.get("width"), shown.get("height")) == ("where.svg", "60", "40")
    assert [value.text for value in root.iterfind(".//{*}correctResponse/{*}value")] == ["c0", "c1"]
    weights = {entry.get("mapKey"): entry.get("mappedValue") for entry in root.iter("{*}mapEntry")}
    assert weights == {"c0": "0.5", "c1": "0.5", "c2": "-0.5"}
    assert next(root.iter("{*}mapping")).get("lowerBound") == "0"


@pytest.mark.parametrize("form", ["gift", "moodle"])
def test_an_export_is_as_it_was_and_comes_in_again(course: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"every.{form}"
    done = command("questions", "export", "start", "every", "--format", form, "--out", out, "--root", course, "-q")
    assert done.returncode == 0, done.stderr
    expected = GOLDEN / f"every.{form}"
    assert out.read_text("utf-8") == expected.read_text("utf-8")
    assert done.stderr == (GOLDEN / f"every.{form}.lost").read_text("utf-8")
    back = command("questions", "import", out, "start", f"back-{form}", "--root", course)
    assert back.returncode == 0, back.stderr
    quiz = course / "quizzes" / "start" / f"back-{form}.yaml"
    assert command("check", "--root", course).returncode == 0
    assert command("format", "--check", "--root", course).returncode == 0
    before = quiz.read_bytes()
    again = command("questions", "import", out, "start", f"back-{form}", "--root", course)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert quiz.read_bytes() == before
    quiz.unlink()
    command("questions", "import", out, "start", f"back-{form}", "--root", course)
    assert quiz.read_bytes() == before


def test_what_is_lost_has_a_place(course: Path) -> None:
    done = command("questions", "export", "start", "every", "--root", course)
    assert "quizzes/start/every.yaml:" in done.stderr
    assert "the type `ordering` does not travel" in done.stderr
    assert Lost.__name__ not in done.stderr
    assert done.stdout.startswith("// [id:")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "nowhere"], "no written module `nowhere`"),
        (["export", "start", "nothing"], "no quiz `nothing`"),
        (["export", "start", "--format", "qti"], "name it with --out"),
        (["import", "nowhere.gift", "start", "x"], "No such file"),
        (["import", "{empty}", "start", "x"], "holds no question"),
    ],
)
def test_wrong_usage_is_exit_2_and_words(course: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    empty = tmp_path / "empty.gift"
    empty.write_bytes(b"")
    done = command("questions", *(one.replace("{empty}", str(empty)) for one in arguments), "--root", course)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
