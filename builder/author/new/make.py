"""Which files make a course, a module, a lesson, a quiz, a question, a worksheet, a scenario."""

from __future__ import annotations

import re
from pathlib import Path

from yaml.nodes import SequenceNode

from builder.author.new import NewError, edit
from builder.author.new.scaffold import Plan, filled, id_of, quoted, template_text, title_of
from builder.load.files import COURSE
from builder.load.language import language_problem
from builder.load.words import as_id, did_you_mean
from builder.model.questions import question_types

OBJECTIVES = ("write-lesson", "choose-block", "ask-question", "give-feedback")
"""The objectives of `templates/new/index.md`."""

NOTICE = "Do not enter names of people."

_LESSON = re.compile(r"(\d{2,3})-([a-z0-9-]+)\.md")


def course(folder: Path, name: str, title: str, language: str) -> Plan:
    """A small course with one module, in a folder that has none yet."""
    plan = Plan(folder)
    if problem := language_problem(language):
        raise NewError(f"{problem[0]}; {problem[1]}")
    id = as_id(name) or "course"
    values = {
        "id": id,
        "title": quoted(title or title_of(name)),
        "language": language,
        "module": "start",
        "notice": NOTICE,
    }
    plan.add(COURSE, "course.yaml", **values)
    plan.add("course/glossary.yaml", "glossary.yaml")
    plan.add("course/sources.yaml", "sources.yaml")
    if not (folder / ".gitignore").exists():
        plan.add(".gitignore", "gitignore")
    _module(plan, "start", "A first module", "first-lesson.md")
    return plan


def module(root: Path, name: str, title: str, part: str) -> Plan:
    """A module with a lesson, its check and an assessment, named in a part of the course."""
    plan = Plan(root)
    id = id_of(name, "module")
    _name_module(plan, id, part)
    _module(plan, id, title or title_of(name), "lesson.md")
    return plan


def lesson(root: Path, module: str, name: str, title: str) -> Plan:
    """A lesson with the next number, and its check."""
    plan = Plan(root)
    objective = _objectives(plan, module)[0]
    id = id_of(name, "lesson")
    lessons = _lessons(root, module)
    if id in (known for _, known in lessons):
        raise NewError(f"the module has a lesson `{id}` already; nothing was written")
    _lesson(
        plan,
        module,
        max((number for number, _ in lessons), default=0) + 1,
        id,
        title or title_of(name),
        objective,
        "lesson.md",
    )
    return plan


def quiz(root: Path, module: str, name: str, title: str, kind: str, lesson: str) -> Plan:
    """A quiz; a check is placed in a lesson (the last by default), an assessment named in the opening page."""
    plan = Plan(root)
    id = id_of(name, "quiz")
    objectives = _objectives(plan, module)
    path = f"quizzes/{module}/{id}.yaml"
    values = {
        "id": id,
        "title": quoted(title or title_of(name)),
        "prefix": id,
        "objective": objectives[0],
        "subject": title_of(id),
    }
    if kind == "check":
        plan.add(path, "check.yaml", **values)
        _place(plan, module, lesson, f"/// quiz | {id}")
    elif kind == "survey":
        plan.add(path, "survey.yaml", **values, again=_again(root, module, "survey.yaml")[1])
        _place(plan, module, lesson, f"/// quiz | {id}")
    else:
        if kind == "pretest" and (taken := _pretest(root, module)):
            raise NewError(f"the module `{module}` has a pre-test already: `{taken}`; nothing was written")
        questions = _pool(id, (objectives * 4)[: max(4, len(objectives))])
        plan.add(path, f"{kind}.yaml", **values, questions=questions)
        if kind == "assessment":
            _name_assessment(plan, module, id)
    return plan


