"""`course format`: one layout, the same meaning, idempotent; and `check --fix`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.author.fix import fix
from builder.author.fix.fixers import FIXERS
from builder.author.format import format_files, formatted
from builder.author.format.files import sources
from builder.author.format.markdown import _seen
from builder.author.format.spaces import trimmed
from builder.author.format.yaml import _meaning
from builder.checkup import check
from builder.cli import main
from builder.explain import all_codes

TESTS = Path(__file__).parents[1]
BASE = TESTS / "rules" / "base"

MESSY = """\
---
title:   A lesson
objectives:   [one,   two]   # both
---


##  A heading
Text with a break  
and more.   


* one
* two

///note|Remember
Text.
///
After it.

| A|B   |
|:--|---|
|1 | `a|b` |

```
*  code   |   stays
```
"""

NEAT = """\
---
title: A lesson
objectives: [one, two] # both
---

##  A heading

Text with a break  
and more.

- one
- two

/// note | Remember
Text.
///

After it.

| A | B |
|:--|---|
| 1 | `a|b` |

```
*  code   |   stays
```
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "course")
    return tmp_path / "course"


def spaced(text: str) -> str:
    """With one space before a comment: where comments stand is the author's choice, and stays."""
    return re.sub(r"(?m)(?<=\S) +# ", " # ", text)


def test_markdown_has_one_layout() -> None:
    assert spaced(formatted(MESSY, "modules/a/01-a.md")) == NEAT
    assert formatted(NEAT, "modules/a/01-a.md") == NEAT


def test_yaml_keeps_comments_order_and_quotes() -> None:
    messy = (
        "# The quiz\ntitle:   'Final'  # shown\nquestions:\n- id: a\n  text: |\n    One\n\n    two\n  points:    2\n"
    )
    neat = "# The quiz\ntitle: 'Final' # shown\nquestions:\n  - id: a\n    text: |\n      One\n\n      two\n"
    neat += "    points: 2\n"
    assert spaced(formatted(messy, "q.yaml")) == neat
    assert formatted(neat, "q.yaml") == neat


def test_lists_at_the_top_are_not_indented() -> None:
    assert formatted("- id: a\n  title:  A\n- id: b\n  title: B\n", "course/sources.yaml") == (
        "- id: a\n  title: A\n- id: b\n  title: B\n"
    )


@pytest.mark.parametrize("text", ["title: [", "a: 1\na: 2\n", "\tx: 1\n", "", "&a [*a]\n"])
def test_what_does_not_parse_stays(text: str) -> None:
    assert formatted(text, "q.yaml") == text


def test_this_repositorys_examples_mean_the_same_afterwards() -> None:
    for path in [*TESTS.glob("rules/base/**/*.yaml"), *TESTS.glob("load/base/**/*.yaml")]:
        text = path.read_text("utf-8")
        assert _meaning(formatted(text, path.name)) == _meaning(text), path


