"""Moodle XML, the format that Moodle's question bank exports and imports (https://docs.moodle.org/en/Moodle_XML_format).

Texts go out with `format="markdown"`. What is read may come from anybody: no entities, no DTD, no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from builder.author.exchange import ExchangeError
from builder.author.exchange.item import Choice, Item, Lost
from builder.author.exchange.markup import as_markdown
from builder.author.exchange.naming import identifier
from builder.diagnostics import Position

LARGEST = 20_000_000
"""Bytes of a file that is read."""

_TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "true-false": "truefalse",
    "matching": "matching",
    "numeric": "numerical",
    "fill-in": "shortanswer",
    "open": "essay",
}
_FORMS = {"markdown": "markdown", "html": "html", "plain_text": "plain", "moodle_auto_format": "moodle"}
_OVERALL = (("right", "correctfeedback"), ("partly", "partiallycorrectfeedback"), ("wrong", "incorrectfeedback"))
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(items: Sequence[Item]) -> bytes:
    """The items as one Moodle XML file."""
    quiz = etree.Element("quiz")
    for item in items:
        quiz.append(_question(item))
    etree.indent(quiz, "  ")
    return etree.tostring(quiz, xml_declaration=True, encoding="UTF-8") + b"\n"


def lost_of(items: Sequence[Item], path: str) -> list[Lost]:
    """What Moodle XML cannot say of the items; `path` is where they stand."""
    return [
        Lost(Position(path, item.line), f"`{item.id}`: what is said of the answer as a whole")
        for item in items
        if item.kind in ("true-false", "numeric", "fill-in", "open") and (item.right or item.partly or item.wrong)
    ]


def _question(item: Item) -> etree._Element:
    made = etree.Element("question", type=_TYPES[item.kind])
    _text(made, "name", item.id)
    _text(made, "questiontext", item.text, marked=True)
    _text(made, "generalfeedback", item.explanation, marked=True)
    _leaf(made, "defaultgrade", str(item.points))
    _leaf(made, "idnumber", item.id)
    if item.kind in ("single", "multiple"):
        _leaf(made, "single", "true" if item.kind == "single" else "false")
        _leaf(made, "shuffleanswers", "true")
        _leaf(made, "answernumbering", "none")
    if item.kind == "matching":
        _leaf(made, "shuffleanswers", "true")
    if item.kind == "fill-in":
        _leaf(made, "usecase", "1" if item.case else "0")
    if item.kind in ("single", "multiple", "matching"):
        for field, name in _OVERALL:
            _text(made, name, getattr(item, field), marked=True)
    _answers(made, item)
    if item.hint:
        _text(made, "hint", item.hint, marked=True)
    tags = [f"{name}:{value}" for name, value in (("objective", item.objective), ("level", item.level)) if value]
    if tags:
        inside = etree.SubElement(made, "tags")
        for tag in tags:
            _text(inside, "tag", tag)
    return made


def _answers(made: etree._Element, item: Item) -> None:
    right = sum(choice.correct for choice in item.choices) or 1
    match item.kind:
        case "single":
            for choice in item.choices:
                _answer(made, "100" if choice.correct else "0", choice.text, choice.feedback)
        case "multiple":
            for choice in item.choices:
                part = f"{100 / right:.5f}".rstrip("0").rstrip(".")
                _answer(made, part if choice.correct else f"-{part}", choice.text, choice.feedback)
        case "true-false":
            for truth, name, feedback in ((True, "true", item.if_true), (False, "false", item.if_false)):
                _answer(made, "100" if truth == item.truth else "0", name, feedback, "moodle_auto_format")
        case "numeric":
            answer = _answer(made, "100", repr(item.number), "", "moodle_auto_format")
            _leaf(answer, "tolerance", repr(item.tolerance))
        case "fill-in":
            for words in item.answers:
                _answer(made, "100", words.replace("*", "\\*"), "", "moodle_auto_format")
        case "matching":
            for left, right_side in (*item.pairs, *(("", text) for text in item.distractors)):
                pair = etree.SubElement(made, "subquestion", format="markdown")
                _leaf(pair, "text", left)
                _text(pair, "answer", right_side)


def _answer(made: etree._Element, fraction: str, text: str, feedback: str, form: str = "markdown") -> etree._Element:
    answer = etree.SubElement(made, "answer", fraction=fraction, format=form)
    _leaf(answer, "text", text)
    _text(answer, "feedback", feedback, marked=True)
    return answer


def _text(parent: etree._Element, name: str, text: str, marked: bool = False) -> None:
    element = etree.SubElement(parent, name)
    if marked:
        element.set("format", "markdown")
    _leaf(element, "text", text)


def _leaf(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = NOT_XML.sub("", text)


def read(data: bytes, path: str) -> tuple[list[Item], list[Lost]]:
    """The questions of a Moodle XML file, and what of them has no place here. Raises ExchangeError."""
    if len(data) > LARGEST:
        raise ExchangeError(f"{path} is larger than {LARGEST // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"{path}:{error.lineno or 1}: is no XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise ExchangeError(f"{path} has a DOCTYPE, which Moodle never writes; it was not read")
    if root.tag != "quiz":
        raise ExchangeError(f"{path} is no Moodle XML: it begins with <{root.tag}> and not with <quiz>")
    items: list[Item] = []
    lost: list[Lost] = []
    for question in root.iterchildren("question"):
        if question.get("type") != "category":
            item = _Reader(question, path, lost).item()
            if item:
                items.append(item)
    return items, lost


class _Reader:
    """Reads one question."""

    def __init__(self, question: etree._Element, path: str, lost: list[Lost]) -> None:
        self.question, self.lost = question, lost
        self.at = Position(path, question.sourceline or 1)  # type: ignore[arg-type]

    def say(self, what: str) -> None:
        self.lost.append(Lost(self.at, what))

    def item(self) -> Item | None:
        question = self.question
        name = (question.findtext("idnumber") or question.findtext("name/text") or "").strip()
        text = self.text(question.find("questiontext"))
        own = self.own(question.get("type") or "")
        if own is None:
            return None
        tags = {
            tag.partition(":")[0].strip(): tag.partition(":")[2].strip()
            for tag in (element.findtext("text") or "" for element in question.iterfind("tags/tag"))
        }
        grade = _float(question.findtext("defaultgrade")) or 1.0
        points = min(100, max(1, round(grade)))
        if points != grade:
            self.say(f"the mark {grade:g}, which becomes {points}")
        hints = question.findall("hint")
        if len(hints) > 1:
            self.say("all hints but the first")
        whole = {field: self.text(question.find(element)) for field, element in _OVERALL}
        return Item(
            id=identifier(name, text),
            text=text,
            objective=tags.get("objective", ""),
            level=tags.get("level", ""),
            points=points,
            hint=self.text(hints[0]) if hints else "",
            explanation=self.text(question.find("generalfeedback")),
            line=self.at.line,
            **whole,  # type: ignore[arg-type]
            **own,  # type: ignore[arg-type]
        )

    def text(self, element: etree._Element | None, form: str = "") -> str:
        if element is None:
            return ""
        if element.find("file") is not None:
            self.say("a file")
        form = element.get("format") or form or "html"
        return as_markdown((element.findtext("text") or "").strip(), _FORMS.get(form, "html"), self.say).strip()

    def answers(self) -> Iterator[tuple[float, str, str, etree._Element]]:
        for answer in self.question.iterfind("answer"):
            form = answer.get("format") or self.form
            yield (
                _float(answer.get("fraction")),
                self.text(answer, form),
                self.text(answer.find("feedback")),
                answer,
            )

    @property
    def form(self) -> str:
        element = self.question.find("questiontext")
        return (element.get("format") if element is not None else "") or "html"

    def own(self, type: str) -> dict[str, object] | None:
        match type:
            case "multichoice":
                return self.choices()
            case "truefalse":
                return self.judged()
            case "shortanswer":
                typed = list(self.answers())
                if any(weight != 100 for weight, *_ in typed) or any(said for _, _, said, _ in typed):
                    self.say("the feedback of typed answers, and those that earn a part or nothing")
                words = [(one.findtext("text") or "").strip() for weight, _, _, one in typed if weight == 100]
                if any(re.search(r"(?<!\\)\*", word) for word in words):
                    self.say("that `*` stands for anything")
                answers = tuple(word.replace("\\*", "*") for word in words)
                return {"kind": "fill-in", "answers": answers[:10], "case": self.question.findtext("usecase") == "1"}
            case "numerical":
                return self.number()
            case "matching":
                return self.pairs()
            case "essay":
                return {"kind": "open"}
        self.say(f"the whole question; the type `{type}` does not travel")
        return None

    def choices(self) -> dict[str, object]:
        read = list(self.answers())
        single = (self.question.findtext("single") or "true") in ("true", "1")
        if single and any(0 < weight < 100 for weight, *_ in read):
            self.say("options that earn a part")
        best = max((weight for weight, *_ in read), default=0)
        right = [weight == best and best > 0 if single else weight > 0 for weight, *_ in read]
        choices = tuple(Choice(text, good, said) for good, (_, text, said, _) in zip(right, read, strict=True))
        return {"kind": "single" if single else "multiple", "choices": choices}

    def judged(self) -> dict[str, object]:
        said = {"true": "", "false": ""}
        truth = True
        for weight, _, feedback, answer in self.answers():
            name = (answer.findtext("text") or "").strip().lower()
            said[name] = feedback
            if weight == 100:
                truth = name == "true"
        return {"kind": "true-false", "truth": truth, "if_true": said["true"], "if_false": said["false"]}

    def number(self) -> dict[str, object] | None:
        read = [(weight, feedback, answer) for weight, _, feedback, answer in self.answers()]
        best = next((answer for weight, _, answer in read if weight == 100), None)
        if len(read) > 1 or any(feedback for _, feedback, _ in read):
            self.say("the feedback and further answers of a number")
        try:
            if best is None:
                raise ValueError
            number, around = float(best.findtext("text") or ""), float(best.findtext("tolerance") or 0)
        except ValueError:
            self.say("the whole question; it has no number that is right")
            return None
        return {"kind": "numeric", "number": number, "tolerance": around}

    def pairs(self) -> dict[str, object]:
        pairs = []
        distractors = []
        for element in self.question.iterfind("subquestion"):
            left = self.text(element)
            answer = element.find("answer")
            words = (answer.findtext("text") or "").strip() if answer is not None else ""
            own = self.form == "markdown" or element.get("format") == "markdown"
            right = words if own else as_markdown(words, "plain", self.say)
            if left:
                pairs.append((left, right))
            else:
                distractors.append(right)
        return {"kind": "matching", "pairs": tuple(pairs), "distractors": tuple(distractors)}


def _float(text: str | None) -> float:
    """A number as Moodle writes it, 0 for what is none."""
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e12 else 0.0