def question(root: Path, module: str, quiz: str, type: str, name: str) -> Plan:
    """A question of a type at the end of a quiz."""
    plan = Plan(root)
    path = f"quizzes/{module}/{quiz}.yaml"
    objective = _objectives(plan, module)[0]
    id = id_of(name, "question") if name else _free_id(root, module, f"{quiz}-{type}")
    if type not in question_types():
        near = did_you_mean(type, question_types())
        raise NewError(f"there is no question type `{type}`; {near or 'there are: ' + ', '.join(question_types())}")
    if not (root / path).exists():
        known = sorted(file.stem for file in (root / "quizzes" / module).glob("*.yaml"))
        near = did_you_mean(quiz, known) or f"make it with `course new quiz {module} {quiz}`"
        raise NewError(f"the module `{module}` has no quiz `{quiz}`; {near}")
    if type == "hotspot":
        plan.add(f"modules/{module}/media/{id}.svg", "picture.svg", id=id)
    template = f"questions/{type}.yaml"
    times, again = _again(root, module, template)
    turned = {"not": "not ", "answer": "true"} if times % 2 else {"not": "", "answer": "false"}
    text = filled(template, id=id, objective=objective, again=again, **turned)
    plan.change(path, edit.with_question(plan.text(path), path, text))
    return plan


def tool(root: Path, module: str, name: str, title: str, lesson: str) -> Plan:
    """A worksheet, placed in a lesson (the last by default)."""
    plan = Plan(root)
    _objectives(plan, module)
    id = id_of(name, "worksheet")
    plan.add(f"modules/{module}/tools/{id}.yaml", "tool.yaml", id=id, title=quoted(title or title_of(name)))
    _place(plan, module, lesson, f"/// tool | {id}")
    text = plan.text(COURSE)
    if edit.value(edit.tree(text, COURSE), "worksheet_notice") is None:
        plan.change(COURSE, f"{text.rstrip()}\n\nworksheet_notice: {NOTICE}\n")
    return plan


def scenario(root: Path, module: str, name: str, title: str, lesson: str) -> Plan:
    """A branching case in a check of its own, placed in a lesson (the last by default)."""
    plan = Plan(root)
    id = id_of(name, "scenario")
    values = {"id": id, "title": quoted(title or title_of(name)), "objective": _objectives(plan, module)[0]}
    values["again"] = _again(root, module, "scenario.yaml")[1]
    plan.add(f"quizzes/{module}/{id}.yaml", "scenario.yaml", **values)
    _place(plan, module, lesson, f"/// quiz | {id}")
    return plan


def editor(root: Path) -> Plan:
    """Settings, schemas and snippets for VS Code and what reads its files."""
    from builder.author.editors import vscode

    plan = Plan(root)
    for path, text in vscode().items():
        if (root / path).exists():
            raise NewError(f"{path} exists already; nothing was written")
        plan.new[path] = text
    return plan


def ci(root: Path, host: str) -> Plan:
    """A file for GitHub or GitLab that checks, builds and keeps the packages."""
    plan = Plan(root)
    plan.add({"github": ".github/workflows/course.yml", "gitlab": ".gitlab-ci.yml"}[host], f"ci/{host}.yml")
    return plan


def _module(plan: Plan, id: str, title: str, lesson_template: str) -> None:
    plan.add(f"modules/{id}/index.md", "index.md", title=quoted(title), assessment="final")
    _lesson(plan, id, 1, "first-lesson", "A first lesson", ", ".join(OBJECTIVES), lesson_template)
    plan.add(f"quizzes/{id}/final.yaml", "assessment.yaml", id="final", questions=_pool("final", OBJECTIVES))


def _lesson(plan: Plan, module: str, number: int, id: str, title: str, objectives: str, template: str) -> None:
    check = f"check-{id}"[:48].rstrip("-")
    first = objectives.partition(",")[0]
    plan.add(f"modules/{module}/{number:02}-{id}.md", template, title=quoted(title), objectives=objectives, check=check)
    values = {"id": check, "title": quoted("Check yourself"), "prefix": id[:39].rstrip("-"), "objective": first}
    values["subject"] = title_of(id)
    plan.add(f"quizzes/{module}/{check}.yaml", "check.yaml", **values)


def _pool(prefix: str, objectives: tuple[str, ...]) -> str:
    return "".join(
        filled(
            "assessment-question.yaml", prefix=prefix, number=str(number), objective=objective, subject=title_of(prefix)
        )
        for number, objective in enumerate(objectives, 1)
    ).rstrip("\n")


