"""GIFT, Moodle's text format for questions (https://docs.moodle.org/en/GIFT_format).

Texts go out as `[markdown]`, id, objective and level as Moodle's `[id:]` and `[tag:]` in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.author.exchange.item import Choice, Item, Lost
from builder.author.exchange.markup import as_markdown
from builder.author.exchange.naming import identifier
from builder.diagnostics import Position

_SPECIAL = re.compile(r"([\\~=#{}:])")
_NOTE = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*)\]")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_TITLE = re.compile(r"::((?:\\.|[^\\])*?)::", re.DOTALL)
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def write(items: Sequence[Item]) -> bytes:
    """The items as one GIFT file."""
    return "\n".join(map(_question, items)).encode()


def lost_of(items: Sequence[Item], path: str) -> list[Lost]:
    """What GIFT cannot say of the items; `path` is where they stand."""
    lost: list[Lost] = []
    for item in items:
        gone = [
            (item.hint, "the hint"),
            (item.right or item.partly or item.wrong, "what is said of the answer as a whole"),
            (item.case, "`case: true`; case does not matter in GIFT"),
            (item.distractors, "the distractors"),
            (any("->" in left for left, _ in item.pairs), "`->` inside a pair, which becomes `→`"),
        ]
        lost += [Lost(Position(path, item.line), f"`{item.id}`: {what}") for found, what in gone if found]
    return lost


def _question(item: Item) -> str:
    tags = [
        ("objective", item.objective),
        ("level", item.level),
        ("points", str(item.points) if item.points > 1 else ""),
    ]
    notes = "".join(f" [tag:{name}:{value}]" for name, value in tags if value)
    lines = list(_answers(item))
    if item.explanation:
        lines.append(f"####{_escaped(item.explanation)}")
    inside = "".join(f"    {line}\n" for line in lines)
    start = f"\n{inside}" if inside else ""
    return f"// [id:{item.id}]{notes}\n::{item.id}::[markdown]{_escaped(item.text)} {{{start}}}\n"


def _answers(item: Item) -> Iterator[str]:
    match item.kind:
        case "single":
            for choice in item.choices:
                mark = "=" if choice.correct else "~"
                yield mark + _weighed(choice.text, choice.correct) + _feedback(choice.feedback)
        case "multiple":
            right = sum(choice.correct for choice in item.choices) or 1
            for choice in item.choices:
                weight = _percent(100 / right if choice.correct else -100 / right)
                yield f"~%{weight}%{_escaped(choice.text)}{_feedback(choice.feedback)}"
        case "true-false":
            good, bad = (item.if_true, item.if_false) if item.truth else (item.if_false, item.if_true)
            feedback = f"#{_escaped(bad)}#{_escaped(good)}" if good or bad else ""
            yield f"{'TRUE' if item.truth else 'FALSE'}{feedback}"
        case "matching":
            for left, right_side in item.pairs:
                yield f"={_escaped(left.replace('->', '→'))} -> {_escaped(right_side)}"
        case "numeric":
            yield f"#{_number(item.number)}" + (f":{_number(item.tolerance)}" if item.tolerance else "")
        case "fill-in":
            for answer in item.answers:
                yield f"={_weighed(answer, True)}"


def _weighed(text: str, right: bool) -> str:
    """A text that looks like a weight needs one before it."""
    return (f"%{100 if right else 0}%" if text.startswith("%") else "") + _escaped(text)


def _feedback(text: str) -> str:
    return f"#{_escaped(text)}" if text else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def _percent(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def read(text: str, path: str) -> tuple[list[Item], list[Lost]]:
    """The questions of a GIFT file, ours or anybody's, and what of them has no place here."""
    items: list[Item] = []
    lost: list[Lost] = []
    for line, notes, block in _blocks(text):
        item = _Reader(block, notes, Position(path, line), lost).item()
        if item:
            items.append(item)
    return items, lost


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, comments and text of each question; empty lines part them."""
    lines = [*text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]
    held: list[str] = []
    notes: list[str] = []
    first = 1
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("//"):
            notes.append(line)
        elif line.strip():
            if not held:
                first = number
            held.append(line)
        elif held:
            block = "\n".join(held)
            if not block.lstrip().startswith("$"):
                yield first, "\n".join(notes), block
            held, notes = [], []


class _Reader:
    """Reads one question."""

    def __init__(self, block: str, notes: str, at: Position, lost: list[Lost]) -> None:
        self.block, self.at, self.lost = block.strip(), at, lost
        self.tags: dict[str, str] = {}
        self.name = ""
        for kind, value in _NOTE.findall(notes):
            if kind == "id":
                self.name = value.strip()
            else:
                name, colon, rest = value.partition(":")
                if colon:
                    self.tags[name.strip()] = rest.strip()

    def say(self, what: str) -> None:
        self.lost.append(Lost(self.at, what))

    def item(self) -> Item | None:
        block = self.block
        title = _TITLE.match(block)
        if title:
            self.name = self.name or _plain(title[1]).strip()
            block = block[title.end() :].lstrip()
        form = _FORMAT.match(block)
        self.form = form[1] if form else "moodle"
        if form:
            block = block[form.end() :]
        start, end = _braces(block)
        if start < 0:
            self.say("a text without a question")
            return None
        after = block[end + 1 :].strip()
        text = self.markdown(block[:start]) + (f" \\_\\_\\_\\_ {self.markdown(after)}" if after else "")
        inside, _, general = _cut(block[start + 1 : end], "####")
        own = self.answers(inside.strip())
        if own is None:
            return None
        points = self.tags.get("points", "1")
        return Item(
            id=identifier(self.name, text),
            text=text,
            objective=self.tags.get("objective", ""),
            level=self.tags.get("level", ""),
            points=int(points) if points.isdecimal() and 1 <= int(points) <= 100 else 1,
            explanation=self.markdown(general),
            line=self.at.line,
            **own,  # type: ignore[arg-type]
        )

    def markdown(self, raw: str) -> str:
        raw = raw.strip()
        form = _FORMAT.match(raw)
        name = form[1] if form else self.form
        if form:
            raw = raw[form.end() :]
        return as_markdown(_plain(raw).strip(), name, self.say)

    def answers(self, inside: str) -> dict[str, object] | None:
        if not inside:
            return {"kind": "open"}
        judged = re.match(r"(TRUE|FALSE|T|F)\s*(?=#|$)", inside, re.IGNORECASE)
        if judged:
            truth = judged[1].upper().startswith("T")
            wrong, _, right = _cut(inside[judged.end() :].removeprefix("#"), "#")
            said = (self.markdown(right), self.markdown(wrong))
            return {"kind": "true-false", "truth": truth, "if_true": said[not truth], "if_false": said[truth]}
        if inside.startswith("#"):
            return self.number(inside[1:].strip())
        return self.listed(list(_marked(inside)))

    def number(self, inside: str) -> dict[str, object] | None:
        first = next((text for _, text in _marked(inside)), inside) if inside.startswith(("=", "~")) else inside
        value, _, feedback = _cut(first, "#")
        value = _WEIGHT.sub("", _plain(value)).strip()
        if feedback.strip() or first is not inside:
            self.say("the feedback and further answers of a number")
        low, dots, high = value.partition("..")
        middle, colon, around = value.partition(":")
        parts = (low, high) if dots else (middle, around if colon else "0")
        if not all(_NUMBER.fullmatch(part.strip()) for part in parts):
            self.say(f"the whole question; `{value}` is no number")
            return None
        one, two = (float(part) for part in parts)
        if dots:
            one, two = (one + two) / 2, abs(two - one) / 2
        return {"kind": "numeric", "number": one, "tolerance": two}

    def listed(self, marked: list[tuple[str, str]]) -> dict[str, object] | None:
        if marked and all(mark == "=" and "->" in text for mark, text in marked):
            split = [text.split("->", 1) for _, text in marked]
            return {"kind": "matching", "pairs": tuple((self.markdown(a), self.markdown(b)) for a, b in split)}
        read = []
        for mark, text in marked:
            answer, _, feedback = _cut(text, "#")
            weight = _WEIGHT.match(answer.strip())
            answer = answer.strip()[weight.end() :] if weight else answer
            read.append((mark, float(weight[1]) if weight else 100.0 * (mark == "="), answer, feedback))
        if not read:
            self.say("the whole question; its answers cannot be read")
            return None
        if all(mark == "=" for mark, *_ in read):
            if any(feedback.strip() for *_, feedback in read):
                self.say("the feedback of typed answers")
            if any(weight < 100 for _, weight, *_ in read):
                self.say("answers that earn a part")
            answers = tuple(_plain(answer).strip() for _, weight, answer, _ in read if weight == 100)
            return {"kind": "fill-in", "answers": answers[:10]} if answers else None
        if any(mark == "=" for mark, *_ in read) and any(0 < weight < 100 for _, weight, *_ in read):
            self.say("options that earn a part")
        one = sum(weight == 100 for _, weight, *_ in read) == 1 and not any(w < 0 for _, w, *_ in read)
        right = [weight == 100 if one else weight > 0 for _, weight, *_ in read]
        choices = tuple(
            Choice(self.markdown(answer), good, self.markdown(feedback))
            for good, (_, _, answer, feedback) in zip(right, read, strict=True)
        )
        kind = "single" if one and any(mark == "=" for mark, *_ in read) else "multiple"
        return {"kind": kind, "choices": choices}


def _plain(raw: str) -> str:
    """A text without its escapes."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], raw)


def _find(raw: str, what: str, start: int = 0) -> int:
    at = start
    while at < len(raw):
        if raw[at] == "\\":
            at += 2
            continue
        if raw.startswith(what, at):
            return at
        at += 1
    return -1


def _cut(raw: str, mark: str) -> tuple[str, str, str]:
    """Before and after the first unescaped mark."""
    at = _find(raw, mark)
    return (raw, "", "") if at < 0 else (raw[:at], mark, raw[at + len(mark) :])


def _braces(raw: str) -> tuple[int, int]:
    start = _find(raw, "{")
    end = _find(raw, "}", start + 1) if start >= 0 else -1
    return (start, end) if end >= 0 else (-1, -1)


def _marked(raw: str) -> Iterator[tuple[str, str]]:
    """The answers with their mark, `=` or `~`."""
    starts = []
    at = 0
    while at < len(raw):
        if raw[at] == "\\":
            at += 2
            continue
        if raw[at] in "=~":
            starts.append(at)
        at += 1
    for here, following in zip(starts, [*starts[1:], len(raw)], strict=False):
        yield raw[here], raw[here + 1 : following].strip()
