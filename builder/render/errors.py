"""The exception of a module that cannot be made."""

from __future__ import annotations

from builder.diagnostics import Code, Diagnostic, Position


class RenderError(Exception):
    """A module cannot be made; `diagnostics` say where and why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[RenderError], tuple[Diagnostic, ...]]:
        return RenderError, self.diagnostics


def failed(code: Code, position: Position, message: str, hint: str = "") -> RenderError:
    """A RenderError of one problem."""
    return RenderError(code.at(position, message, hint))
