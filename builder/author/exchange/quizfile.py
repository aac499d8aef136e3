"""A new quiz file of items: laid out as `course format` does, never over another, and only where it checks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from builder.author.exchange import ExchangeError
from builder.author.exchange.item import Item
from builder.author.exchange.naming import unique
from builder.author.format.yaml import format_yaml
from builder.author.unsaved import check_unsaved
from builder.diagnostics import Diagnostic
from builder.load import load_course, load_module


class _Dumper(yaml.SafeDumper):
    """Several lines as a `|` block, so that positions inside are exact."""


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)


def import_quiz(
    root: Path, module_id: str, quiz: str, title: str, kind: str, objective: str, items: Sequence[Item]
) -> tuple[Path, list[Diagnostic]]:
    """Write `quizzes/<module>/<quiz>.yaml`; nothing is written where it has errors, which are returned.

    Questions whose objective the module does not have get `objective`. Raises ExchangeError where the
    module is not there, or the file is.
    """
    course, found = load_course(root)
    if course is None:
        raise ExchangeError("course/course.yaml has problems; `course check` says which")
    if module_id not in course.written:
        raise ExchangeError(f"the course has no module `{module_id}`")
    path = root / "quizzes" / module_id / f"{quiz}.yaml"
    if path.exists():
        raise ExchangeError(f"{path.relative_to(root).as_posix()} is there already; nothing was written")
    module, found = load_module(root, course, module_id)
    if module is None:
        raise ExchangeError(f"the module `{module_id}` has problems; `course check` says which")
    objectives = [one.id for one in module.objectives]
    if objective and objective not in objectives:
        raise ExchangeError(f"the module has no objective `{objective}`; there are: {', '.join(objectives)}")
    taken = {question.id for known in module.quizzes for question in known.questions}
    questions = []
    for item in items:
        id = unique(item.id, taken)
        taken.add(id)
        own = item.objective if item.objective in objectives else objective
        questions.append(_question(item, id, own))
    data = {"title": title or quiz.replace("-", " ").capitalize(), "kind": kind, "questions": questions}
    text = format_yaml(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=4096))
    name = path.relative_to(root).as_posix()
    # a quiz that no lesson places is what an import is at first: it says so itself
    found = [one for one in check_unsaved(root, name, text.encode()) if one.position.path == name]
    if any(one.severity == "error" for one in found):
        return path, found
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path, found


def _question(item: Item, id: str, objective: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": id, "type": item.kind}
    if objective:
        made["objective"] = objective
    if item.level in ("recall", "understand", "apply", "analyse"):
        made["level"] = item.level
    if item.points > 1 and item.kind != "open":
        made["points"] = item.points
    made["text"] = item.text
    made |= _own(item)
    if item.hint:
        made["hint"] = item.hint
    overall = {name: text for name in ("right", "partly", "wrong") if (text := getattr(item, name))}
    if overall:
        made["overall"] = overall
    if item.explanation:
        made["explanation"] = item.explanation
    return made


def _own(item: Item) -> dict[str, Any]:
    match item.kind:
        case "single" | "multiple":
            options = [
                {"text": choice.text}
                | ({"correct": True} if choice.correct else {})
                | ({"feedback": choice.feedback} if choice.feedback else {})
                for choice in item.choices
            ]
            return {"options": options}
        case "true-false":
            said = {name: text for name, text in (("true", item.if_true), ("false", item.if_false)) if text}
            feedback = {name == "true": text for name, text in said.items()}
            return {"answer": item.truth} | ({"feedback": feedback} if feedback else {})
        case "matching":
            pairs = [{"left": left, "right": right} for left, right in item.pairs]
            return {"pairs": pairs} | ({"distractors": list(item.distractors)} if item.distractors else {})
        case "numeric":
            return {"answer": _number(item.number)} | ({"tolerance": _number(item.tolerance)} if item.tolerance else {})
        case "fill-in":
            return {"answers": list(item.answers)} | ({"case": True} if item.case else {})
    return {}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) and abs(value) < 1e15 else value
