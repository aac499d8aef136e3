"""A module's site: its page, its parts, its style and its media, in memory."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

import builder
from builder import resources
from builder.locale import catalogue, direction
from builder.model.course import Course
from builder.model.module import Module
from builder.model.quiz import Quiz
from builder.model.site import ModuleSite
from builder.render.about import course_facts, sections
from builder.render.data import module_data
from builder.render.environment import templates_of
from builder.render.escape import part_json, part_script, script_json
from builder.render.kept import Kept
from builder.render.lessons import Planned, planned
from builder.render.media import Cache, Shelf
from builder.render.media.names import course_path
from builder.render.quizzes import QuizRenderer, asked, quiz_data, settings
from builder.render.search import search_index
from builder.render.sheets import SheetRenderer
from builder.render.style import style_sheets
from builder.render.texts import ModuleTexts, module_texts
from builder.render.tools import PART, tools_site
from builder.render.your_data import your_data_html
from builder.standards import standard_ids
from builder.state import longest_state

PAGE = "page.html"
LATE = ("drag", "find", "paper")
"""Parts of the player that come with the first use."""
VERSION_LENGTH = 8


def make_site(root: Path, course: Course, module: Module, cache: Cache | None, scope: str) -> ModuleSite:
    """What `render_module` promises."""
    with templates_of(root) as templates:
        words = catalogue(course.language)
        sizes = {media.path: (media.width, media.height) for media in (*course.media, *module.media)}
        shelf = Shelf(root, module.id, cache, sizes)
        texts = module_texts(
            course, module, shelf, templates, words, partial(Kept, cache, scope and f"{module.id} {scope}")
        )
        sheets = SheetRenderer(course, module, templates, words, texts.html)
        bodies = {lesson.id: sheets.placed(texts.html[f"lesson.{lesson.id}"]) for lesson in module.lessons}
        lessons = [planned(lesson, module) for lesson in module.lessons]
        apart = _apart(module, lessons)
        boxes = {media.path: media.box for media in (*course.media, *module.media)}
        quizzes = QuizRenderer(
            templates, words, texts.html, lambda target, path: boxes[course_path(target, path, module.id) or ""]
        )
        inside = [{quiz.id: quizzes.part(quiz) for quiz in plan.quizzes} for plan in lessons]
        outside = {quiz.id: quizzes.part(quiz) for quiz in apart}
        parts = {f"quiz-{id}": part_json(part) for id, part in outside.items()}
        for plan, checks in list(zip(lessons, inside, strict=True))[1:]:
            parts[plan.part] = part_json({"html": bodies[plan.lesson.id], "quizzes": checks})
        tools = tools_site(course, module, texts.html, sheets, shelf, words, cache)
        if tools.part:
            parts[PART] = part_json(tools.part)
        parts["search"] = part_json(search_index(module, texts.entries, words.t("page.glossary")))
        styles = style_sheets(course.theme, course.accent_of(module.id))
        data = module_data(
            course,
            module,
            words,
            [plan.data() for plan in lessons],
            _quizzes_data(course, module, lessons, apart),
            {lessons[0].lesson.id: {"html": "", "quizzes": inside[0]}} if lessons else {},
            tools.work,
        )
        data_json = script_json(data)
        late = tools.files | {f"parts/{name}.js": resources.player(name) for name in LATE}
        version = _version(course, styles, data_json, parts, late)
        page = {
            **_page(course, module, lessons, texts, bodies),
            "language": course.language,
            "dir": direction(course.language),
            "about": sections(words),
            "your_data_html": your_data_html(course.language),
            "tools": tools.page,
            "webinar": _webinar(module, texts, tools.hrefs),
            "data_json": data_json,
            "versions": _versions(styles),
            "version": version,
            "t": words.t,
            "n": words.n,
        }
        files = {
            "index.html": templates.get_template(PAGE).render(page).encode(),
            **styles,
            "notices.txt": resources.notices(),
            **{f"parts/{name}.js": part_script(name, part, version) for name, part in parts.items()},
            **late,
        }
    return ModuleSite(
        course=course.id,
        module=module.id,
        language=course.language,
        version=course.version,
        title=module.title,
        course_title=course.title,
        summary=module.summary,
        objectives=tuple((objective.id, objective.text) for objective in module.objectives),
        files=dict(sorted((files | shelf.files).items())),
        mastery=_mastery(course, module),
        lessons=len(lessons),
        questions=sum(len(quiz.questions) for quiz in [*(q for plan in lessons for q in plan.quizzes), *apart]),
        state_max=longest_state(module, course),
        minutes=page["module"]["minutes"],
        stems={
            question["id"]: question["stem"]
            for part in (*outside.values(), *(part for checks in inside for part in checks.values()))
            for question in part["questions"]
        },
        diagnostics=tuple(sorted(shelf.diagnostics)),
    )


def _apart(module: Module, lessons: list[Planned]) -> list[Quiz]:
    """The quizzes that learners meet outside lessons: pre-tests, the assessment, surveys."""
    placed = {quiz.id for plan in lessons for quiz in plan.quizzes}
    return [
        quiz
        for quiz in module.quizzes
        if quiz.id == module.assessment or (quiz.kind in ("pretest", "survey") and quiz.id not in placed)
    ]


def _quizzes_data(course: Course, module: Module, lessons: list[Planned], apart: list[Quiz]) -> list[dict[str, Any]]:
    parts = {quiz.id: (quiz, plan.part) for plan in reversed(lessons) for quiz in plan.quizzes}
    parts |= {quiz.id: (quiz, f"quiz-{quiz.id}") for quiz in apart}
    return [
        quiz_data(quiz, part, settings(quiz, course.defaults))
        for quiz, part in (parts[quiz.id] for quiz in module.quizzes if quiz.id in parts)
    ]


def _page(
    course: Course, module: Module, lessons: list[Planned], texts: ModuleTexts, bodies: dict[str, str]
) -> dict[str, Any]:
    """What the page shows of course, module and lessons."""
    part = course.part_of(module.id)
    first = lessons[0].lesson if lessons else None
    graded = module.quiz(module.assessment) if module.assessment else None
    assessment = None
    reading = sum(plan.minutes for plan in lessons)
    if graded:
        effective = settings(graded, course.defaults)
        assessment = {
            "id": graded.id,
            "title": graded.title,
            "count": len(graded.questions),
            "draw": asked(graded, module),
            "pass_mark": effective.pass_mark,
            "attempts": effective.attempts,
        }
    accent = course.accent_of(module.id)
    return {
        "course": course_facts(course),
        "part_title": part.title if part else "",
        "accent": {"light": accent.light, "dark": accent.dark} if accent else None,
        "module": {
            "id": module.id,
            "title": module.title,
            "summary": module.summary,
            "objectives": [{"id": objective.id, "text": objective.text} for objective in module.objectives],
            "metadata": [
                (label, [values] if isinstance(values, str) else list(values))
                for label, values in module.metadata.items()
            ],
            "minutes": module.minutes or reading + (asked(graded, module) if graded else 0),
            "lessons": [plan.data() | {"stops": plan.stops} for plan in lessons],
            "assessment": assessment,
            "pretest": _pretest(course, module),
        },
        "opening_html": Markup(texts.html["index"]),
        "first": {"id": first.id, "title": first.title, "html": Markup(bodies[first.id])} if first else None,
        "glossary": texts.glossary,
        "references": texts.references,
    }


def _pretest(course: Course, module: Module) -> dict[str, Any] | None:
    """What the page says of the module's pre-test."""
    quiz = next((quiz for quiz in module.quizzes if quiz.kind == "pretest"), None)
    return {"title": quiz.title, "pass_mark": settings(quiz, course.defaults).pass_mark} if quiz else None


