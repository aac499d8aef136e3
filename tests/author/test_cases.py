"""The drawing of a case, and the case in words."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builder.author.cases import drawing, graph_of, words
from builder.author.cases.drawing import BOLD, LETTER
from builder.model.base import Place, Text
from builder.model.questions.scenario import Scenario, ScenarioChoice, ScenarioEnding, ScenarioStep

AT = Place("quizzes/m/case.yaml", 3, 5)
SVG = "{http://www.w3.org/2000/svg}"


def text(words: str) -> Text:
    return Text(words, AT.path)


def case(ways: dict[str, list[tuple[int, str]]], *endings: str) -> Scenario:
    """A case by its steps: each has choices as (score, next)."""
    said = "You ask the people of the harbour first, and write down what each of them says about the tides"
    return Scenario(
        at=AT,
        id="case-one",
        type="scenario",
        text=text("A case."),
        steps=tuple(
            ScenarioStep(
                at=AT,
                id=id,
                text=text(f"It is {id}. What do you do?"),
                choices=tuple(
                    ScenarioChoice(at=AT, id="abcdef"[n], text=text(said), score=score, next=next, meters={"trust": -1})
                    for n, (score, next) in enumerate(choices)
                ),
            )
            for id, choices in ways.items()
        ),
        endings=tuple(ScenarioEnding(at=AT, id=id, title=f"The {id}", text=text("So it ended.")) for id in endings),
    )


LONG = case(
    {
        "one": [(3, "two"), (1, "three"), (0, "bad")],
        "two": [(3, "four"), (0, "three")],
        "three": [(1, "five"), (0, "five"), (2, "four")],
        "four": [(3, "six"), (1, "five"), (0, "bad")],
        "five": [(1, "seven"), (0, "bad")],
        "six": [(2, "seven"), (0, "eight")],
        "seven": [(1, "eight"), (0, "middle")],
        "eight": [(2, "good"), (1, "middle"), (0, "bad")],
    },
    "good",
    "middle",
    "bad",
)


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    found = ElementTree.fromstring(svg).iter(f"{SVG}rect")
    return [tuple(float(one.attrib[name]) for name in ("x", "y", "width", "height")) for one in found]  # type: ignore[misc]


def test_boxes_stand_apart_inside_the_drawing() -> None:
    svg = drawing(graph_of(LONG))
    found = boxes(svg)
    assert len(found) == 11
    whole = ElementTree.fromstring(svg).attrib
    for x, y, width, height in found:
        assert x >= 0
        assert y >= 0
        assert x + width <= float(whole["width"])
        assert y + height <= float(whole["height"])
    for one, other in combinations(found, 2):
        beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        below = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
        assert beside or below


def test_no_label_is_cut_and_none_leaves_its_box() -> None:
    svg = drawing(graph_of(LONG))
    found = boxes(svg)
    for one in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        x, y = float(one.attrib["x"]), float(one.attrib["y"])
        width = len(one.text or "") * (BOLD if one.get("class") in ("name", "worth") else LETTER)
        assert any(b[0] <= x and x + width <= b[0] + b[2] and b[1] <= y <= b[1] + b[3] for b in found), one.text
    shown = " ".join(one.text or "" for one in ElementTree.fromstring(svg).iter(f"{SVG}text"))
    assert shown.count("tides") == sum(len(step.choices) for step in LONG.steps)


def test_every_line_leads_down() -> None:
    svg = drawing(graph_of(LONG))
    lines = [one for one in ElementTree.fromstring(svg).iter(f"{SVG}path") if "way" in one.attrib["class"]]
    assert len(lines) == sum(len(step.choices) for step in LONG.steps)
    for one in lines:
        down = [float(y) for y in re.findall(r"V([\d.]+)", one.attrib["d"])]
        assert down == sorted(down)


def test_a_best_way_is_marked_from_the_start_to_the_end() -> None:
    root = ElementTree.fromstring(drawing(graph_of(LONG)))
    assert sum(one.get("class") == "way best" for one in root.iter()) == 6  # one two four six seven eight


def test_ways_and_credit_of_each_ending() -> None:
    graph = graph_of(case({"one": [(4, "two"), (0, "bad")], "two": [(4, "good"), (0, "bad")]}, "good", "bad"))
    assert words(graph).splitlines()[-2:] == ["good: The good (1 way, 100 %)", "bad: The bad (2 ways, 0 to 50 %)"]


def test_a_circle_and_a_way_to_nowhere_are_told_and_drawn_without_their_lines() -> None:
    graph = graph_of(
        case({"one": [(1, "two"), (0, "none")], "two": [(1, "one"), (0, "end")], "far": [(0, "end")]}, "end")
    )
    assert graph.astray == {("one", "b"), ("two", "a")}
    said = words(graph)
    assert said.count("(back, or to no place)") == 2
    assert "far (no way leads here)" in said
    svg = drawing(graph)
    assert 'class="box unreached"' in svg


def test_a_file_of_its_own_has_its_style_and_nothing_else() -> None:
    svg = drawing(graph_of(LONG), alone=True)
    assert "<style>" in svg
    assert "script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("score", [0, 3])
def test_a_case_where_all_ways_score_alike(score: int) -> None:
    assert "100 %" in words(graph_of(case({"one": [(score, "end"), (score, "end")]}, "end")))


def test_the_command_writes_a_file_for_each_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from builder.cli import main

    root = Path(__file__).parents[2]
    assert main(["cases", "--root", str(root), "--svg", str(tmp_path)]) == 0
    files = sorted(tmp_path.glob("*.svg"))
    assert len(files) == len(capsys.readouterr().out.splitlines()) > 0
    assert main(["cases", "--root", str(root), "no-such"]) == 2