def _name_module(plan: Plan, id: str, part: str) -> None:
    """Name the module in its part, the last by default, unless a part names it already."""
    text = plan.text(COURSE)
    found = edit.tree(text, COURSE)
    parts = edit.value(found, "parts")
    entries = parts.value if isinstance(parts, SequenceNode) else []
    lists = {
        node.value: items
        for entry in entries
        if (node := edit.value(entry, "id")) and isinstance(items := edit.value(entry, "modules"), SequenceNode)
    }
    if not lists or (part and part not in lists):
        raise NewError(
            f"the course has no part `{part}`; there are: {', '.join(lists)}" if lists else f"{COURSE} has no parts"
        )
    if not any(id in [item.value for item in items.value] for items in lists.values()):
        items = lists[part or list(lists)[-1]]
        text = edit.add_to_list(text, items, id if items.flow_style else f"{id}")
        found = edit.tree(text, COURSE)
    plan.change(COURSE, edit.without_item(text, found, "planned", id))


def _objectives(plan: Plan, module: str) -> tuple[str, ...]:
    path = f"modules/{module}/index.md"
    if not (plan.root / path).exists():
        raise NewError(f"the course has no module `{module}`; make it with `course new module {module}`")
    text = plan.text(path)
    front = text.split("\n---", 1)[0].removeprefix("---")
    items = edit.value(edit.tree(front, path), "objectives")
    ids = [edit.value(item, "id") for item in items.value] if isinstance(items, SequenceNode) else []
    found = tuple(str(id.value) for id in ids if id)
    if not found:
        raise NewError(f"{path} has no objectives")
    return found


def _lessons(root: Path, module: str) -> list[tuple[int, str]]:
    matches = (_LESSON.fullmatch(path.name) for path in sorted((root / "modules" / module).glob("*.md")))
    return [(int(match[1]), match[2]) for match in matches if match]


def _place(plan: Plan, module: str, lesson: str, block: str) -> None:
    """Put a block into the lesson of that id, or the last one."""
    lessons = _lessons(plan.root, module)
    names = [f"{number:02}-{id}.md" for number, id in lessons if not lesson or id == lesson]
    if not names:
        raise NewError(f"the module `{module}` has no lesson{f' `{lesson}`' if lesson else ''} to place it in")
    path = f"modules/{module}/{names[-1]}"
    plan.change(path, edit.with_block(plan.text(path), block))


def _name_assessment(plan: Plan, module: str, id: str) -> None:
    path = f"modules/{module}/index.md"
    text = plan.text(path)
    front = edit.tree(text.split("\n---", 1)[0].removeprefix("---"), path)
    if edit.value(front, "assessment") is not None:
        raise NewError(f"the module `{module}` has an assessment already; nothing was written")
    plan.change(path, edit.with_key(text, "assessment", id))


def _again(root: Path, module: str, template: str) -> tuple[int, str]:
    """How often the module has a template's question, and what tells a further one apart in its text."""
    stem = next(line for line in template_text(template).splitlines() if "$again" in line)
    stem = stem.partition("$again")[0].strip().removeprefix("text: ").partition("$")[0]
    files = (root / "quizzes" / module).glob("*.yaml")
    times = sum(file.read_text("utf-8", errors="replace").count(stem) for file in files)
    return times, f" ({times + 1})" if times else ""


def _pretest(root: Path, module: str) -> str:
    """The id of the module's pre-test; empty where it has none."""
    files = sorted((root / "quizzes" / module).glob("*.yaml"))
    pattern = re.compile(r"(?m)^kind:\s*[\"']?pretest\b")
    return next((file.stem for file in files if pattern.search(file.read_text("utf-8", errors="replace"))), "")


def _free_id(root: Path, module: str, stem: str) -> str:
    texts = " ".join(path.read_text("utf-8", errors="replace") for path in (root / "quizzes" / module).glob("*.yaml"))
    taken = set(re.findall(r"(?m)^\s*- \{?id: ([a-z0-9-]+)", texts))
    names = (f"{stem}-{number}" if number > 1 else stem for number in range(1, 1000))
    return next(name[:48] for name in names if name not in taken)
