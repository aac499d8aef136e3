"""Measure builds: `make bench`. Prints a Markdown table for docs/performance.md; never fails on time.

Each figure is the median of five runs of the installed `course` command in a new process. Memory
is the peak of the proportional set size (PSS) of the process tree, read from /proc every 20 ms.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from courses import change_one_line, write_course

HERE = Path(__file__).parent
COURSE = Path(sys.executable).with_name("course")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 100, 1000], help="lessons")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    print(
        "| lessons | floor, one process s | cold s | cold / floor | ms a lesson | one line changed s |"
        " nothing changed s | one edition more | peak MB |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for lessons in arguments.sizes:
        with tempfile.TemporaryDirectory() as name:
            print(_row(Path(name), lessons, arguments.runs), flush=True)


def _row(folder: Path, lessons: int, runs: int) -> str:
    one, three = folder / "one", folder / "three"
    write_course(one, lessons)
    write_course(three, lessons, ("scorm12", "scorm2004-3", "scorm2004-4"))
    floor = _median(runs, lambda _: float(_run([sys.executable, HERE / "floor.py", one])))
    cold = _median(runs, lambda _: _cold(one))
    changed = _median(runs, lambda run: _changed(one, run))
    same = _median(runs, lambda _: _timed(one))
    editions = (_median(runs, lambda _: _cold(three)) / cold - 1) / 2
    memory = _peak(one)
    return (
        f"| {lessons:,} | {floor:.2f} | {cold:.2f} | {cold / floor:.2f} | {1000 * cold / lessons:.1f} |"
        f" {changed:.2f} | {same:.2f} | {100 * editions:+.0f} % | {memory:.0f} |"
    )


def _median(runs: int, measure: Callable[[int], float]) -> float:
    return statistics.median(measure(run) for run in range(runs))


def _cold(root: Path) -> float:
    shutil.rmtree(root / ".cache", ignore_errors=True)
    shutil.rmtree(root / "dist", ignore_errors=True)
    return _timed(root)


def _changed(root: Path, run: int) -> float:
    change_one_line(root, run)
    return _timed(root)


def _timed(root: Path) -> float:
    began = time.perf_counter()
    _run([COURSE, "build", "--root", root])
    return time.perf_counter() - began


def _run(command: list[object]) -> str:
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def _peak(root: Path) -> float:
    """Peak PSS of a cold build in MB; 0 where the system does not say."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    process = subprocess.Popen([COURSE, "build", "--root", root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.02):
            peak = max(peak, sum(_pss(pid) for pid in _tree(process.pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return peak / 1024


def _tree(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [child for word in task.read_text().split() for child in _tree(int(word))]
        except OSError:
            continue
    return found


def _pss(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


if __name__ == "__main__":
    main()
