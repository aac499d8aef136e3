"""What a sound course becomes: complete objects that know where every value stands."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from pathlib import Path

from builder.diagnostics import Diagnostic
from builder.model.base import Text
from builder.model.course import Course
from builder.model.module import Module
from builder.model.questions.single import Single
from builder.model.questions.true_false import TrueFalse
from builder.model.tools import TableField

Load = Callable[[Path], tuple[Course | None, dict[str, Module | None], list[Diagnostic]]]


def test_everything_is_there(root: Path, load: Load) -> None:
    course, modules, found = load(root)
    assert found == []
    assert course is not None
    assert (course.id, course.version, course.written) == ("sample", "1.0.0", ("one",))
    assert [entry.term for entry in course.glossary] == ["corridor"]
    assert [(source.id, source.year) for source in course.sources] == [("report", 2020)]
    module = modules["one"]
    assert module is not None
    assert [(lesson.id, lesson.objectives) for lesson in module.lessons] == [("start", ("explain",))]
    assert module.body.source == "Welcome.\n"
    first, second = module.quizzes[0].questions
    assert isinstance(first, Single)
    assert [(o.id, o.correct) for o in first.options] == [("a", True), ("b", False)]
    assert isinstance(second, TrueFalse)
    assert second.answer is True
    assert module.files == ("modules/one/01-start.md", "modules/one/index.md", "quizzes/one/final.yaml")


def test_course_and_module_can_be_pickled(root: Path, load: Load) -> None:
    course, modules, _ = load(root)
    assert pickle.loads(pickle.dumps((course, modules))) == (course, modules)


def test_every_value_knows_its_place(root: Path, load: Load) -> None:
    _, modules, _ = load(root)
    module = modules["one"]
    assert module is not None
    assert str(module.at.of("summary")) == "modules/one/index.md:3:10"
    assert str(module.at.key("summary")) == "modules/one/index.md:3:1"
    assert str(module.objectives[0].at.of("text")) == "modules/one/index.md:6:11"
    assert str(module.lessons[0].at.of("objectives.0")) == "modules/one/01-start.md:3:14"
    question = module.quizzes[0].questions[0]
    assert str(question.at.start) == "quizzes/one/final.yaml:4:5"
    assert isinstance(question, Single)
    assert str(question.options[1].at.of("feedback")) == "quizzes/one/final.yaml:13:19"


def test_bodies_begin_where_the_front_matter_ends(root: Path, load: Load) -> None:
    _, modules, _ = load(root)
    module = modules["one"]
    assert module is not None
    body = module.lessons[0].body
    assert (body.path, body.line, body.column, body.exact) == ("modules/one/01-start.md", 5, 1, True)
    assert body.source.startswith("## A heading\n")
    assert body.outline.headings[0].line == 5


def text_of(root: Path, load: Load, yaml: str) -> Text:
    quiz = root / "quizzes/one/final.yaml"
    lines = quiz.read_text("utf-8").replace("    text: |\n      Which one is *right*?\n", yaml)
    quiz.write_text(lines, encoding="utf-8")
    _, modules, found = load(root)
    assert found == []
    module = modules["one"]
    assert module is not None
    return module.quizzes[0].questions[0].text


def test_literal_texts_are_exact(root: Path, load: Load) -> None:
    text = text_of(root, load, "    text: |\n\n      A *b*\n        c\n")
    assert (text.source, text.line, text.column, text.exact) == ("\nA *b*\n  c", 8, 7, True)


def test_literal_texts_with_indentation_indicator_are_exact(root: Path, load: Load) -> None:
    text = text_of(root, load, "    text: |2-  # told\n        A *b*\n      c\n")
    assert (text.source, text.line, text.column, text.exact) == ("  A *b*\nc", 8, 7, True)


def test_other_texts_stand_at_their_start(root: Path, load: Load) -> None:
    text = text_of(root, load, "    text: >-\n      A *b*\n      c\n")
    assert (text.source, text.line, text.column, text.exact) == ("A *b* c", 7, 11, False)


def test_quoted_texts_stand_at_their_quote(root: Path, load: Load) -> None:
    text = text_of(root, load, '    text: "no *b*"\n')
    assert (text.source, text.line, text.column, text.exact) == ("no *b*", 7, 11, False)


def test_windows_files_load_alike(root: Path, load: Load) -> None:
    before = load(root)
    for path in [*root.rglob("*.yaml"), *root.rglob("*.md")]:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(root) == before


def test_absent_and_empty_lists_are_sound(root: Path, load: Load) -> None:
    (root / "course/glossary.yaml").write_text("# nothing yet\n")
    (root / "course/sources.yaml").unlink()
    course, _, found = load(root)
    assert found == []
    assert course is not None
    assert (course.glossary, course.sources) == ((), ())


def test_planned_modules_need_no_folder(root: Path, load: Load) -> None:
    path = root / "course/course.yaml"
    path.write_text(path.read_text("utf-8").replace("[one]", "[one, two]") + "planned: [two]\n")
    course, _, found = load(root)
    assert found == []
    assert course is not None
    assert course.written == ("one",)


def test_lessons_stand_in_the_order_of_their_numbers(root: Path, load: Load) -> None:
    for name in ("100-last", "20-middle", "03-early"):
        (root / f"modules/one/{name}.md").write_text(f"---\ntitle: {name}\n---\nText.\n")
    (root / "modules/one/04-named.md").write_text("---\ntitle: Named\nid: kept\n---\nText.\n")
    _, modules, found = load(root)
    assert found == []
    module = modules["one"]
    assert module is not None
    assert [lesson.id for lesson in module.lessons] == ["start", "early", "kept", "middle", "last"]


def test_other_files_are_listed_for_rules_and_tools(root: Path, load: Load) -> None:
    for name in ("modules/one/notes.txt", "modules/one/.x"):
        (root / name).write_text("text: x\n")
    (root / "modules/one/media").mkdir()
    (root / "modules/one/media/a.csv").write_text("a,b\n")
    _, modules, found = load(root)
    assert found == []
    module = modules["one"]
    assert module is not None
    assert set(module.files) - {"modules/one/01-start.md", "modules/one/index.md", "quizzes/one/final.yaml"} == {
        "modules/one/media/a.csv",
        "modules/one/notes.txt",
    }
    assert [(m.path, m.size, m.width) for m in module.media] == [("modules/one/media/a.csv", 4, 0)]


def test_aliases_within_bounds_repeat_values(root: Path, load: Load) -> None:
    path = root / "quizzes/one/final.yaml"
    text = path.read_text("utf-8").replace("feedback: No.", "feedback: &no Read *again*.")
    path.write_text(text + "    explanation: *no\n")
    _, modules, found = load(root)
    assert found == []
    module = modules["one"]
    assert module is not None
    explanation = module.quizzes[0].questions[1].explanation
    assert explanation is not None
    assert explanation.source == "Read *again*."


def test_ignores_are_read_with_their_places(root: Path, load: Load) -> None:
    quiz, lesson = root / "quizzes/one/final.yaml", root / "modules/one/01-start.md"
    quiz.write_text(
        "# check: ignore-file Q009, q010 -- short ones\n"
        + quiz.read_text("utf-8")
        + "    # check: ignore Q013 -- all\n"
    )
    lesson.write_text(
        lesson.read_text("utf-8") + "\nA line. <!-- check: ignore A007 -- it is meant -->\n# check: this\n"
    )
    _, modules, found = load(root)
    assert found == []
    module = modules["one"]
    assert module is not None
    assert [(i.code, i.reason, i.path, i.line, i.column, i.whole_file) for i in module.ignores] == [
        ("A007", "it is meant", "modules/one/01-start.md", 9, 9, False),
        ("Q009", "short ones", "quizzes/one/final.yaml", 1, 1, True),
        ("Q010", "short ones", "quizzes/one/final.yaml", 1, 1, True),
        ("Q013", "all", "quizzes/one/final.yaml", 19, 5, False),
    ]


def test_a_broken_course_file_does_not_hide_the_modules(root: Path, load: Load) -> None:
    course = root / "course/course.yaml"
    course.write_text(course.read_text("utf-8").replace('"1.0.0"', "1.0").replace("language: en", "language: no"))
    (root / "modules/one/01-start.md").write_text("Text.\n")
    (root / "quizzes/one/final.yaml").write_text("title: [\n")
    _, _, found = load(root)
    assert [(d.position.path, d.code) for d in found] == [
        ("course/course.yaml", "C010"),
        ("course/course.yaml", "C010"),
        ("modules/one/01-start.md", "C030"),
        ("quizzes/one/final.yaml", "C004"),
    ]


def test_a_source_with_one_bad_value_is_still_known(root: Path, load: Load) -> None:
    (root / "course/sources.yaml").write_text("- {id: report, title: A report, year: new}\n- {id: other, title: no}\n")
    course, _, found = load(root)
    assert [d.code for d in found] == ["C009", "C010"]
    assert course is not None
    assert [(source.id, source.year) for source in course.sources] == [("report", None)]


def test_more_values_than_a_file_may_have(root: Path, load: Load) -> None:
    (root / "course/glossary.yaml").write_text("- a\n" * 100_001)
    _, _, found = load(root)
    assert [str(d) for d in found] == ["course/glossary.yaml:1:1: error[C019]: the file has more than 100,000 values"]


def test_parts_that_are_not_sound_do_not_hide_the_modules(root: Path, load: Load) -> None:
    course = root / "course/course.yaml"
    course.write_text(course.read_text("utf-8").replace("    title: Main part\n", ""))
    (root / "modules/one/01-start.md").write_text("Text.\n")
    _, modules, found = load(root)
    assert [(d.position.path, d.code) for d in found] == [
        ("course/course.yaml", "C008"),
        ("modules/one/01-start.md", "C030"),
    ]
    assert modules == {"one": None}


SHEET = """\
title: Gates
purpose: Who is at the gate?
phases: [Design]
minutes: 20
how: |
  Ask a [[corridor]].
