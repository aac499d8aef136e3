"""The documentation does what it says: commands run, YAML loads, links lead somewhere, nothing generated is stale."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from builder.author import reference
from builder.cli.parser import make_parser
from builder.markdown.lexical import slug

HERE = Path(__file__).parents[2]
DOCS = HERE / "docs"
PAGES = sorted([*DOCS.glob("**/*.md"), HERE / "README.md"])
COURSE = Path(sys.executable).with_name("course")

_BLOCK = re.compile(r"(?m)^(?P<indent> *)(?P<fence>```+)(?P<kind>\w*)\n(?P<body>.*?)^(?P=indent)(?P=fence)$", re.DOTALL)
_FILE = re.compile(r"<!-- file: (\S+) -->\n$")
_LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"(?m)^\s*(?:\$ )?(?:\.venv/bin/)?(course [a-z-]+.*)$")


def blocks(path: Path) -> list[tuple[str, str, str]]:
    """(kind, body, what stands before) of each fenced block."""
    text = path.read_text("utf-8")
    return [
        (found["kind"], re.sub(rf"(?m)^{found['indent']}", "", found["body"]), text[: found.start()])
        for found in _BLOCK.finditer(text)
    ]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("diagnostics.md", reference.diagnostics),
        ("reference/commands.md", reference.commands),
        ("reference/keys.md", reference.keys),
        ("reference/blocks.md", reference.blocks),
    ],
)
def test_generated_pages_are_fresh(name: str, made: object) -> None:
    assert (DOCS / name).read_text("utf-8") == made(), "run `make docs`"  # type: ignore[operator]


def test_every_argument_of_every_command_has_its_meaning() -> None:
    rows = re.findall(r"(?m)^\| `.*\| ([^|]*) \|$", (DOCS / "reference/commands.md").read_text("utf-8"))
    assert len(rows) > 100
    assert {"", "None", "the form of the output"} & set(rows) == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HERE)))
def test_yaml_of_the_documentation_loads(path: Path) -> None:
    for kind, body, _ in blocks(path):
        if kind in ("yaml", "yml"):
            assert yaml.safe_load(body) is not None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HERE)))
def test_links_lead_somewhere(path: Path) -> None:
    text = _BLOCK.sub("", path.read_text("utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target) or target in ("02-next.md",):
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        assert page.exists(), f"{path.name}: {target}"
        if anchor and page.suffix == ".md":
            assert anchor in anchors(page), f"{path.name}: {target}"


def test_the_first_page_leads_to_every_other() -> None:
    index = DOCS / "index.md"
    linked = {(DOCS / target.partition("#")[0]).resolve() for target in _LINK.findall(index.read_text("utf-8"))}
    assert [str(page) for page in DOCS.glob("**/*.md") if page != index and page.resolve() not in linked] == []


def anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as forges make them, and those that it gives itself."""
    text = _BLOCK.sub("", page.read_text("utf-8"))
    headings = re.findall(r"(?m)^#+ (.*)$", text)
    plain = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return plain | {slug(heading) for heading in headings} | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(HERE)))
def test_commands_of_the_documentation_exist(path: Path) -> None:
    parser = make_parser()
    for kind, body, _ in blocks(path):
        if kind not in ("sh", "text", "console"):
            continue
        for line in _COMMAND.findall(body):
            words = re.split(r"\s[<>|&]", re.sub(r"\s#.*$", "", line))[0]
            if re.search(r"[A-Z]{3,}|…|\[", words):
                continue  # a pattern, not a command
            arguments = [word.strip("'\"") for word in re.findall(r"'[^']*'|\"[^\"]*\"|\S+", words)][1:]
            if arguments[0] == "--version":
                continue
            try:
                parser.parse_args(arguments)
            except SystemExit as wrong:
                raise AssertionError(f"{path.name}: {line}") from wrong


@pytest.mark.parametrize("page", ["tutorial.md", "editors.md"])
def test_a_page_can_be_followed_literally(page: str, tmp_path: Path) -> None:
    """Each `sh` block runs as written, each named file is written as shown, in order, in one shell's folder."""
    folder = tmp_path
    if page != "tutorial.md":
        subprocess.run([COURSE, "new", "course", "a-course", "-q"], cwd=folder, check=True, capture_output=True)
        folder /= "a-course"
    ran = 0
    for kind, body, before in blocks(DOCS / page):
        if named := _FILE.search(before):
            (folder / named[1]).write_text(body, encoding="utf-8")
        elif kind == "sh":
            for line in body.strip().splitlines():
                if line.startswith("cd "):
                    folder /= line[3:]
                    continue
                done = subprocess.run(
                    line,
                    shell=True,
                    cwd=folder,
                    capture_output=True,
                    text=True,
                    env={"PATH": f"{COURSE.parent}:/usr/bin:/bin"},
                )
                assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
                ran += 1
    assert ran >= 2


def test_the_mistake_of_the_tutorial_is_told(tmp_path: Path) -> None:
    subprocess.run([COURSE, "new", "course", "c", "-q"], cwd=tmp_path, check=True, capture_output=True)
    path = tmp_path / "c/quizzes/start/check-first-lesson.yaml"
    path.write_text(path.read_text("utf-8").replace("correct: true", "corect: true"), encoding="utf-8")
    done = subprocess.run([COURSE, "check"], cwd=tmp_path / "c", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "check-first-lesson.yaml:12:9: error[C007]" in done.stdout
    assert "did you mean `correct`?" in done.stdout


GUIDES = ("open-edx", "ilias", "blackboard", "canvas", "scorm-cloud")


@pytest.mark.parametrize("name", GUIDES)
def test_each_guide_says_what_to_do_about_grade_completion_attempts_and_window(name: str) -> None:
    text = (DOCS / "how-to" / f"{name}.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| (\w+) \|", text) == ["Grade", "Completion", "Attempts", "Window"]
    assert re.search(r"None of this was tried (on|in a course on) (a live )?[A-Z]", text), "say what nobody has tried"


@pytest.mark.parametrize("path", [DOCS / "how-to/moodle.md", HERE / "README.md"], ids=lambda path: path.name)
def test_settings_are_called_as_moodle_calls_them(path: Path) -> None:
    rows = (HERE / "tests/catalogue/moodle_settings.txt").read_text("utf-8").splitlines()
    known = {row.split("\t")[1] for row in rows if "\t" in row} | {"Width, height"}
    table = re.search(r"\| setting \|.*?\n\|-.*?\n((?:\|.*\n)+)", path.read_text("utf-8"))
    assert table
    named = [row.split("|")[1].strip() for row in table[1].splitlines()]
    assert len(named) > 12
    assert [name for name in named if name not in known] == []


def test_every_room_of_the_builder_is_on_the_page_of_the_rooms() -> None:
    text = (DOCS / "architecture.md").read_text("utf-8")
    rows = [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([\w.]+)/?`", row)}
    inside = {path.name for path in (HERE / "builder").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert inside - {"assets"} - named == set()
    folders = ("builder", "templates/player")
    assert [name for name in named if not any((HERE / folder / name).exists() for folder in folders)] == []
