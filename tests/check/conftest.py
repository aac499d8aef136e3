"""A course without problems, examples laid on it, and what the checker says of the result."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from builder.check import check_course, check_module, uses_of
from builder.diagnostics import Diagnostic

RULES = Path(__file__).parents[1] / "rules"
LESSON = "modules/base/02-next.md"
INDEX = "modules/base/index.md"
FINAL = "quizzes/base/final.yaml"
_KEY = re.compile(r"(?m)^(?=[a-z_]+:)")

POOL = "".join(
    f"  - {{id: p{n}, type: true-false, objective: {objective}, text: Case {n}., answer: {str(n % 2 > 0).lower()}, "
    f"explanation: So it is.}}\n"
    for n, objective in enumerate(("one", "two", "three", "four", "one", "two", "three", "four", "one", "two"), 1)
)


def with_keys(source: str, keys: str) -> str:
    """A YAML mapping with the top-level keys of another one put in, or put in their place."""
    blocks = {block.partition(":")[0]: block for block in _KEY.split(source) if block.strip()}
    for block in _KEY.split(keys):
        if block.strip():
            blocks[block.partition(":")[0]] = block.rstrip("\n") + "\n"
    return "".join(blocks.values())


SHEET = "title: A budget\npurpose: To see costs.\nsections:\n  - title: Costs\n    fields:\n"
COST = "- {id: cost, type: text, label: What does it cost?, example: A lot}\n"


def lay_sheet(root: Path, example: str) -> None:
    """Put an example about worksheets or webinars into a worksheet, a webinar or the lesson that places the sheet."""
    sheet = root / "modules/base/tools/budget.yaml"
    sheet.parent.mkdir()
    sheet.write_text(SHEET + indent(example if example.startswith("- {id:") else COST, "      "), encoding="utf-8")
    if example.startswith("///"):
        lay(root, "", example)
    elif not example.startswith("- {id:"):
        rest = "" if "agenda:" in example else "\nminutes: 10\nagenda: [{minutes: 10, title: Welcome}]"
        head = f"---\ntitle: Live\n{example.rstrip()}{rest}\nprepare: Read the lesson.\n---\nNotes.\n"
        (root / "modules/base/webinar.md").write_text(head, encoding="utf-8")


_FILE = re.compile(r"(?m)^-- (.+) --\n")
_FRONT = re.compile(r"---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def lay_files(root: Path, example: str) -> None:
    """Lay an example of several files, each after `-- path --`, over the course: keys over keys, text over text."""
    _, *parts = _FILE.split(example)
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        target = root / name
        if name.startswith("modules/other/") and not target.exists():
            other = next(RULES.glob("C110-*"))
            shutil.copytree(other, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        target.parent.mkdir(parents=True, exist_ok=True)
        old = target.read_text("utf-8") if target.exists() else ""
        if name.endswith(".md") and old:
            front, text = _FRONT.match(old), content
            assert front
            keys = front[1]
            if new := _FRONT.match(content):
                keys, text = with_keys(keys, new[1]), content[new.end() :] or old[front.end() :]
            content = f"---\n{keys}---\n{text}"
        elif name.endswith(".yaml") and old and _KEY.search(content) and not content.startswith("- "):
            content = with_keys(old, content)
        target.write_text(content, encoding="utf-8")


def lay_media(root: Path, example: str) -> None:
    """Bring the media that an example names and the course lacks, from the folders of the rules."""
    for name in re.findall(r"media/([\w-]+\.(?:mp3|mp4|png|tif|vtt))", example):
        target = root / "modules/base/media" / name
        if name.endswith(".vtt"):
            target.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nWe asked first.\n", encoding="utf-8")
        elif not target.exists():
            for kept in RULES.glob(f"*/modules/base/media/{name}"):
                shutil.copy(kept, target)


def lay(root: Path, code: str, example: str) -> None:
    """Put an example of a code's documentation where its family's examples belong."""
    lay_media(root, example)
    if example.startswith("-- "):
        lay_files(root, example)
    elif code.startswith("W"):
        lay_sheet(root, example)
    elif example.startswith("- id:") and "type: scenario" in example:
        head = "title: Case\nkind: check\nquestions:\n"
        (root / "quizzes/base/next.yaml").write_text(head + indent(example, "  "), encoding="utf-8")
    elif code.startswith("Q") and "questions:" in example:
        target = root / ("quizzes/base/next.yaml" if "kind: check" in example else FINAL)
        target.write_text(f"title: Quiz\n{example}", encoding="utf-8")
    elif example.startswith("- id:") or (code.startswith("Q") and example.startswith("- {id:")):
        head = "title: Final\nkind: assessment\nshuffle: [questions, options]\nquestions:\n"
        (root / FINAL).write_text(head + indent(example, "  "), encoding="utf-8")
    elif code.startswith("Q"):
        target = root / ("quizzes/base/next.yaml" if "kind: check" in example else FINAL)
        kind = "" if "kind:" in example else "kind: assessment\n"
        target.write_text(f"title: Quiz\n{kind}{example.rstrip()}\nquestions:\n{POOL}", encoding="utf-8")
    elif code.startswith("C"):
        target = root / "course/course.yaml"
        target.write_text(with_keys(target.read_text("utf-8"), example), encoding="utf-8")
    elif code == "I004":
        target = root / INDEX
        line = re.compile(r"(?m)^  - \{id: one,.*$")
        target.write_text(line.sub(lambda _: f"  {example}", target.read_text("utf-8")), encoding="utf-8")
    elif code == "I020":
        target = root / INDEX
        target.write_text(target.read_text("utf-8").replace("assessment: final", example), encoding="utf-8")
    else:
        text = f"---\ntitle: Then write it down\nobjectives: [three, four]\n---\n{example.rstrip()}\n"
        (root / LESSON).write_text(text, encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The root of a fresh copy of the course without problems."""
    root = tmp_path / "course root"
    shutil.copytree(RULES / "base", root)
    return root


@pytest.fixture
def check() -> Callable[[Path], list[Diagnostic]]:
    """Everything that loading and all rules say about a course, ignores applied."""
    from builder.check.selection import apply
    from builder.explain import all_codes
    from builder.load import load_course, load_module

    def check(root: Path) -> list[Diagnostic]:
        course, found = load_course(root)
        diagnostics = list(found)
        if course is None:
            return diagnostics
        ignores = list(course.ignores)
        modules, uses = [], {}
        for id in course.written:
            module, said = load_module(root, course, id)
            diagnostics += said
            if module is not None:
                diagnostics += check_module(course, module)
                ignores += module.ignores
                uses[id] = uses_of(course, module)
                modules.append(module)
        import msgspec

        course = msgspec.structs.replace(course, modules=tuple(modules))
        diagnostics += check_course(course, uses if len(uses) == len(course.written) else None)
        return apply(diagnostics, ignores, known=all_codes())

    return check


@pytest.fixture
def lay_example() -> Callable[[Path, str, str], None]:
    return lay
