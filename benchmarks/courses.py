"""Made-up courses of any size, to measure with: about 1,200 words and 8 questions a lesson."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = [
    "river",
    "harvest",
    "market",
    "bridge",
    "teacher",
    "ledger",
    "season",
    "road",
    "clinic",
    "letter",
    "garden",
    "council",
    "water",
    "signal",
    "report",
    "village",
    "border",
    "price",
    "school",
    "worker",
    "family",
    "office",
    "answer",
    "method",
    "reason",
    "figure",
    "window",
    "table",
]
LESSONS_A_MODULE = 10
RIGHT = "        correct: true\n"


def write_course(folder: Path, lessons: int, standards: tuple[str, ...] = ("scorm12",)) -> None:
    """Write a course of `lessons` lessons, ten a module, into `folder`. The same size gives the same bytes."""
    chance = random.Random(lessons)
    modules = [f"m{number:03}" for number in range((lessons + LESSONS_A_MODULE - 1) // LESSONS_A_MODULE)]
    _write(
        folder / "course" / "course.yaml",
        f"id: bench\ntitle: A course to measure\nversion: '1.0'\nlanguage: en\ndescription: Made up.\n"
        f"publisher: Nobody\ncontact: nobody\nlicence: CC0-1.0\nacknowledgement: none\ndisclaimer: none\n"
        f"standards: [{', '.join(standards)}]\nparts:\n  - id: all\n    title: All\n"
        f"    modules: [{', '.join(modules)}]\n",
    )
    _write(folder / "course" / "glossary.yaml", "- term: Ledger\n  definition: A book of what came in and went out.\n")
    _write(folder / "course" / "sources.yaml", "- id: almanac\n  title: A made-up almanac\n  year: 2020\n")
    for start, module in zip(range(0, lessons, LESSONS_A_MODULE), modules, strict=True):
        count = min(LESSONS_A_MODULE, lessons - start)
        objectives = "".join(f"  - id: o{n}\n    text: Explain what the {WORDS[n]} does\n" for n in range(4))
        _write(
            folder / "modules" / module / "index.md",
            f"---\ntitle: Module {module}\nsummary: What there is to say of {module}.\nobjectives:\n{objectives}---\n\n"
            f"{_paragraph(chance, 80)}\n",
        )
        for number in range(1, count + 1):
            name = f"{number:02}-lesson-{number}"
            _write(folder / "modules" / module / f"{name}.md", _lesson(chance, number))
            _write(folder / "quizzes" / module / f"check-{number}.yaml", _quiz(chance, number))


def write_module(folder: Path, lessons: int, questions: int) -> None:
    """Write a course of one module: half of its questions in the lessons' checks, half in the assessment."""
    chance = random.Random(lessons)
    write_course(folder, min(lessons, LESSONS_A_MODULE))
    index = folder / "modules" / "m000" / "index.md"
    index.write_text(index.read_text("utf-8").replace("objectives:\n", "assessment: final\nobjectives:\n", 1), "utf-8")
    inside = questions // 2
    for number in range(1, lessons + 1):
        _write(folder / "modules" / "m000" / f"{number:02}-lesson-{number}.md", _lesson(chance, number))
        count = inside * number // lessons - inside * (number - 1) // lessons
        _write(folder / "quizzes" / "m000" / f"check-{number}.yaml", _quiz(chance, number, count))
    graded = "Final\nkind: assessment\npass_mark: 80"
    final = _quiz(chance, 0, questions - inside).replace("Check 0\nkind: check", graded)
    _write(folder / "quizzes" / "m000" / "final.yaml", final)


def change_one_line(folder: Path, mark: int) -> None:
    """Add one line to the first lesson of the first module."""
    path = folder / "modules" / "m000" / "01-lesson-1.md"
    path.write_text(path.read_text("utf-8") + f"\nOne line more, number {mark}.\n", encoding="utf-8")


def _lesson(chance: random.Random, number: int) -> str:
    parts = [f"---\ntitle: Lesson {number} of the {chance.choice(WORDS)}\nobjectives: [o{number % 4}]\n---\n"]
    for section in range(6):
        parts.append(f"## Section {section + 1}: the {chance.choice(WORDS)}\n")
        parts.append(_paragraph(chance, 75))
        if section == 0:
            parts.append("/// note | Before you go on\n" + _paragraph(chance, 30) + "\n///\n")
        elif section == 1:
            parts.append("".join(f"- **{chance.choice(WORDS)}** {_words(chance, 10)}\n" for _ in range(4)))
            parts.append("".join(f"{n}. {_words(chance, 9)}\n" for n in range(1, 5)))
        elif section == 2:
            rows = "".join(f"| {chance.choice(WORDS)} | {_words(chance, 4)} | {n} |\n" for n in range(5))
            parts.append("| Place | What it does | Count |\n| --- | --- | ---: |\n" + rows)
        elif section == 3:
            parts.append("```text\n" + "\n".join(_words(chance, 8) for _ in range(4)) + "\n```\n")
        elif section == 4:
            parts.append("/// details | And the other way round?\n" + _paragraph(chance, 40) + "\n///\n")
        link = f"[the {WORDS[section]} of section {section}](https://example.org/{WORDS[section]})"
        parts.append(f"{_paragraph(chance, 70)} See {link} and [[Ledger]] [@almanac].\n")
    parts.append(f"/// quiz | check-{number}\n///\n")
    return "\n".join(parts)


def _quiz(chance: random.Random, number: int, count: int = 8) -> str:
    questions = []
    for index in range(count):
        options = "".join(
            f"      - text: {_words(chance, 7).capitalize()}\n{RIGHT if o == index % 3 else ''}"
            f"        feedback: |\n          {_words(chance, 12).capitalize()}, since *{chance.choice(WORDS)}* holds.\n"
            for o in range(3)
        )
        questions.append(
            f"  - id: q{number}-{index}\n    type: single\n    objective: o{index % 4}\n    text: |\n"
            f"      {_words(chance, 25).capitalize()}: **which** is best?\n    options:\n{options}"
            f"    explanation: {_words(chance, 14).capitalize()}.\n"
        )
    return f"title: Check {number}\nkind: check\nquestions:\n{''.join(questions)}"


def _paragraph(chance: random.Random, words: int) -> str:
    text = _words(chance, words).capitalize()
    return text[:40] + " *" + chance.choice(WORDS) + "* " + text[40:] + ".\n"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
