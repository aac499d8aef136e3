"""How the command behaves in a terminal: amounts, progress, completion, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from builder import __version__
from builder.cli import main
from builder.cli.progress import Progress

BASE = Path(__file__).parents[1] / "rules" / "base"


class Terminal:
    """Stands for stderr of a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"course {__version__}\n"


def test_quiet_prints_results_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["build", "--root", str(BASE), "--out", str(tmp_path), "--no-cache"]
    assert main([*arguments, "-q"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert len(said.out.splitlines()) == 1
    assert main(["check", "--root", str(BASE), "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_verbose_names_each_module(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(BASE), "--out", str(tmp_path), "--no-cache", "-v"]) == 0
    assert "base (1 of 1)" in capsys.readouterr().err


def test_quiet_and_verbose_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "-q", "-v"])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(("after", "expected"), [(0.0, ""), (2.0, "Building 1 of 3: why")])
def test_progress_is_shown_after_a_second_and_taken_away(
    monkeypatch: pytest.MonkeyPatch, after: float, expected: str
) -> None:
    terminal, now = Terminal(), [100.0]
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    progress = Progress("Building", Namespace(quiet=False, verbose=False))
    now[0] += after
    progress("why", 1, 3)
    assert terminal.written.strip("\r ") == expected
    progress.clear()
    assert terminal.written == "" or terminal.written.endswith(" \r")


def test_no_progress_where_nobody_looks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    progress = Progress("Building", Namespace(quiet=False, verbose=False))
    now[0] += 5
    progress("why", 1, 3)
    progress.clear()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "_ARGCOMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("course st", "stats"),
        ("course build ba", "base"),
        ("course new question base final nume", "numeric"),
        ("course new question base fi", "final"),
        ("course explain Q001", "Q001"),
    ],
)
def test_completion_answers_the_shell(tmp_path: Path, line: str, expected: str) -> None:
    answer = tmp_path / "answer"
    environment = os.environ | {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "_ARGCOMPLETE_COMP_WORDBREAKS": " ",
        "_ARGCOMPLETE_IFS": "\n",
    }
    subprocess.run([sys.executable, "-m", "builder.cli"], env=environment, cwd=BASE, check=True, timeout=30)
    assert answer.read_text().strip() == expected


def test_a_worker_says_nothing_on_ctrl_c(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("signals of POSIX")
    script = (
        "import signal, time\n"
        "from builder.workers import each\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background has it ignored\n"
        "def ready(): pass\n"
        "def slow(item): time.sleep(0.3); return item\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        for item, _ in each(slow, range(100), 2, ready, ()):\n"
        "            print(item, flush=True)\n"
        "    except KeyboardInterrupt:\n"
        "        print('interrupted')\n"
    )
    (tmp_path / "run.py").write_text(script)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        said, errors = running.communicate(timeout=30)
    assert (said.decode().splitlines()[-1], errors.decode()) == ("interrupted", "")
