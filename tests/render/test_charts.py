"""Charts: what is drawn says what the numbers say, at any width and in any language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.load.csv_rows import rows_of
from builder.markdown.chartdata import bad_cells, chart_of, number_of, table_of
from builder.model.chart import KINDS, Chart
from builder.render.charts import draw

SHARES = [["Sector", "Share"], ["Services", "68.4"], ["Industry", "24.3"], ["Farms", "7"]]
PAIRS = [["Year", "Women", "Men"], ["2010", "40", "60"], ["2015", "45", "55"], ["2020", "52.5", "47.5"]]
SVG = "{http://www.w3.org/2000/svg}"


def chart(kind: str, rows: list[list[str]], **options: str) -> Chart:
    found = chart_of(kind, {"title": "A finding", **options}, rows)
    assert found is not None
    return found


def shapes(made: Chart, tag: str, language: str = "en") -> list[ET.Element]:
    return list(ET.fromstring(draw(made, "chart-1", language).svg).iter(tag))


def test_bars_are_as_long_as_their_numbers() -> None:
    widths = [float(one.attrib["width"].rstrip("%")) for one in shapes(chart("bar", SHARES), "rect")]
    assert [round(width / widths[0], 2) for width in widths] == [1, 0.36, 0.1]
    assert widths[0] < 100


def test_numbers_have_equal_decimals_in_the_language_of_the_course() -> None:
    texts = [one.text for one in shapes(chart("bar", SHARES), "text", "fr")]
    assert texts == ["Services", "68,4", "Industry", "24,3", "Farms", "7,0"]
    assert draw(chart("bar", [["A", "B"], ["x", "1234567"]]), "c", "en").cells == (("1,234,567",),)


def test_arabic_is_mirrored() -> None:
    plain, mirrored = (shapes(chart("bar", SHARES), "rect", language) for language in ("en", "ar"))
    assert plain[0].attrib["x"] == "0%"
    assert float(mirrored[0].attrib["x"].rstrip("%")) + float(mirrored[0].attrib["width"].rstrip("%")) == 100


def test_parts_fill_the_whole_and_are_named_where_there_is_room() -> None:
    drawn = draw(chart("stacked", PAIRS), "c", "en")
    rects = [float(one.attrib["width"].rstrip("%")) for one in ET.fromstring(drawn.svg).iter("rect")]
    assert rects == [40, 60, 45, 55, 52.5, 47.5]
    assert drawn.key == ()
    narrow = [["Year", "Of those under eighteen", "Others"], ["2010", "5", "95"]]
    assert [name for _, name in draw(chart("stacked", narrow), "c", "en").key] == ["Of those under eighteen", "Others"]


def test_a_gap_in_a_line_stays_a_gap() -> None:
    rows = [["Year", "A"], ["1", "1"], ["2", "2"], ["3", ""], ["4", "4"], ["5", "5"]]
    assert len([one for one in shapes(chart("line", rows), "line") if one.attrib["class"] == "l-m0"]) == 2


def test_a_number_does_not_stand_on_the_line_that_rises_from_it() -> None:
    for first, second, below in ((465, 560, True), (560, 465, False), (0, 90, False)):
        made = chart("line", [["Year", "Sum"], ["2017", str(first)], ["2018", str(second)], ["2019", "800"]])
        number = next(one for one in shapes(made, "text") if one.text == str(first))
        dot = shapes(made, "circle")[0]
        high = float(number.attrib["y"].removesuffix("em")) - float(dot.attrib["cy"].removesuffix("em"))
        assert (high > 1) is below, (first, second)


def test_a_long_label_has_lines_for_a_phone_and_one_line_elsewhere() -> None:
    """What the narrowest column holds stays in one line; in the widest faces a letter is about 0.55 em wide."""
    long = "Least developed and landlocked countries of the world"
    made = chart("bar", [["Where", "Share"], [long, "4"], ["Latin America and the Caribbean", "2"]])
    texts = [(one.text, one.get("class", "")) for one in shapes(made, "text")]
    narrow = [text for text, mark in texts if text and "is-narrow" in mark]
    assert [text for text, mark in texts if "is-wide" in mark] == [long]
    assert " ".join(narrow) == long
    assert len(narrow) == 2
    assert ("Latin America and the Caribbean", "") in texts


def test_negative_bars_lie_on_the_other_side_of_zero() -> None:
    up, down = shapes(chart("bar", [["A", "B"], ["up", "10"], ["down", "-5"]]), "rect")
    zero = float(up.attrib["x"].rstrip("%"))
    assert float(down.attrib["x"].rstrip("%")) + float(down.attrib["width"].rstrip("%")) == pytest.approx(zero, 0.01)


def test_highlight_gets_the_accent_and_the_others_do_not() -> None:
    marks = [one.attrib["class"] for one in shapes(chart("bar", SHARES, highlight="Industry"), "rect")]
    assert marks == ["rest", "m0", "rest"]
    series = [one.attrib["class"] for one in shapes(chart("stacked", PAIRS, highlight="Men"), "rect")]
    assert series[:2] == ["m1", "m0"]


def test_a_drawing_has_a_name_and_says_its_numbers() -> None:
    svg = ET.fromstring(draw(chart("bar", SHARES), "chart-1", "en").svg)
    assert svg.attrib["role"] == "img"
    assert svg[0].text == "A finding"
    assert svg[1].text == "Services: 68.4; Industry: 24.3; Farms: 7.0"
    assert svg.attrib["aria-labelledby"] == svg[0].attrib["id"]
    said = draw(chart("bar", SHARES, description="Services lead."), "chart-1", "en").svg
    assert "Services lead." in said
    assert "68.4; " not in said


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60)
NUMBERS = st.one_of(st.just(""), st.decimals(-(10**9), 10**9, places=2).map(str), st.integers(0, 99).map(str))


@settings(max_examples=120, deadline=None)
@given(st.data(), st.sampled_from(KINDS), st.integers(1, 4), st.integers(1, 14), st.sampled_from(["en", "ar", "pt"]))
def test_whatever_the_words_the_drawing_is_sound(
    data: st.DataObject, kind: str, width: int, height: int, language: str
) -> None:
    names = data.draw(st.lists(WORDS, min_size=width + 1, max_size=width + 1))
    rows = [names]
    for _ in range(height):
        rows.append([data.draw(WORDS), *(data.draw(NUMBERS) for _ in range(width))])
    made = chart(kind, rows, description=data.draw(WORDS))
    drawn = draw(made, "chart-1", language)
    assert drawn == draw(made, "chart-1", language)
    root = ET.fromstring(drawn.svg)
    assert "style" not in {name for element in root.iter() for name in element.attrib}
    assert len(drawn.cells) == height
    for element in root.iter():
        for name in ("x", "x1", "x2", "cx"):
            if name in element.attrib:
                assert -0.01 <= float(element.attrib[name].rstrip("%")) <= 100.01


def test_a_part_below_nothing_leaves_the_others_in_their_bar() -> None:
    drawn = shapes(chart("stacked", [["Year", "In", "Out"], ["2020", "-0.01", "0.02"]]), "rect")
    assert [(one.attrib["x"], one.attrib["width"]) for one in drawn] == [("0%", "100%")]


def test_cells_of_tables() -> None:
    body = "Text.\n\n| Sector | **Share** |\n|---|---:|\n| Services \\| more | 68.4 % |\n\nCaption."
    assert table_of(body) == [["Sector", "Share"], ["Services | more", "68.4 %"]]
    assert number_of("68.4 %") == Decimal("68.4")
    assert number_of("1 234") == 1234
    assert number_of("−3") == -3
    assert number_of("–") is None
    assert [(cell.row, cell.column) for cell in bad_cells([["a", "b"], ["c", "1,5"]])] == [(2, 2)]


def test_csv_of_any_spreadsheet() -> None:
    expected = (("Sector", "Share"), ("Services, all", "68.4"))
    assert rows_of('Sector,Share\r\n"Services, all",68.4\r\n'.encode("utf-8-sig")) == expected
    assert rows_of(b"Sector;Share\nServices, all;68.4\n\n") == expected
    assert rows_of(b"\xff\xfe\x00") == ()
