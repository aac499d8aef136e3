"""The output formats, and source lines as a terminal shows them."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import code_hosts, report
from builder.diagnostics import Code, Diagnostic, Position

SOURCE = {"a.md": ["# Title", "\tSee [here](x)."], "b.yaml": ["id: 数据 x"]}

ONE = Diagnostic(Position("a.md", 2, 6), "warning", "A007", "the link text says nothing", "name it")
TWO = Diagnostic(Position("b.yaml", 1, 8), "error", "C001", "unknown key: 50%, twice")


def line(path: str, number: int) -> str | None:
    lines = SOURCE.get(path, [])
    return lines[number - 1] if number <= len(lines) else None


def test_text_is_sorted_and_summed_up() -> None:
    assert report.text([TWO, ONE, TWO], line) == (
        "a.md:2:6: warning[A007]: the link text says nothing\n"
        "    See [here](x).\n"
        "        ^\n"
        "    hint: name it\n"
        "\n"
        "b.yaml:1:8: error[C001]: unknown key: 50%, twice\n"
        "    id: 数据 x\n"
        "             ^\n"
        "\n"
        "1 error, 1 warning in 2 files\n"
    )


def test_text_without_findings_or_source() -> None:
    assert report.text([], line) == ""
    lost = Diagnostic(Position("gone.md"), "error", "C001", "the file cannot be read")
    assert report.text([lost], line) == "gone.md:1:1: error[C001]: the file cannot be read\n\n1 error in 1 file\n"


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in report.text([ONE, TWO], line)
    assert "\x1b[1;31merror[C001]:\x1b[0m" in report.text([ONE, TWO], line, colour=True)


def test_nothing_of_a_message_or_source_controls_the_terminal() -> None:
    bad = Diagnostic(Position("a\x1b[2J.md"), "error", "C001", "unknown key `\x1b[31m\n\u202eabc`", "\x07")
    said = report.text([bad], lambda *_: "x\x1b]0;owned\x07\u202ey")
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


@pytest.mark.parametrize(
    ("source", "column", "shown", "caret"),
    [
        ("plain text", 7, "plain text", 6),
        ("    indented", 5, "indented", 0),
        ("    indented", 1, "    indented", 0),
        ("a\tb", 3, "a   b", 4),
        ("数据: x", 5, "数据: x", 6),
        ("e\u0301te\u0301 x", 7, "e\u0301te\u0301 x", 4),
        ("short", 6, "short", 5),
        ("short\r\n", 99, "short", 5),
    ],
)
def test_excerpt(source: str, column: int, shown: str, caret: int) -> None:
    assert report.excerpt(source, column) == (shown, caret)


def test_long_lines_are_cut_around_the_caret() -> None:
    source = "".join(str(n % 10) for n in range(1000))
    shown, caret = report.excerpt(source, 501)
    assert len(shown) <= report.WIDTH
    assert shown[0] == shown[-1] == "…"
    assert shown[caret : caret + 4] == "0123"
    assert report.excerpt(source, 1)[0].startswith("0123")
    assert report.excerpt(source, 1000)[0].endswith("789")


@given(st.text(max_size=300), st.integers(1, 320))
def test_an_excerpt_fits_and_the_caret_is_in_it(source: str, column: int) -> None:
    shown, caret = report.excerpt(source, column)
    width = sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in shown)
    assert width <= report.WIDTH + 4
    assert 0 <= caret <= report.WIDTH + 4
    assert all(c.isprintable() or unicodedata.category(c) in ("Mn", "Me") for c in shown)


def test_json() -> None:
    said = json.loads(report.as_json([TWO, ONE]))
    assert said["summary"] == {"errors": 1, "warnings": 1, "files": 2}
    assert said["diagnostics"][0] == {
        "path": "a.md",
        "line": 2,
        "column": 6,
        "severity": "warning",
        "code": "A007",
        "message": "the link text says nothing",
        "hint": "name it",
    }
    assert json.loads(report.as_json([]))["diagnostics"] == []


def test_github_escapes_what_would_end_a_command() -> None:
    odd = Diagnostic(Position("a, b:c.md", 3, 4), "error", "C001", "50%\nof it", "one, two: three")
    assert code_hosts.github([odd]) == (
        "::error file=a%2C b%3Ac.md,line=3,col=4,title=C001::50%25%0Aof it%0Ahint: one, two: three\n"
    )
    assert code_hosts.github([]) == ""


def test_sarif_has_what_the_schema_requires() -> None:
    code = Code("A007", "warning", "A vague link", "It says nothing.", "[here](x)", "[the toolkit](x)")
    log = json.loads(code_hosts.sarif([TWO, ONE], {"A007": code}, "1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("course", "1.2.3")
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == ["A007", "C001"]
    assert rules[0]["help"]["markdown"].count("```") == 4
    for result in run["results"]:
        assert result["level"] in ("error", "warning")
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] in (f"{ONE.message}. Hint: name it", TWO.message)
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
    fences = Code("A007", "warning", "A fence", "It stays open.", "```\ncode", "```\ncode\n```")
    (rule,) = json.loads(code_hosts.sarif([ONE], {"A007": fences}, "1"))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"].count("````\n```\ncode") == 2
    odd = Diagnostic(Position("lesson é 1.md"), "error", "C001", "x")
    uri = json.loads(code_hosts.sarif([odd], {}, "1"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert uri["artifactLocation"]["uri"] == "lesson%20%C3%A9%201.md"


def test_gitlab_knows_a_problem_again_when_its_line_moves() -> None:
    twice = Diagnostic(Position("a.md", 9, 1), ONE.severity, ONE.code, ONE.message, ONE.hint)
    found = json.loads(code_hosts.gitlab([TWO, twice, ONE]))
    keys = {"description", "check_name", "fingerprint", "severity", "location"}
    assert [set(problem) for problem in found] == [keys] * 3
    assert found[0]["description"] == f"{ONE.message}. Hint: name it"
    assert found[2]["location"] == {"path": "b.yaml", "lines": {"begin": 1}}
    assert [problem["severity"] for problem in found] == ["minor", "minor", "major"]
    assert len({problem["fingerprint"] for problem in found}) == 3
    moved = Diagnostic(Position("a.md", 77, 6), ONE.severity, ONE.code, ONE.message, ONE.hint)
    assert json.loads(code_hosts.gitlab([moved]))[0]["fingerprint"] == found[0]["fingerprint"]
    assert json.loads(code_hosts.gitlab([])) == []


def test_code_hosts_read_paths_from_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    root = tmp_path / "training/first aid"
    root.mkdir(parents=True)
    (found,) = code_hosts.in_repository([ONE], root)
    assert found.position == Position("training/first aid/a.md", 2, 6)
    assert code_hosts.in_repository([ONE], tmp_path) == [ONE]
    (tmp_path / ".git").rmdir()
    (tmp_path / "training/.git").write_text("gitdir: elsewhere", encoding="utf-8")  # a worktree, or a submodule
    assert code_hosts.in_repository([ONE], root)[0].position.path == "first aid/a.md"


def test_lines_of_sources(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffone\r\ntwo\x0c, \u2028still two".encode())
    (tmp_path / "b.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "c.svg").write_text("<svg/>")
    (tmp_path / "d.md").mkdir()
    line = report.lines_of(tmp_path)
    assert [line("a.md", n) for n in (0, 1, 2, 3)] == [None, "one", "two\x0c, \u2028still two", None]
    assert [line(path, 1) for path in ("b.yaml", "c.svg", "d.md", "gone.md")] == [None] * 4
