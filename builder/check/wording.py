"""I08x: the words that `course/writing.yaml` does not want, and acronyms that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

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
    stems = {word.removesuffix("*").split()[0].casefold() for entry in entries for word in entry.words}
    whole = "\n".join(text for _, text in texts).casefold()
    found = [stem for stem in stems if stem in whole]  # a look-up of substrings is much quicker than the pattern
    for at, text in texts if found else ():
        lower = text.casefold()
        if not any(stem in lower for stem in found):
            continue
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
