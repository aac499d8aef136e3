"""I08x: the words that `course/writing.yaml` does not want, and acronyms that nobody explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code, Position

_OPENING = re.compile(r"[‘“«‹„][^‘“«‹„]*$|(?<!\w)[\"'][^\"']*$")
_CLOSING = re.compile(r"[”»›]|[’'\"](?!\w)")

_ACRONYM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z0-9&]*[A-Z](?![\w&]|\.[A-Z])")


@module_rule(
    Code(
        "I080",
        "warning",
        "A word that the course avoids",
        "`avoid` in `course/writing.yaml` lists words that hurt, age or say nothing, and what to write instead. "
        "A word in quotation marks is spoken about, and may stand.",
        bad=(
            "-- course/writing.yaml --\n"
            "avoid:\n"
            "  - {words: [stakeholder*], instead: who they are, why: it names nobody}\n"
            "-- modules/base/02-next.md --\n"
            "Show the plan to all stakeholders.\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "avoid:\n"
            "  - {words: [stakeholder*], instead: who they are, why: it names nobody}\n"
            "-- modules/base/02-next.md --\n"
            "Show the plan to the farmers, the mayor and the bank.\n"
        ),
    )
)
def avoided(view: ModuleView) -> Iterator[Finding]:
    """No text of a module uses the words that the course avoids."""
    entries = view.course.writing.avoid
    pattern = _pattern(tuple(word for entry in entries for word in entry.words))
    if pattern is None:
        return
    texts = list(_texts(view))
    stems = {max(word.removesuffix("*").split(), key=len).casefold() for entry in entries for word in entry.words}
    for number in _holding(stems, [text.casefold() for _, text in texts]):
        at, text = texts[number]
        for match in pattern.finditer(text):
            if _quoted(text[: match.start()]):
                continue
            entry = next(entry for entry in entries if (one := _pattern(entry.words)) and one.fullmatch(match[0]))
            why = f": {entry.why}" if entry.why else ""
            hint = f"write {entry.instead}" if entry.instead else ""
            yield Finding(at, f"this course does not write '{match[0]}'{why}", hint)


@module_rule(
    Code(
        "I081",
        "warning",
        "An acronym that the module does not explain",
        "Who does not know it cannot look it up. Write it out once in the module, as in 'Internal Affairs (IA)' or by "
        "`*[IA]: Internal Affairs`, or list it under `acronyms` in `course/writing.yaml`.",
        bad=(
            "-- course/writing.yaml --\n"
            "acronyms: [EU]\n"
            "-- modules/base/02-next.md --\n"
            "The DWB pays for the pump; the EU pays for the pipe.\n"
        ),
        good=(
            "-- course/writing.yaml --\n"
            "acronyms: [EU]\n"
            "-- modules/base/02-next.md --\n"
            "The District Water Board (DWB) pays for the pump; the EU pays for the pipe.\n"
        ),
    )
)
def acronym(view: ModuleView) -> Iterator[Finding]:
    """Each acronym is written out once."""
    known = view.course.writing.acronyms
    if known is None:
        return
    forms = {form for entry in view.course.glossary for form in (entry.term, *entry.aliases)}
    said = set(known) | forms
    sources = " ".join(page.text.source for page in view.pages) + " ".join(_metadata(view))
    for page in view.pages:
        for sentence in page.text.outline.prose:
            for match in _ACRONYM.finditer(sentence.text):
                word = match[0]
                if word in said:
                    continue
                said.add(word)
                if not re.search(rf"\([^()]*\b{word}s?\b[^()]*\)|\*\[{word}\]:|\b{word} \(", sources):
                    at = Position(page.text.path, sentence.line, sentence.column)
                    yield Finding(
                        at, f"'{word}' is not explained in this module", f"write it out once: 'the … ({word})'"
                    )


def _holding(stems: Iterable[str], texts: list[str]) -> list[int]:
    """Which texts hold one of the stems, in their order: looked up in all at once, much quicker than by the pattern."""
    whole = "\n".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found = set()
    for stem in stems:
        at = whole.find(stem)
        while at >= 0:
            found.add(bisect_right(starts, at) - 1)
            at = whole.find(stem, at + 1)
    return sorted(found)


def _quoted(before: str) -> bool:
    """Whether what follows this text stands in quotation marks."""
    opening = _OPENING.search(before)
    return bool(opening and not _CLOSING.search(opening[0], 1))


def _metadata(view: ModuleView) -> Iterator[str]:
    for value in view.module.metadata.values():
        yield value if isinstance(value, str) else " ".join(value)


def _texts(view: ModuleView) -> Iterator[tuple[Position, str]]:
    for page in view.pages:
        for sentence in page.text.outline.prose:
            yield Position(page.text.path, sentence.line, sentence.column), sentence.text
        for heading in page.text.outline.headings:
            yield Position(page.text.path, heading.line, heading.column), heading.text
    for asked in view.asked:
        for _, text in asked.question.texts():
            yield text.start, text.source


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern of all the words, or None where there are none."""
    parts = [_part(word) for word in words]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


def _part(word: str) -> str:
    open_end = r"\w*" if word.endswith("*") else ""
    return r"\s+".join(map(re.escape, word.removesuffix("*").split())) + open_end