def _webinar(module: Module, texts: ModuleTexts, hrefs: dict[str, str]) -> dict[str, Any] | None:
    """What learners see of the module's webinar: how to prepare. The rest goes to facilitators (kit.py)."""
    webinar = module.webinar
    if webinar is None:
        return None
    sheets = [tool for id in webinar.tools if (tool := module.tool(id))]
    return {
        "title": webinar.title,
        "minutes": webinar.minutes,
        "html": Markup(texts.html["prepare"]),
        "sheets": [{"title": tool.title, "href": hrefs[tool.id]} for tool in sheets],
    }


def _versions(styles: dict[str, bytes]) -> dict[str, str]:
    """What stands behind `?v=` of the files that the page itself asks for.

    Each has its own, so that browsers that hold the style and the player keep them when only texts change.
    """
    player = b"".join(resources.player(id) for id in standard_ids())
    return {name: _short(hashlib.sha256(data)) for name, data in (styles | {"player.js": player}).items()}


def _version(
    course: Course, styles: dict[str, bytes], data: str, parts: dict[str, str], files: dict[str, bytes]
) -> str:
    """What stands behind `?v=` of every file that the player loads: new whenever one of them may be."""
    digest = hashlib.sha256(f"{builder.__version__} {course.version}".encode())
    named = (f"{name} {parts[name]}".encode() for name in sorted(parts))
    for piece in (*styles.values(), data.encode(), *named, *files.values()):
        digest.update(hashlib.sha256(piece).digest())
    return _short(digest)


def _short(digest: hashlib._Hash) -> str:
    return digest.hexdigest()[:VERSION_LENGTH]


def _mastery(course: Course, module: Module) -> int | None:
    """The pass mark for the manifest, where the LMS is to decide."""
    quiz = module.quiz(module.assessment) if module.assessment else None
    if quiz is None or course.defaults.mastery != "lms":
        return None
    return settings(quiz, course.defaults).pass_mark
