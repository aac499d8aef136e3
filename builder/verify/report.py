"""Collects what is found in one package."""

from __future__ import annotations

from builder.diagnostics import Diagnostic, Position
from builder.verify.codes import CODES

MOST_OF_A_KIND = 25
"""Problems of one code that are listed; a broken tool makes the same mistake in every file."""


class Report:
    """The diagnostics of one package; positions read `package.zip!member:line:column`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: dict[Diagnostic, None] = {}
        self._count: dict[str, int] = {}

    def say(self, code: str, message: str, hint: str = "", *, member: str = "", line: int = 1, column: int = 1) -> None:
        """Note one problem in the archive, or in one of its members."""
        self._count[code] = self._count.get(code, 0) + 1
        if self._count[code] > MOST_OF_A_KIND:
            return
        path = f"{self.name}!{printable(member)}" if member else self.name
        kind = CODES[code]
        found = kind.at(Position(path, max(line, 1), max(column, 1)), printable(message), printable(hint or kind.good))
        self._found[found] = None

    def has_errors(self) -> bool:
        return any(diagnostic.severity == "error" for diagnostic in self._found)

    def diagnostics(self) -> list[Diagnostic]:
        """Everything found, by place; where a kind was left off, its number is said."""
        for code, count in self._count.items():
            if count > MOST_OF_A_KIND:
                at = Position(f"{self.name}")
                more = CODES[code].at(at, f"{count - MOST_OF_A_KIND} more of these: {CODES[code].title.lower()}")
                self._found[more] = None
        return sorted(self._found)


def printable(text: str) -> str:
    """A text from a package as it can be shown on a terminal: no control characters, not endless."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:400])
    return shown + ("…" if len(text) > 400 else "")
