"""M0xx: the mistakes of structure that the Markdown scanner found, as diagnostics."""

from __future__ import annotations

from builder.check.view import ModuleView
from builder.diagnostics import Diagnostic, Position
from builder.model.base import Text


def flaws(view: ModuleView) -> list[Diagnostic]:
    """The scanner's findings in every text of a module, with the severity of their codes."""
    found: list[Diagnostic] = []
    for text in view.texts:
        if text.outline.flaws:
            found += text_flaws(text)
    return found


def text_flaws(text: Text) -> list[Diagnostic]:
    """The scanner's findings in one text."""
    from builder.markdown.codes import CODES  # only when there is a flaw

    severity = {code.code: code.severity for code in CODES}
    return [
        Diagnostic(
            Position(text.path, flaw.line, flaw.column),
            severity.get(flaw.code, "error"),
            flaw.code,
            flaw.message,
            flaw.hint,
        )
        for flaw in text.outline.flaws
    ]