LINES = st.lists(
    st.sampled_from(
        [
            "", "", "Text.", "Text  ", "## Head", "##  Head", "* item", "+ item", "- item", "    inner", "1. one",
            "/// note", "/// note | T", "///", "    id: x", "//// tabs", "////", "/// tab | A", "| A | B |",
            "|---|:-:|",
            "| 1 | 2 |", "|1|", "```", "~~~", "<!-- c", "-->", "<!-- check: ignore A001 -- why -->", "> quote", "***",
            "Term\n:   Definition", "[^a]: note", "*[AB]: A b", "<div>", "</div>", "[[term]] [@source]", "a `b|c` d",
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_markdown_keeps_its_meaning_and_its_layout(lines: list[str]) -> None:
    text = "---\ntitle: A\n---\n" + "\n".join(lines) + "\n"
    once = formatted(text, "a.md")
    assert _seen(once.split("---\n", 2)[2].strip("\n")) == _seen("\n".join(lines).strip("\n"))
    assert formatted(once, "a.md") == once


VALUES = st.recursive(
    st.sampled_from(
        ["a", '"yes"', "'x: y'", "1", "1.50", "text with # no comment", "|\n{0}  One\n{0}  two", "~", "[]"]
    ),
    lambda inner: st.lists(inner, min_size=1, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), VALUES, max_size=5), st.booleans())
def test_any_yaml_keeps_its_meaning_and_its_layout(data: dict[str, object], comments: bool) -> None:
    def write(value: object, indent: str) -> str:
        if isinstance(value, list):
            return "".join(f"\n{indent}- {write(item, indent + '  ').lstrip() or '~'}" for item in value)
        return str(value).replace("{0}", indent)

    text = "".join(
        f"{'# above' + chr(10) if comments else ''}{key}: {write(value, '')}\n" for key, value in data.items()
    )
    once = formatted(text, "a.yaml")
    assert _meaning(once) == _meaning(text)
    assert formatted(once, "a.yaml") == once


def test_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesson = root / "modules/base/02-next.md"
    lesson.write_text(lesson.read_text("utf-8").replace("\n\n| Step", "   \n\n\n\n| Step"), encoding="utf-8")
    before = lesson.read_bytes()
    assert main(["format", "--check", "--root", str(root)]) == 1
    assert "differs  modules/base/02-next.md" in capsys.readouterr().out
    assert lesson.read_bytes() == before
    assert main(["format", "--root", str(root), "-q"]) == 0
    assert main(["format", "--check", "--root", str(root), "-q"]) == 0


def test_line_ends_stay_as_they_are(root: Path) -> None:
    lesson = root / "modules/base/02-next.md"
    lesson.write_bytes(lesson.read_bytes().replace(b"\n", b"\r\n").replace(b"## ", b"##  "))
    format_files(root, sources(root, ("base",)))
    data = lesson.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5


FIXED = sorted(code for code in FIXERS if all_codes()[code].bad)


@pytest.mark.parametrize("code", FIXED)
def test_each_fixer_on_the_example_of_its_code(
    code: str, root: Path, lay_example: Callable[[Path, str, str], None]
) -> None:
    if code in ("C005", "C010", "C013", "C021"):
        lay_yaml(root, code)
    else:
        lay_example(root, code, all_codes()[code].bad)
    assert code in {found.code for found in check(root)}
    fixed = fix(root, lambda: check(root), sources(root, ("base",)))
    assert fixed
    assert code not in {found.code for found in check(root)}
    assert [str(found) for found in check(root) if found.severity == "error"] == []


def lay_yaml(root: Path, code: str) -> None:
    path = root / "quizzes/base/next.yaml"
    text = path.read_text("utf-8")
    wrong = {
        "C005": ("    type: true-false", "\ttype: true-false"),
        "C010": ("title: Check yourself", "title: 12:30"),
        "C013": ("id: two-pages", "id: Two Pages"),
        "C021": ("title: Check yourself", "title: “Check yourself”"),
    }[code]
    assert wrong[0] in text
    text = text.replace(*wrong)
    path.write_text(
        text.replace("  - id: two-pages\n", "  - id: two-pages\n") if code != "C005" else text, encoding="utf-8"
    )


def test_what_is_not_sure_is_left_alone(root: Path) -> None:
    path = root / "quizzes/base/final.yaml"
    path.write_text(
        path.read_text("utf-8").replace("answer: true, explanation: It does", "anwser: true, explanation: It does")
    )
    before = path.read_bytes()
    assert fix(root, lambda: check(root), sources(root, ("base",))) == {}
    assert path.read_bytes() == before


def test_fix_from_the_command_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_yaml(root, "C010")
    assert main(["check", "--fix", "--strict", "--root", str(root)]) == 0
    assert "fixed    quizzes/base/next.yaml (1)" in capsys.readouterr().out
    assert 'title: "12:30"' in (root / "quizzes/base/next.yaml").read_text("utf-8")


QUESTION = """\
- id: a  
  text: |
    A line that breaks  
    here.   

    # Not a comment  
    - id: b  
  hint: >-  
    Folded
    text.
- id: c  
# A comment  
"""


def test_breaks_of_lines_in_texts_of_yaml_stay() -> None:
    laid = formatted(QUESTION, "quizzes/a/b.yaml")
    assert laid == QUESTION.replace("id: a  ", "id: a").replace("here.   ", "here.").replace(
        "hint: >-  ", "hint: >-"
    ).replace("id: c  ", "id: c").replace("A comment  ", "A comment").replace("    - id: b  \n", "    - id: b  \n")
    assert yaml.safe_load(laid)[0]["text"].startswith("A line that breaks  \nhere.\n")
    assert formatted(laid, "quizzes/a/b.yaml") == laid


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Words", "- item", "# not a comment", "a: b", "| a | b |", "سطر", "'quoted'", "x #y"]),
            st.sampled_from(["", "  ", " ", "\t", "    "]),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None)
def test_texts_in_yaml_lose_no_break(lines: list[tuple[str, str]]) -> None:
    body = "".join(f"    {words}{end}\n" for words, end in lines)
    text = f"- id: a\n  text: |\n{body}  hint: x   # why\n"
    laid = formatted(text, "quizzes/a/b.yaml")
    breaks = [end == "  " for _, end in lines][:-1]
    kept = [line.endswith("  ") for line in yaml.safe_load(laid)[0]["text"].splitlines()][:-1]
    assert kept == breaks
    assert "# why" in laid
    assert formatted(laid, "quizzes/a/b.yaml") == laid


def test_where_a_text_of_yaml_ends() -> None:
    text = "- text: |\n    A  \n    b\n  hint: x  \n  answer: y  \n# c  \n"
    assert trimmed(text, markdown=False) == "- text: |\n    A  \n    b\n  hint: x\n  answer: y\n# c\n"
