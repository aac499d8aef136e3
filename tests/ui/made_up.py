"""A made-up module, rendered through the real templates, so that the interface can be tried without a course."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace as Made
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from builder.locale import catalogue
from builder.model.course import Theme
from builder.render.quizzes import line
from builder.render.style import style_sheets

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
WORDS = catalogue("en")

LESSONS = [
    ("who-waits", "Who waits at the well", ["see"], ["check-one"]),
    ("the-queue", "A queue is a rule that somebody made", ["see", "count"], ["check-two"]),
    ("short", "One page to keep", ["change"], []),
    ("at-work", "At work: three questions for Monday", ["change"], []),
]
OBJECTIVES = [
    ("see", "Explain who waits for water, and why the wait is not shared evenly"),
    ("count", "Measure a waiting time with the means of a district office"),
    ("change", "Choose one rule of the queue that a small budget can change"),
]

HERE = Path(__file__).parent
PARAGRAPH = (HERE / "paragraph.html").read_text("utf-8")
BLOCKS = (HERE / "blocks.html").read_text("utf-8")


def _question(id: str, tag: str, objective: str, text: str, options: Any, **more: str) -> dict[str, Any]:
    texts: dict[str, str] = {"text": text, **more}
    if tag == "true-false":
        question, data = Made(id=id), {"answer": options}
    else:
        choices = [(chr(97 + n), *option) for n, option in enumerate(options)]
        question = Made(id=id, options=[Made(id=letter) for letter, *_ in choices])
        for letter, words, _, feedback in choices:
            texts[f"options.{letter}.text"] = words
            if feedback:
                texts[f"options.{letter}.feedback"] = feedback
        data = {"options": [{"id": letter, "correct": right} for letter, _, right, _ in choices]}
    html = (
        _environment()
        .get_template(f"questions/{tag}.html")
        .render(question=question, texts=_Texts(texts), line=line, t=WORDS.t, n=WORDS.n)
    )
    return {
        "id": id,
        "key": f"{abs(_hash(id)):04x}"[-4:],
        "rev": "r01",
        "type": tag,
        "objective": objective,
        "points": 1,
        "scored": True,
        "stem": id,
        "html": html.strip(),
        **data,
    }


class _Texts(dict[str, str]):
    def __missing__(self, address: str) -> str:
        return ""


def _hash(text: str) -> int:
    value = 7
    for letter in text:
        value = (value * 31 + ord(letter)) % 65521
    return value


_SINGLE = [
    (
        "<p>Because they arrive late</p>",
        False,
        "<p>They arrive first. The order at the pump is not the order of arrival.</p>",
    ),
    (
        "<p>Because others go before them by a rule that nobody wrote</p>",
        True,
        "<p>The unwritten rule decides, not the hour.</p>",
    ),
    (
        "<p>Because the pump is slow</p>",
        False,
        "<p>A slow pump is slow for everybody; it does not say who waits longest.</p>",
    ),
]
_MULTIPLE = [
    ("<p>The hour of arrival</p>", True, "<p>Without it there is no wait to compute.</p>"),
    ("<p>The hour of leaving</p>", True, "<p>The second end of the wait.</p>"),
    ("<p>The colour of the bucket</p>", False, "<p>It tells nothing that you could change.</p>"),
    ("<p>The name of each person</p>", False, "<p>Names make people careful, and they are not yours to keep.</p>"),
]


def questions(prefix: str) -> list[dict[str, Any]]:
    """One question of each type."""
    return [
        _question(
            f"{prefix}-who",
            "single",
            "see",
            "<p>Why do some people wait longest at the well?</p>",
            _SINGLE,
            hint="<p>Think of who is served, not of who comes.</p>",
            explanation="<p>Queues that look natural follow rules. Find the rule before you change the pump.</p>",
        ),
        _question(f"{prefix}-what", "multiple", "count", "<p>What do you write down to measure a wait?</p>", _MULTIPLE),
        _question(
            f"{prefix}-more",
            "true-false",
            "change",
            "<p>Read this first:</p><ul><li>A pump costs a road.</li><li>A rule costs a meeting.</li></ul>",
            False,
            **{"feedback.true": "<p>Compare the costs again.</p>", "feedback.false": "<p>A meeting is cheaper.</p>"},
        ),
    ]


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def write_module(folder: Path, language: str = "en", direction: str = "ltr", **quiz: Any) -> Path:
    """Writes the module's package without a manifest into `folder`; `quiz` changes the assessment's settings."""
    lessons = [
        {
            "id": id,
            "key": f"l{n:03}",
            "title": title,
            "part": f"lesson-{id}",
            "minutes": 6 - n,
            "objectives": goals,
            "checks": checks,
            "stops": dict.fromkeys(checks, "page.check"),
        }
        for n, (id, title, goals, checks) in enumerate(LESSONS)
    ]
    settings = {
        "passMark": 67,
        "attempts": 0,
        "draw": 0,
        "drawPerObjective": 0,
        "shuffle": [],
        "feedback": "after-question",
        "counts": "best",
        "retry": "at-once",
    }
    checks = {"check-one": questions("one"), "check-two": questions("two")[:1]}
    quizzes = [
        {
            **settings,
            "id": id,
            "key": f"q{id[-3:]}",
            "title": "Three things to be sure of",
            "kind": "check",
            "part": "lesson",
            "count": len(asked),
        }
        for id, asked in checks.items()
    ]
    quizzes.append(
        {
            **settings,
            **quiz,
            "id": "final",
            "key": "qfin",
            "title": "Final assessment",
            "kind": "assessment",
            "part": "quiz-final",
            "count": 3,
        }
    )
    bodies = [_body(id, ids) for id, _, _, ids in LESSONS]
    parts = {
        lesson["part"]: {"html": body, "quizzes": {id: {"questions": checks[id]} for id in lesson["checks"]}}
        for lesson, body in zip(lessons, bodies, strict=True)
    }
    data = {
        "format": 1,
        "course": {"id": "water", "title": "Water, and who carries it", "version": "1.0.0", "language": language},
        "module": {"id": "wells", "title": "The wait at the well"},
        "completion": "passed",
        "mastery": "player",
        "report": "graded",
        "assessment": "final",
        "objectives": [{"id": id, "text": text} for id, text in OBJECTIVES],
        "lessons": lessons,
        "quizzes": quizzes,
        "text": WORDS.player(),
        "inline": {LESSONS[0][0]: {"html": "", "quizzes": parts[lessons[0]["part"]]["quizzes"]}},
    }
    page = (
        _environment()
        .get_template("page.html")
        .render(
            language=language,
            dir=direction,
            part_title="Part one: Wells",
            course={
                **data["course"],
                "publisher": "Nobody in particular",
                "contact": "Ask who gave you this page.",
                "licence": "CC-BY-4.0",
                "acknowledgement": "Made up for a test.",
                "disclaimer": "Nothing in it is true.",
            },
            module={
                "id": "wells",
                "title": "The wait at the well",
                "minutes": 18,
                "lessons": lessons,
                "summary": "A queue looks like nature and is a rule. Learn to see it, count it and change it.",
                "objectives": data["objectives"],
                "metadata": [("For", ["District officers", "Water committees"]), ("Phase", ["Design"])],
                "assessment": {
                    "id": "final",
                    "title": "Final assessment",
                    "count": 3,
                    "draw": 3,
                    "pass_mark": 67,
                    "attempts": 0,
                },
                "pretest": None,
            },
            opening_html=Markup(PARAGRAPH + "<h2>How to use it</h2>" + PARAGRAPH),
            first={"id": LESSONS[0][0], "title": LESSONS[0][1], "html": Markup(bodies[0])},
            glossary=[
                ("pump", "Pump", Markup("<p>A machine that lifts water.</p>")),
                (
                    "queue",
                    "Queue",
                    Markup("<p>People in an order. See <a href='#glossary/pump' class='term'>pump</a>.</p>"),
                ),
            ],
            references=[
                (
                    "made-up",
                    Markup("Nobody (2024). <cite>On waiting</cite>. <a href='https://example.org/'>example.org</a>"),
                )
            ],
            about=[],
            your_data_html="",
            data_json=json.dumps(data).replace("<", "\\u003c"),
            versions=dict.fromkeys(("style.css", "more.css", "player.js"), "v1"),
            version="v1",
            t=WORDS.t,
            n=WORDS.n,
        )
    )
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(page, "utf-8")
    for name, css in style_sheets(Theme(), None).items():
        (folder / name).write_bytes(css)
    for name, part in [*parts.items(), ("quiz-final", {"questions": questions("final")})]:
        (folder / "parts" / f"{name}.js").write_text(f"modulePart({json.dumps(name)},{json.dumps(part)});", "utf-8")
    return folder


def _body(id: str, checks: list[str]) -> str:
    if id == "short":
        return "<p>This lesson fits on any screen.</p>"
    places = "".join(f'<div class="quiz" data-quiz="{check}"></div>' for check in checks)
    return f"{PARAGRAPH}<h2>The line before the line</h2>{PARAGRAPH}{BLOCKS}{PARAGRAPH}{places}"


def bundle_player(target: Path, standard: str = "") -> Path:
    """Bundles the player for a standard, or, without one, for a page that looks for no LMS."""
    binding = f'import {{ binding }} from "./lms/{standard}.js";' if standard else "const binding = null;"
    subprocess.run(
        [
            TEMPLATES / "player/node_modules/.bin/esbuild",
            "--bundle",
            "--minify",
            "--format=iife",
            "--target=es2020",
            "--log-level=warning",
            f"--outfile={target}",
        ],
        input=f'{binding} import {{ start }} from "./main.js"; start(binding);',
        text=True,
        check=True,
        cwd=TEMPLATES / "player",
    )
    return target
