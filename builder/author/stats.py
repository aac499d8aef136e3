"""What each module of a course holds, in figures: `course stats`.

Reading time follows the rule of `check/writing.py`: 180 words a minute and one minute a question.
Package sizes are those of the last build, from `dist/build.json`; without one they are absent.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections import Counter
from pathlib import Path

from msgspec import Struct, to_builtins

from builder.build import UnknownModuleError
from builder.check.writing import minutes_of
from builder.load import load_course, load_module
from builder.model.course import Course
from builder.model.module import Module
from builder.state import longest_state

LEVELS = ("recall", "understand", "apply", "analyse")


class ObjectiveStats(Struct, frozen=True):
    """How an objective is covered: lessons that teach it, graded and ungraded questions on it."""

    id: str
    lessons: int
    graded: int
    practice: int


class ModuleStats(Struct, frozen=True):
    """A module in figures. `words` counts opening page and lessons; `sizes` is bytes by edition."""

    id: str
    title: str
    part: str
    lessons: int
    words: int
    lesson_words: tuple[int, ...]
    minutes: int
    questions: int
    graded: int
    types: dict[str, int]
    levels: dict[str, int]
    """Graded questions by level; `none` where a question does not say."""
    objectives: tuple[ObjectiveStats, ...]
    blocks: dict[str, int]
    citations: int
    sources: int
    media: int
    media_bytes: int
    state_max: int
    sizes: dict[str, int]


def stats(root: Path, modules: tuple[str, ...] = (), out: Path | None = None) -> list[ModuleStats]:
    """The figures of the written modules that load, in the course's order; all of them by default.

    Raises UnknownModuleError.
    """
    course, _ = load_course(root)
    if course is None:
        return []
    for module in modules:
        if module not in course.written:
            raise UnknownModuleError(module, course.written)
    sizes = _sizes(out or root / "dist")
    loaded = (load_module(root, course, id)[0] for id in course.written if not modules or id in modules)
    return [_of(course, module, sizes.get(module.id, {})) for module in loaded if module is not None]


def title_of(root: Path) -> str:
    """The course's title, or nothing where it does not load."""
    course, _ = load_course(root)
    return course.title if course else ""


def _of(course: Course, module: Module, sizes: dict[str, int]) -> ModuleStats:
    pages = (module.body, *(lesson.body for lesson in module.lessons))
    asked = [(quiz.kind == "assessment", question) for quiz in module.quizzes for question in quiz.questions]
    graded = [question for counts, question in asked if counts]
    part = course.part_of(module.id)
    objectives = tuple(
        ObjectiveStats(
            objective.id,
            sum(objective.id in lesson.objectives for lesson in module.lessons),
            sum(question.objective == objective.id for question in graded),
            sum(question.objective == objective.id for counts, question in asked if not counts),
        )
        for objective in module.objectives
    )
    levels = Counter(question.level or "none" for question in graded)
    cited = [citation.source for _, text in module.texts() for citation in text.outline.citations]
    return ModuleStats(
        id=module.id,
        title=module.title,
        part=part.title if part else "",
        lessons=len(module.lessons),
        words=sum(page.outline.words for page in pages),
        lesson_words=tuple(lesson.body.outline.words for lesson in module.lessons),
        minutes=minutes_of(module),
        questions=len(asked),
        graded=len(graded),
        types=dict(sorted(Counter(question.type for _, question in asked).items())),
        levels={level: levels[level] for level in (*LEVELS, "none") if levels[level]},
        objectives=objectives,
        blocks=dict(sorted(Counter(block.name for page in pages for block in page.outline.blocks).items())),
        citations=len(cited),
        sources=len(set(cited)),
        media=len(module.media),
        media_bytes=sum(media.size for media in module.media),
        state_max=longest_state(module, course),
        sizes=dict(sorted(sizes.items())),
    )


