"""Fix what is safe to fix: `course check --fix`.

Each fix is made where a diagnostic points, then everything is checked again. A file whose fixes leave
it with more problems than before is put back as it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from builder.author.fix.fixers import FIXERS
from builder.author.format.files import read, write
from builder.author.format.spaces import trimmed
from builder.diagnostics import Diagnostic

ROUNDS = 4
"""How often to look again: one fix can bring another problem to light."""


def fix(root: Path, check: Callable[[], Sequence[Diagnostic]], files: Sequence[str]) -> dict[str, int]:
    """Fix what can be fixed in the course's files; the number of fixed places by file.

    `check` says what is wrong now; `files` are all Markdown and YAML files, whose trailing spaces go.
    """
    fixed: Counter[str] = Counter()
    for path in files:
        text = read(root, path)
        if text is not None and (clean := trimmed(text, markdown=path.endswith(".md"))) != text:
            fixed[path] += sum(a != b for a, b in zip(text.split("\n"), clean.split("\n"), strict=False)) or 1
            write(root, path, clean)
    found = check()
    for _ in range(ROUNDS):
        before = Counter(problem.position.path for problem in found)
        undo: dict[str, str] = {}
        for path, problems in _by_file(found).items():
            text = read(root, path)
            if text is None:
                continue
            better, count = _fixed(text, problems)
            if count:
                undo[path] = text
                fixed[path] += count
                write(root, path, better)
        if not undo:
            break
        found = check()
        after = Counter(problem.position.path for problem in found)
        for path, text in undo.items():
            if after[path] > before[path]:
                write(root, path, text)
                del fixed[path]
        if any(after[path] > before[path] for path in undo):
            break
    return dict(sorted(fixed.items()))


def _by_file(found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    files: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for problem in found:
        if problem.code in FIXERS and not (problem.code == "C013" and not problem.position.path.startswith("quizzes/")):
            files[problem.position.path].append(problem)
    return files


def _fixed(text: str, problems: list[Diagnostic]) -> tuple[str, int]:
    """The text with its problems fixed from the last to the first, and how many were."""
    lines = text.split("\n")
    count, last = 0, len(lines) + 1
    for problem in sorted(problems, key=lambda problem: problem.position, reverse=True):
        row = problem.position.line - 1
        if row >= last or row >= len(lines):
            continue  # one fix a line and round
        new = FIXERS[problem.code](lines, row, problem.position.column - 1)
        if new is not None and new != [lines[row]]:
            lines[row : row + 1] = new
            count, last = count + 1, row
    return "\n".join(lines), count
