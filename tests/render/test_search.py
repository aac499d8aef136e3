"""The search index: every word of a lesson leads to its place, whatever the accents, in few bytes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.assets.node import node
from builder.markdown.scan import scan
from builder.model.base import Place, Text
from builder.model.course import GlossaryEntry
from builder.model.module import Lesson, Module
from builder.render.search import folded, search_index, words_of

PLAYER = Path(__file__).parents[2] / "templates" / "player" / "find"
LESSON = """The road to Bern.

## Éducation for all

Schools count children who arrive in May.

## مدرسة

الهجرة والتنمية في المدرسة.
"""


def module(count: int = 1, source: str = LESSON) -> Module:
    at = Place("modules/one/01-first.md")
    lessons = tuple(
        Lesson(at=at, id=f"l{n}", title=f"Lesson {n}", body=Text(source, at.path, 1, 1, True, scan(source)))
        for n in range(count)
    )
    empty = Text("", at.path, 1, 1, True, scan(""))
    return Module(at=at, id="one", title="One", summary="One.", objectives=(), body=empty, lessons=lessons)


def entry(term: str, definition: str) -> tuple[str, GlossaryEntry]:
    text = Text(definition, "course/glossary.yaml", 1, 1, True, scan(definition))
    at = Place("course/glossary.yaml")
    return term.lower(), GlossaryEntry(at=at, term=term, definition=text, aliases=("émigrés",))


def run(script: str) -> object:
    done = subprocess.run(
        [node(), "--input-type=module", "-e", script], capture_output=True, text=True, check=True, cwd=PLAYER
    )
    return json.loads(done.stdout)


def found(index: dict[str, object], query: str) -> list[str]:
    script = (
        f"import {{find, unpacked}} from {json.dumps((PLAYER / 'index.js').as_uri())};"
        f"const index = {json.dumps(index)};"
        f"console.log(JSON.stringify(find(index.places, unpacked(index.words), {json.dumps(query)}).map((p) => p[0])));"
    )
    answer = run(script)
    assert isinstance(answer, list)
    return answer


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("education", ["#lesson/l0/education-for-all"]),
        ("ÉDUC", ["#lesson/l0/education-for-all"]),
        ("children may", ["#lesson/l0/education-for-all"]),
        ("bern", ["#lesson/l0"]),
        ("lesson", ["#lesson/l0"]),
        ("المدرسه", ["#lesson/l0/مدرسة"]),
        ("diaspora abroad", ["#glossary/diaspora"]),
        ("nowhere", []),
        ("children nowhere", []),
        ("", []),
        ("!?", []),
    ],
)
def test_search_leads_to_the_place(query: str, places: list[str]) -> None:
    index = search_index(module(), [entry("Diaspora", "People who live abroad and keep ties.")], "Glossary")
    assert found(index, query) == places


def test_a_heading_comes_before_a_text() -> None:
    source = "Migration first.\n\n## Trade\n\nMigration again.\n\n## Migration\n\nText.\n"
    index = search_index(module(1, source), [], "Glossary")
    assert found(index, "migration") == ["#lesson/l0/migration", "#lesson/l0", "#lesson/l0/trade"]


def test_every_word_is_in_the_index_once_and_unpacks_to_its_places() -> None:
    index = search_index(module(3), [], "Glossary")
    script = (
        f"import {{unpacked}} from {json.dumps((PLAYER / 'index.js').as_uri())};"
        f"console.log(JSON.stringify(unpacked({json.dumps(index['words'])})));"
    )
    unpacked = dict(run(script))  # type: ignore[call-overload]
    wanted: dict[str, list[int]] = {}
    for at, place in enumerate(index["places"]):  # type: ignore[arg-type, var-annotated]
        for word in set(words_of(f"{place[2] or place[1]} {place[3]}")):
            wanted.setdefault(word, []).append(at)
    assert unpacked == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), max_codepoint=0x24FF), max_size=20), max_size=30))
def test_python_and_the_player_fold_alike(texts: list[str]) -> None:
    script = (
        f"import {{folded}} from {json.dumps((PLAYER.parent / 'ui' / 'folding.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps(texts)}.map((t) => folded(t))));"
    )
    assert run(script) == [folded(text) for text in texts]


def lesson_words() -> Iterator[str]:
    root = Path(__file__).parents[2] / "modules"
    for path in sorted(root.glob("*/[0-9]*.md")):
        yield path.read_text(encoding="utf-8")


def test_the_index_of_25_lessons_is_small() -> None:
    """25 real lessons of the course: the index stays below half of their text."""
    sources = list(lesson_words())[:25]
    at = Place("modules/one/01-first.md")
    lessons = tuple(
        Lesson(at=at, id=f"l{n}", title=f"Lesson {n}", body=Text(source, at.path, 1, 1, True, scan(source)))
        for n, source in enumerate(sources)
    )
    empty = Text("", at.path, 1, 1, True, scan(""))
    long = Module(at=at, id="m", title="M", summary="M", objectives=(), body=empty, lessons=lessons)
    size = len(json.dumps(search_index(long, [], ""), separators=(",", ":")))
    assert size < sum(map(len, sources)) / 2