extends: other/gates
sections:
  - title: Arrivals
    text: Begin here.
    fields:
      - {id: who, type: text, label: Who arrives?, lines: 3, example: Children.}
      - {id: near, type: choice, label: Is it near?, options: ["Yes", "No"], example: "No"}
      - {id: sure, type: rating, label: How sure?, low: not, high: very, example: 3}
  - title: Papers
    fields:
      - {id: papers, type: checklist, label: What is asked for?, items: [A birth certificate, A fee], example: [A fee]}
      - id: risks
        type: table
        label: Risks
        columns: [Risk, {title: Who bears it, choices: [Hosts, Guests]}]
        row_labels: [Now, Later]
        example: [[Hosts], [Later, Guests]]
"""

WEBINAR = """\
---
title: Gates, live
minutes: 60
tools: [gates]
agenda:
  - {minutes: 10, title: Welcome}
  - minutes: 50
    title: Exercise
    text: In *pairs*.
prepare: |
  Fill in *Gates*.
---
Notes.
"""


def test_worksheets_and_webinars_are_there(root: Path, load: Load) -> None:
    (root / "modules/one/tools").mkdir()
    (root / "modules/one/tools/gates.yaml").write_text(SHEET, encoding="utf-8")
    (root / "modules/one/webinar.md").write_text(WEBINAR, encoding="utf-8")
    path = root / "course/course.yaml"
    path.write_text(
        path.read_text("utf-8")
        + "project:\n  - {id: title, label: Title}\n  - {id: phase, label: Phase, choices: [Design, Closure]}\n"
        "worksheet_notice: No names.\n"
    )
    course, modules, found = load(root)
    assert found == []
    assert course is not None
    assert [(field.id, field.choices) for field in course.project] == [("title", ()), ("phase", ("Design", "Closure"))]
    assert course.worksheet_notice == "No names."
    module = modules["one"]
    assert module is not None
    (tool,) = module.tools
    assert (tool.id, tool.title, tool.phases, tool.minutes) == ("gates", "Gates", ("Design",), 20)
    assert [field.tag for field in tool.fields] == ["text", "choice", "rating", "checklist", "table"]
    assert [address for address, _ in tool.texts()] == ["purpose", "how", "sections.0"]
    table = tool.fields[-1]
    assert isinstance(table, TableField)
    assert [column.title for column in table.heads] == ["Risk", "Who bears it"]
    assert table.example_rows() == (("Now", "Hosts"), ("Later", "Guests"))
    assert tool.asks()[-4:] == ("A birth certificate", "A fee", "Now", "Later")
    assert str(table.at.of("row_labels.1")) == "modules/one/tools/gates.yaml:22:27"
    assert tool.how is not None
    assert [term.term for term in tool.how.outline.terms] == ["corridor"]
    assert module.webinar is not None
    assert [item.minutes for item in module.webinar.agenda] == [10, 50]
    assert module.webinar.body.source == "Notes.\n"
    assert pickle.loads(pickle.dumps(module)) == module


def test_the_examples_of_the_documentation_load(root: Path, load: Load) -> None:
    docs = Path(__file__).parents[2] / "docs"
    sheet, settings = re.findall(r"```yaml\n(.*?)```", (docs / "worksheets.md").read_text("utf-8"), re.DOTALL)
    (webinar,) = re.findall(r"```markdown\n(.*?)```", (docs / "webinars.md").read_text("utf-8"), re.DOTALL)
    (root / "modules/one/tools").mkdir()
    (root / "modules/one/tools/five-gates.yaml").write_text(sheet, encoding="utf-8")
    (root / "modules/one/webinar.md").write_text(webinar, encoding="utf-8")
    path = root / "course/course.yaml"
    path.write_text(path.read_text("utf-8") + settings, encoding="utf-8")
    course, modules, found = load(root)
    assert found == []
    assert course is not None
    assert [field.id for field in course.project] == ["title", "phase"]
    module = modules["one"]
    assert module is not None
    assert [field.tag for field in module.tools[0].fields] == ["text", "choice", "rating", "checklist", "table"]
    assert module.webinar is not None
    assert sum(item.minutes for item in module.webinar.agenda) == module.webinar.minutes
