"""What editors get: settings, schemas, snippets, and a check of what is not saved yet."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from builder.author.editors import snippets, vscode
from builder.author.unsaved import check_unsaved
from builder.cli import main
from builder.cli.parser import make_parser
from builder.markdown.blocks import specs
from builder.markdown.scan import scan
from builder.model.questions import question_types

HERE = Path(__file__).parents[2]
BASE = HERE / "tests" / "rules" / "base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "course")
    return tmp_path / "course"


def test_a_snippet_for_each_block_and_question() -> None:
    found = snippets()
    assert {name.split()[1] for name in found if name.startswith("Block")} == set(specs())
    assert {name.split()[1] for name in found if name.startswith("Question")} == set(question_types())


@pytest.mark.parametrize("name", sorted(specs()))
def test_snippets_of_blocks_close_what_they_open(name: str) -> None:
    body = "\n".join(snippets()[f"Block {name}"]["body"])
    text = re.sub(r"\$\{\d+:([^}]*)\}|\$0", "x", body)
    codes = {flaw.code for flaw in scan(text).flaws}
    assert codes.isdisjoint({"M001", "M002", "M003", "M006", "M007"}), text


@pytest.mark.parametrize("type", sorted(question_types()))
def test_snippets_of_questions_are_yaml(type: str) -> None:
    text = "\n".join(snippets()[f"Question {type}"]["body"])
    (data,) = yaml.safe_load(re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text))
    assert (data["type"], data["id"]) == (type, "id")


def test_editor_files_are_valid_and_not_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "editor", "--root", str(root), "-q"]) == 0
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    for schema in settings["yaml.schemas"]:
        jsonschema.Draft7Validator.check_schema(json.loads((root / schema).read_text("utf-8")))
    assert main(["check", "--strict", "--root", str(root), "-q"]) == 0
    assert main(["new", "editor", "--root", str(root)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_every_yaml_file_of_a_course_has_its_schema() -> None:
    associations = json.loads(vscode()[".vscode/settings.json"])["yaml.schemas"]
    globs = [glob for found in associations.values() for glob in found]
    for path in [*HERE.glob("course/**/*.yaml"), *HERE.glob("modules/**/*.yaml"), *HERE.glob("quizzes/**/*.yaml")]:
        assert any(path.relative_to(HERE).match(glob) for glob in globs), path


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_ci_files_check_build_and_keep_packages(root: Path, host: str) -> None:
    assert main(["new", "ci", host, "--root", str(root), "-q"]) == 0
    place = root / {"github": ".github/workflows/course.yml", "gitlab": ".gitlab-ci.yml"}[host]
    text = place.read_text("utf-8")
    assert yaml.safe_load(text)
    assert "course check --strict" in text
    assert "course build --strict" in text
    assert "dist/" in text
    parser = make_parser()
    asked = re.findall(r"course (check|build)([^>|#\n]*)", re.sub(r"(?m)^ *#.*$", "", text))
    forms = {parser.parse_args([command, *options.split()]).format for command, options in asked}
    assert forms == {"text"} | ({"github", "sarif"} if host == "github" else {"gitlab"})


def test_gitlab_gets_a_report_and_keeps_it_where_the_check_fails() -> None:
    job = yaml.safe_load((HERE / "templates/new/ci/gitlab.yml").read_text("utf-8"))["course"]
    assert job["artifacts"]["when"] == "always"
    assert f"> {job['artifacts']['reports']['codequality']} ||" in " ".join(job["script"])


def test_the_hooks_of_pre_commit_name_commands_that_exist() -> None:
    hooks = yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["entry"].split()[:2] for hook in hooks] == [["course", "check"], ["course", "format"]]


def test_unsaved_text_is_checked_in_its_place(root: Path) -> None:
    path = "quizzes/base/final.yaml"
    text = (root / path).read_bytes()
    assert check_unsaved(root, path, text) == []
    (found,) = check_unsaved(root, path, text.replace(b"answer: false", b"answer: maybe", 1))
    assert (found.position.path, found.position.line) == (path, 7)
    assert (root / path).read_bytes() == text


def test_a_new_file_and_a_course_file(root: Path) -> None:
    lesson = b"---\ntitle: New\nobjectives: [nope]\n---\nText.\n"
    codes = {found.code for found in check_unsaved(root, "modules/base/03-new.md", lesson)}
    assert "I006" in codes
    assert {found.code for found in check_unsaved(root, "course/course.yaml", b"id: [")} == {"C004"}


def test_from_standard_input(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    text = (root / "modules/base/02-next.md").read_bytes().replace(b"/// quiz | next", b"/// quizz | next")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["check", "--stdin", "modules/base/02-next.md", "--format", "json", "--root", str(root)]) == 1
    found = json.loads(capsys.readouterr().out)
    problems = found if isinstance(found, list) else found["diagnostics"]
    assert "M001" in {problem["code"] for problem in problems}
    assert main(["check", "--stdin", "/nowhere/x.md", "--root", str(root)]) == 2
