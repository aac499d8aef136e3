"""Files that are no files, lie elsewhere, or cannot be read; and what the cache asks for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.load import course_files, find_root, load_course, load_module, module_files
from builder.load.reading import LIMIT

Complain = Callable[[Path], str]

LESSON = "modules/one/01-start.md"
posix = pytest.mark.skipif(os.name == "nt", reason="names and links of POSIX")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", "the file is UTF-16, not UTF-8"),
        ("utf-16-le", "the file looks like UTF-16, not UTF-8"),
        ("utf-32", "the file is UTF-32, not UTF-8"),
        ("cp1252", "the file is not UTF-8 (byte 0xe9 in line 2)"),
    ],
)
@pytest.mark.parametrize("path", [LESSON, "quizzes/one/final.yaml"])
def test_other_encodings(root: Path, complain: Complain, encoding: str, said: str, path: str) -> None:
    (root / path).write_bytes("---\ntitle: L'été\n---\nText.\n".encode(encoding))
    assert complain(root) == (
        f"{path}:1:1: error[L007]: {said}\n    save it as UTF-8: in the editor, 'Save with encoding', UTF-8\n"
    )


def test_too_large(root: Path, complain: Complain) -> None:
    (root / LESSON).write_bytes(b"---\ntitle: A\n---\n" + b"a" * LIMIT)
    assert complain(root) == (
        f"{LESSON}:1:1: error[L006]: the file has more than 2 MB, which no text file may have\n"
        "    split it into several\n"
    )


@pytest.mark.parametrize(
    ("character", "said", "hint"),
    [
        ("\0", "a null character", "delete it"),
        ("\x0b", "a line break of a word processor", "write an ordinary line break instead"),
        ("\u2028", "a line separator", "write an ordinary line break instead"),
        ("\x85", "the control character U+0085", "write an ordinary line break instead"),
        ("\ufeff", "a byte order mark inside the text", "delete it"),
    ],
)
@pytest.mark.parametrize("path", [LESSON, "quizzes/one/final.yaml"])
def test_invisible_characters_hide_nothing_else(
    root: Path, complain: Complain, character: str, said: str, hint: str, path: str
) -> None:
    text = (root / path).read_text("utf-8").replace("title: ", f"title: a{character}b ", 1)
    (root / path).write_text(f"{text}{character}", encoding="utf-8", newline="\n")
    line = text[: text.index("title")].count("\n") + 1
    assert complain(root) == (
        f"{path}:{line}:9: error[L008]: an invisible character: {said}, and 1 more in this file\n    {hint}\n"
    )


@posix
def test_what_is_no_file_is_never_read(root: Path, complain: Complain, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "modules/one/02-pipe.md")
    (root / "quizzes/one/folder.yaml").mkdir()
    (root / "modules/one/media").mkdir()
    monkeypatch.chdir(root / "modules/one/media")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.png")
        assert complain(root) == (
            "modules/one/02-pipe.md:1:1: error[L004]: this is not a file that holds content\n    remove it\n"
            "modules/one/media/socket.png:1:1: error[L004]: this is not a file that holds content\n    remove it\n"
            "quizzes/one/folder.yaml:1:1: error[L005]: this is a folder, not a file\n"
            "    rename the folder, or put a file in its place\n"
        )


@posix
def test_links(root: Path, complain: Complain, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\nText.\n")
    (tmp_path / "course root beside").mkdir()
    (tmp_path / "course root beside/x.md").write_text("x")
    folder = root / "modules/one"
    (folder / "02-inside.md").symlink_to("01-start.md")
    (folder / "03-outside.md").symlink_to(tmp_path / "secret.md")
    (folder / "04-nowhere.md").symlink_to("not-there.md")
    (folder / "05-beside.md").symlink_to(tmp_path / "course root beside/x.md")
    (folder / "06-device.md").symlink_to("/dev/zero")
    (folder / "07-circle.md").symlink_to("07-circle.md")
    (folder / "media").symlink_to("../../course")
    said = [line.split(": ", 1) for line in complain(root).splitlines() if line[0] != " "]
    leaves = "error[L002]: this link leaves the course's folder"
    assert said == [
        ["modules/one/03-outside.md:1:1", leaves],
        ["modules/one/04-nowhere.md:1:1", "error[L001]: this link leads nowhere"],
        ["modules/one/05-beside.md:1:1", leaves],
        ["modules/one/06-device.md:1:1", leaves],
        ["modules/one/07-circle.md:1:1", "error[L001]: this link leads nowhere"],
        ["modules/one/media:1:1", "error[L003]: this is a link to a folder"],
    ]


@posix
@pytest.mark.parametrize("folder", ["course", "modules", "modules/one", "quizzes/one"])
def test_folders_of_the_course_are_no_links(root: Path, complain: Complain, tmp_path: Path, folder: str) -> None:
    (root / folder).rename(tmp_path / "elsewhere")
    (root / folder).symlink_to(tmp_path / "elsewhere")
    assert f"{folder}:1:1: error[L002]: this link leaves the course's folder\n" in complain(root)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_unreadable(root: Path, complain: Complain) -> None:
    (root / LESSON).chmod(0)
    assert complain(root).startswith(f"{LESSON}:1:1: error[L001]: the file may not be read\n")


@posix
def test_file_refused_by_the_system(root: Path, complain: Complain, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: Path, *args: int) -> int:
        if str(path).endswith(LESSON):
            raise PermissionError(13, "Permission denied")
        return real(path, *args)

    monkeypatch.setattr(os, "open", refuse)
    assert complain(root).startswith(f"{LESSON}:1:1: error[L001]: the file may not be read\n")


@posix
def test_names_that_are_no_text_do_not_reach_the_model(root: Path, complain: Complain) -> None:
    folder = os.fsencode(root / "modules/one/media")
    Path(os.fsdecode(folder)).mkdir()
    Path(os.fsdecode(folder + b"/\xff.png")).write_bytes(b"x")
    assert complain(root) == (
        "modules/one/media/\\udcff.png:1:1: error[L009]: the file name is not UTF-8\n"
        "    name it with the letters a to z, digits and hyphens\n"
    )


@pytest.mark.parametrize("id", ["..", "../one", "", ".", "one/../one", "/etc", "C:\\", "nul\0"])
def test_module_ids_lead_nowhere_else(root: Path, id: str) -> None:
    assert module_files(root, id) == []
    course, _ = load_course(root)
    assert course is not None
    module, found = load_module(root, course, id)
    assert module is None
    assert [d.code for d in found] == ["C044"]


def test_root_is_the_nearest_parent(root: Path) -> None:
    assert find_root(root) == root
    assert find_root(root / "modules/one/media") == root
    assert find_root(root.parent) is None


def test_files_for_the_cache(root: Path) -> None:
    (root / "course/media").mkdir()
    (root / "course/media/b.png").write_bytes(b"")
    (root / "course/theme").mkdir()
    (root / "course/theme/theme.yaml").write_text("")
    assert course_files(root) == [
        "course/course.yaml",
        "course/glossary.yaml",
        "course/media/b.png",
        "course/sources.yaml",
        "course/theme/theme.yaml",
        "modules/one",
        "quizzes/one",
    ]
    assert module_files(root, "one") == ["modules/one/01-start.md", "modules/one/index.md", "quizzes/one/final.yaml"]
    assert course_files(root / "nowhere") == []


def test_looking_files_up_imports_no_parser() -> None:
    code = "import sys, builder.load; print([m for m in ('yaml', 'lxml', 'PIL', 'markdown') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_loading_imports_neither_babel_nor_pillow(root: Path) -> None:
    code = (
        "import sys, pathlib; from builder.load import *; r = pathlib.Path(sys.argv[1]); c, _ = load_course(r); "
        "load_module(r, c, 'one'); heavy = 'babel', 'lxml', 'PIL', 'markdown'; "
        "print([m for m in heavy if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
