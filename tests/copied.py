"""Find passages that the course shares with other texts: `python tests/copied.py FILE…`.

Prints each run of eight words or more that stands both in a text of the course and in one of the
files, with its place in the course. Titles in `sources.yaml` may be shared and are left out.
Exit 1 where something was found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUN = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str) -> Iterator[tuple[str, int]]:
    """Each word in lower case, with the line it stands in."""
    line, counted = 1, 0
    for match in _WORD.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield match[0].lower().replace("’", "'"), line


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `RUN` words; one of numbers and letters alone is no passage, and stands empty."""
    for at in range(len(words) - RUN + 1):
        run = tuple(words[at : at + RUN])
        yield run if sum(len(word) > 1 and word.isalpha() for word in run) > RUN // 2 else ()


def main(files: list[Path], root: Path = ROOT) -> int:
    """Print what is shared; the exit code."""
    theirs = {run for file in files for run in runs([word for word, _ in words_of(file.read_text("utf-8"))])}
    titles = re.findall(r"^\s*title: (.*)$", (root / "course/sources.yaml").read_text("utf-8"), re.M)
    theirs -= {(), *(run for title in titles for run in runs([word for word, _ in words_of(title)]))}
    ours = [*root.glob("modules/**/*.md"), *root.glob("modules/**/*.yaml"), *root.glob("quizzes/**/*.yaml")]
    found = 0
    for path in sorted([*ours, root / "course/glossary.yaml", root / "course/course.yaml"]):
        words = list(words_of(path.read_text("utf-8")))
        last = -RUN
        for at, run in enumerate(runs([word for word, _ in words])):
            if run in theirs and at >= last + RUN:
                print(f"{path.relative_to(root)}:{words[at][1]}: {' '.join(run)}")
                last, found = at, found + 1
    print(f"{found} shared passages of {RUN} words or more", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