def _sizes(out: Path) -> dict[str, dict[str, int]]:
    """Bytes of the packages of the last build, by module and edition."""
    sizes: dict[str, dict[str, int]] = {}
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        for entry in json.loads((out / "build.json").read_text("utf-8"))["packages"]:
            sizes.setdefault(entry["module"], {})[entry["standard"]] = entry["size"]
    return sizes


def as_json(found: list[ModuleStats]) -> str:
    """All figures: a list of objects."""
    return json.dumps(to_builtins(found), indent=2, ensure_ascii=False)


COLUMNS = (
    "module",
    "lessons",
    "words",
    "minutes",
    "questions",
    "graded",
    "applied",
    "types",
    "figures",
    "sources",
    "state",
)


def rows(found: list[ModuleStats]) -> list[tuple[str, ...]]:
    """A line of the table for each module and one for all: `COLUMNS`, as people read them."""
    lines = [_row(module.id, [module]) for module in found]
    return [*lines, _row("all", found)] if len(found) > 1 else lines


def _row(name: str, modules: list[ModuleStats]) -> tuple[str, ...]:
    graded = sum(module.graded for module in modules)
    applied = sum(module.levels.get(level, 0) for module in modules for level in ("apply", "analyse"))
    figures = sum(module.blocks.get(block, 0) for module in modules for block in ("figure", "chart"))
    return (
        name,
        str(sum(module.lessons for module in modules)),
        f"{sum(module.words for module in modules):,}",
        str(sum(module.minutes for module in modules)),
        str(sum(module.questions for module in modules)),
        str(graded),
        f"{100 * applied // graded} %" if graded else "",
        str(len({type for module in modules for type in module.types})),
        str(figures),
        str(sum(module.sources for module in modules)) if len(modules) == 1 else "",
        f"{max((module.state_max for module in modules), default=0):,}",
    )


def as_table(found: list[ModuleStats]) -> str:
    """The table for a terminal: names to the left, numbers to the right."""
    lines = [COLUMNS, *rows(found)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def as_markdown(found: list[ModuleStats]) -> str:
    """The table as a Markdown page of its own, with the questions by type and level."""
    head = [
        "# The course in figures",
        "",
        "<!-- Made by `course stats --format markdown`. -->",
        "",
        "Minutes: 180 words a minute and one minute a question (each check once, the assessment's draw once).",
        "*Applied*: graded questions whose level is apply or analyse. *State*: characters of the longest saved state,",
        "of 4,096.",
        "",
    ]
    return "\n".join(
        [*head, *_markdown(COLUMNS, rows(found)), "", "## Questions by type and level", "", *_questions(found), ""]
    )


def _questions(found: list[ModuleStats]) -> list[str]:
    types = sorted({type for module in found for type in module.types})
    levels = [level for level in (*LEVELS, "none") if any(level in module.levels for module in found)]
    lines = [
        (
            module.id,
            *(str(module.types.get(type, "")) for type in types),
            *(str(module.levels.get(level, "")) for level in levels),
        )
        for module in found
    ]
    return _markdown(("module", *types, *(f"graded: {level}" for level in levels)), lines)


def _markdown(columns: tuple[str, ...], lines: list[tuple[str, ...]]) -> list[str]:
    rule = "|".join(("---", *("---:" for _ in columns[1:])))
    return [f"| {' | '.join(columns)} |", f"|{rule}|", *(f"| {' | '.join(line)} |" for line in lines)]


def as_csv(found: list[ModuleStats]) -> str:
    """One line a module with plain numbers, for spreadsheets."""
    out = io.StringIO()
    flat = [_flat(module) for module in found]
    writer = csv.DictWriter(
        out, fieldnames=list(dict.fromkeys(key for line in flat for key in line)), restval=0, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(flat)
    return out.getvalue()


def _flat(module: ModuleStats) -> dict[str, str | int]:
    plain = {name: value for name, value in to_builtins(module).items() if isinstance(value, str | int)}
    for name, group in (
        ("type", module.types),
        ("level", module.levels),
        ("block", module.blocks),
        ("size", module.sizes),
    ):
        plain |= {f"{name}_{key}": value for key, value in group.items()}
    return plain
