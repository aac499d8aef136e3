"""`course diff`: changes in words and as a page, what they do to learners, and whether an upload is safe."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.author.diff.compare import Change, compare
from builder.author.diff.contents import Contents, NotOursError, lines_of, read
from builder.author.diff.effects import Effects, effects
from builder.author.diff.page import _coded, page
from builder.author.diff.words import text
from builder.build import Order, build
from builder.cli import main
from builder.cli.comparing import _renamed

BASE = Path(__file__).parents[1] / "rules" / "base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "course")
    return tmp_path / "course"


def edit(path: Path, old: str, new: str) -> None:
    source = path.read_text("utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def packed(root: Path, standard: str = "scorm12") -> Contents:
    out = root.parent / "out"
    result = build(Order(root, out, standards=(standard,), cache=False))
    (entry,) = result.packages
    return read(out / entry["file"])


def told(old: Contents, new: Contents) -> tuple[list[Change], Effects]:
    changes = compare(old, new)
    return changes, effects(old, new, changes)


def test_the_same_sources_have_no_changes(root: Path) -> None:
    changes, found = told(packed(root), packed(root))
    assert changes == []
    assert found == Effects((), (), (), (), ())


def test_a_sentence_changes_and_nobody_loses_anything(root: Path) -> None:
    old = packed(root)
    edit(root / "modules/base/02-next.md", "Two\npages are enough", "Three\npages are enough")
    changes, found = told(old, packed(root))
    assert [(change.kind, change.what, change.where) for change in changes] == [("changed", "lesson", "next")]
    said = text("base", changes, found)
    assert "    + A plan that nobody can read is not a plan." in said
    assert "Three pages are enough" in said
    assert "<del>Two</del><ins>Three</ins>" in page("base", {"base": (changes, found)})
    assert found.safe
    assert found.reset == found.grades == found.todo == ()


def test_another_key_resets_the_answer_and_can_change_grades(root: Path) -> None:
    old = packed(root)
    edit(
        root / "quizzes/base/final.yaml",
        "text: Any partner will do., answer: false",
        "text: Any partner will do., answer: true",
    )
    changes, found = told(old, packed(root))
    assert ("changed", "key", "question final/f2: answer") in [(c.kind, c.what, c.where) for c in changes]
    assert found.reset == (
        "question `f2` of `final` has another key or other options: its saved answer in a running attempt goes",
    )
    assert found.grades == (
        "1 graded question of the assessment with another key or options: new attempts count by it",
    )
    assert found.safe


def test_lessons_added_and_removed(root: Path) -> None:
    old = packed(root)
    first = (root / "modules/base/01-start.md").read_text("utf-8")
    (root / "modules/base/03-last.md").write_text(
        first.replace("Start with people", "End with people").replace("/// quiz | start\n///\n", ""), encoding="utf-8"
    )
    new = packed(root)
    assert told(old, new)[1].todo == ("1 new lesson to open before the module is complete: last",)
    assert told(new, old)[1].reset == ("lesson `last` ('End with people') is gone, and with it that it was read",)


def test_pass_mark_draw_and_points(root: Path) -> None:
    old = packed(root)
    edit(root / "quizzes/base/final.yaml", "pass_mark: 75", "pass_mark: 50")
    edit(root / "quizzes/base/final.yaml", "{id: f1,", "{id: f1, points: 3,")
    _, found = told(old, packed(root))
    assert found.grades == (
        "the pass mark of the assessment changes from 75 to 50: whose best attempt has 50 per cent has passed at the "
        "next visit",
        "1 graded question of the assessment with other points: new attempts count by it, running ones too",
    )


@pytest.mark.parametrize(
    ("file", "old_text", "new_text", "reason"),
    [
        ("course/course.yaml", "language: en", "language: fr", "the language changes from en to fr"),
        ("course/course.yaml", "id: sample", "id: other", "the course id changes from sample to other"),
    ],
)
def test_unsafe_identities(root: Path, file: str, old_text: str, new_text: str, reason: str) -> None:
    old = packed(root)
    edit(root / file, old_text, new_text)
    found = told(old, packed(root))[1]
    assert not found.safe
    assert any(line.startswith(reason) for line in found.unsafe)


def test_another_edition_is_unsafe(root: Path) -> None:
    old = packed(root)
    edit(root / "course/course.yaml", "standards: [scorm12]", "standards: [scorm12, scorm2004-4]")
    found = told(old, packed(root, "scorm2004-4"))[1]
    assert found.unsafe[0].startswith("the edition changes from SCORM 1.2 to SCORM 2004 4th Edition")


def test_changed_identifiers_alone_are_unsafe(root: Path) -> None:
    import msgspec

    old = packed(root)
    new = msgspec.structs.replace(old, identifiers=("other", *old.identifiers[1:]))
    assert told(old, new)[1].unsafe == (
        "the manifest's identifiers change: the LMS drops the progress kept under the old ones",
    )


def test_the_version_should_rise(root: Path) -> None:
    old = packed(root)
    edit(root / "modules/base/index.md", "A module without problems.", "A module with none.")
    assert any("the version is still 1.0.0" in note for note in told(old, packed(root))[1].notes)
    edit(root / "course/course.yaml", 'version: "1.0.0"', 'version: "1.0.1"')
    assert not any("still" in note for note in told(old, packed(root))[1].notes)


def test_lines_are_those_that_a_reader_sees() -> None:
    assert lines_of(
        "<p>One\n line <b>bold</b></p><ul><li>a &amp; b</li></ul><img alt='x'><svg><text>no</text></svg>"
    ) == (
        "One line bold",
        "a & b",
    )


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_foreign_files_are_refused(data: bytes) -> None:
    with pytest.raises(NotOursError, match="is no package that this builder made"):
        read(data, "x.zip")


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def test_two_revisions(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    edit(root / "modules/base/02-next.md", "A plan that nobody", "A letter that nobody")
    git(root, "commit", "-qam", "two")
    arguments = ["diff", "HEAD~1", "HEAD", "--root", str(root)]
    assert main([*arguments, "--html", str(tmp_path / "d.html")]) == 0
    said = capsys.readouterr().out
    assert "changed: lesson next" in said
    assert said.rstrip().endswith("Safe to upload over the old package.")
    assert "<ins>letter</ins>" in (tmp_path / "d.html").read_text("utf-8")
    assert main([*arguments, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["safe"] is True


def test_the_exit_code_says_unsafe(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    edit(root / "course/course.yaml", "language: en", "language: es")
    git(root, "commit", "-qam", "two")
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(root)]) == 1
    assert "NOT SAFE" in capsys.readouterr().out
    assert main(["diff", "nothing", "HEAD", "--root", str(root)]) == 2


def test_a_revision_that_does_not_build_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "init", "-q")
    edit(root / "quizzes/base/final.yaml", "answer: true", "anwser: true")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    assert main(["diff", "HEAD", "HEAD", "--root", str(root)]) == 2
    said = capsys.readouterr().err
    assert "final.yaml:6" in said
    assert "the sources of HEAD do not build" in said


def test_names_in_sentences_of_the_page_are_set_as_code() -> None:
    assert _coded("question `f3` of `a<b` goes") == "question <code>f3</code> of <code>a&lt;b</code> goes"


def test_a_module_under_another_id_and_one_that_is_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "module", "second", "--root", str(root), "-q"]) == 0
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    for folder in ("modules", "quizzes"):
        (root / folder / "base").rename(root / folder / "basis")
        shutil.rmtree(root / folder / "second")
    course = root / "course/course.yaml"
    course.write_text(
        course.read_text("utf-8").replace("[base, second]", "[basis]").replace("[base]", "[basis]"), "utf-8"
    )
    assert main(["new", "module", "third", "--root", str(root), "-q"]) == 0
    (root / "modules/third/01-first-lesson.md").rename(root / "modules/third/01-other.md")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "two")
    capsys.readouterr()
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(root), "--format", "json"]) == 1
    found = {entry["module"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert found["basis"]["effects"]["unsafe"] == [
        "the module id changes from base to basis: the LMS sees another module"
    ]
    assert found["second"]["effects"]["unsafe"][0].startswith("the module `second` is gone")
    assert found["third"]["safe"] is True
    assert found["third"]["effects"]["notes"][0].startswith("the module `third` is new")


def test_revisions_are_compared_in_an_edition_that_both_have(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "init", "-q")
    edit(root / "course/course.yaml", "standards: [scorm12]", "standards: [scorm12, scorm2004-4]")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    edit(root / "course/course.yaml", "standards: [scorm12, scorm2004-4]", "standards: [scorm2004-4, scorm2004-3]")
    git(root, "commit", "-qam", "two")
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(root)]) == 0
    edit(root / "course/course.yaml", "standards: [scorm2004-4, scorm2004-3]", "standards: [scorm12]")
    git(root, "commit", "-qam", "three")
    capsys.readouterr()
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(root)]) == 1
    assert "the edition changes from SCORM 2004 3rd Edition to SCORM 1.2" in capsys.readouterr().out


@pytest.mark.parametrize(("kept", "renamed"), [(("a", "b", "c"), True), (("a", "b"), False), ((), False)])
def test_a_module_is_renamed_where_most_of_its_lessons_are(root: Path, kept: tuple[str, ...], renamed: bool) -> None:
    import msgspec

    one = packed(root)
    old = msgspec.structs.replace(one, lessons={id: (id, ()) for id in ("a", "b", "c", "d")})
    new = msgspec.structs.replace(one, lessons={id: (id, ()) for id in (*kept, "x", "y")})
    assert list(_renamed({"was": old}, {"now": new})) == ([("was", "now")] if renamed else [])
