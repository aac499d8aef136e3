"""Which diagnostics are shown: `--select`, `--ignore`, and ignores written in the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.check.nearest import did_you_mean
from builder.diagnostics import Code, Diagnostic, Position
from builder.model.module import Ignore

UNUSED_IGNORE = Code(
    "C190",
    "warning",
    "An ignore that ignores nothing",
    "The problem was fixed or has moved to another line. Left there, the ignore would hide the next one.",
    "# check: ignore Q009 -- the answer speaks for itself\n- id: a\n  explanation: Because the law says it.",
    "- id: a\n  explanation: Because the law says it.",
)
IGNORED_ERROR = Code(
    "C191",
    "warning",
    "An ignore of an error",
    "Errors are what makes a package wrong, unsafe or unusable. They can be fixed, not ignored.",
    "# check: ignore Q001 -- later",
    "mark one option with `correct: true`",
)
UNKNOWN_IGNORE = Code(
    "C192",
    "warning",
    "An ignore of a code that does not exist",
    "It ignores nothing. `course explain` lists the codes.",
    "# check: ignore Q9 -- short options",
    "# check: ignore Q009 -- short options",
)


def chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a code is wanted: the longer of the prefixes in `select` and `ignore` that fit decides.

    Without `select` everything is wanted; of two equally long ones `ignore` wins.
    """
    wanted = max((len(prefix) for prefix in select if code.startswith(prefix.upper())), default=-1 if select else 0)
    unwanted = max((len(prefix) for prefix in ignore if code.startswith(prefix.upper())), default=-1)
    return wanted > unwanted


def apply(
    diagnostics: Iterable[Diagnostic],
    ignores: Iterable[Ignore] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    known: Iterable[str] = (),
) -> list[Diagnostic]:
    """The diagnostics that are shown, sorted, with those about the ignores themselves.

    An ignore covers its own line and the next one, or its whole file; it covers warnings only.
    `known` are all codes that exist; with it, ignores of other codes are reported as such.
    `select` and `ignore` are for reading; whoever decides whether to build asks without them.
    """
    table = _Table(ignores)
    kept = [d for d in diagnostics if not table.covers(d)]
    kept += table.reports(select, ignore, frozenset(known))
    return sorted(d for d in kept if chosen(d.code, select, ignore))


class _Table:
    """The ignores by code and path, and which of them were of use."""

    def __init__(self, ignores: Iterable[Ignore]) -> None:
        self._ignores = tuple(ignores)
        self._used: set[Ignore] = set()
        self._refused: set[Ignore] = set()
        self._by_place: dict[tuple[str, str], list[Ignore]] = {}
        for ignore in self._ignores:
            self._by_place.setdefault((ignore.code, ignore.path), []).append(ignore)

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether an ignore covers the diagnostic; remembers that it was of use."""
        at = diagnostic.position
        found = [
            ignore
            for ignore in self._by_place.get((diagnostic.code, at.path), ())
            if ignore.whole_file or at.line in (ignore.line, ignore.line + 1)
        ]
        if diagnostic.severity == "error":
            self._refused.update(found)
            return False
        self._used.update(found)
        return bool(found)

    def reports(self, select: Sequence[str], ignore: Sequence[str], known: frozenset[str]) -> list[Diagnostic]:
        """What is wrong with the ignores; nothing about codes that were not asked for."""
        found = []
        for entry in self._ignores:
            at = Position(entry.path, entry.line, entry.column)
            if entry in self._refused:
                found.append(IGNORED_ERROR.at(at, f"{entry.code} is an error, which cannot be ignored", "fix it"))
            elif known and entry.code not in known:
                hint = did_you_mean(entry.code, known) or "`course explain` lists the codes"
                found.append(UNKNOWN_IGNORE.at(at, f"there is no code `{entry.code}`", hint))
            elif entry not in self._used and chosen(entry.code, select, ignore):
                where = "this file" if entry.whole_file else "this line or the next"
                found.append(UNUSED_IGNORE.at(at, f"nothing in {where} needs `ignore {entry.code}`", "remove it"))
        return found
