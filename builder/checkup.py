"""Check a course without building it, by the same answers that `build` uses."""

from __future__ import annotations

from pathlib import Path

from builder.answers import Built, Checked, Keys, recall, remember
from builder.build import UnknownModuleError
from builder.cache import Cache
from builder.diagnostics import Diagnostic
from builder.examine import examine_course, examine_whole, source_bytes

TO_MAKING = 3
"""Checking takes about a third of what making a module takes, so a second process pays later."""


def check(
    root: Path, modules: tuple[str, ...] = (), *, cached: bool = True, jobs: int | None = None
) -> list[Diagnostic]:
    """All that is wrong with a course, or with the modules named, looked for by `jobs` processes.

    Raises UnknownModuleError; WorkerError where one of the processes ended too soon.
    """
    cache = Cache(root / ".cache" if cached else None)
    keys = Keys(root, cache)
    frame, found = examine_course(root, keys, cache)
    if frame is None:
        return found
    for module in modules:
        if module not in frame.modules:
            raise UnknownModuleError(module, frame.modules)
    answers: dict[str, Checked] = {}
    for module in modules or frame.modules:
        built: Built | None = recall(cache, keys.package(module, frame.standards), Built)
        known: Checked | None = built.checked if built else recall(cache, keys.module(module), Checked)
        if known is not None:
            answers[module] = known
    missing = [module for module in modules or frame.modules if module not in answers]
    if missing:
        from builder.check_module import check_module, start  # with YAML and all rules
        from builder.workers import each, jobs_that_pay

        count = jobs_that_pay(jobs, len(missing), source_bytes(root, missing) // TO_MAKING)
        for module, checked in each(check_module, missing, count, start, (root,)):
            answers[module] = checked
            remember(cache, keys.module(module), checked)
    for module in modules or frame.modules:
        found += answers[module].diagnostics
    uses = {module: answer.uses for module, answer in answers.items() if answer.uses is not None}
    found += examine_whole(root, keys, cache, uses if len(uses) == len(frame.modules) else None)
    cache.prune()
    return found


def proofs(root: Path, modules: tuple[str, ...] = ()) -> list[str]:
    """What was proved of each case that branches, a line each: its place, its ways, its worst and best score."""
    from builder.check.cases import summary
    from builder.load import load_course, load_module
    from builder.model.questions.scenario import Scenario

    course, _ = load_course(root)
    lines: list[str] = []
    for name in (modules or course.written) if course else ():
        module, _ = load_module(root, course, name) if course else (None, [])
        for quiz in module.quizzes if module else ():
            lines += [f"{q.at.start}: {summary(q)}" for q in quiz.questions if isinstance(q, Scenario)]
    return lines
