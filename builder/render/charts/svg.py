"""The sheet that charts are drawn on: percentages along it, `em` down it."""

from __future__ import annotations

from html import escape
from typing import Literal

Anchor = Literal["start", "middle", "end"]

NARROW = 17.5
"""Width in em of the narrowest column: 280 px at 16 px a letter, a phone of 320 px without its gutters."""

_WIDTHS = {0.3: "ijlI.,:;'|! ", 0.4: "frt()-/[]", 0.98: "mMW—%", 0.8: "wGOQ"}
_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
LETTER, CAPITAL = 0.6, 0.72
"""Widths of other letters in em: those of the widest faces that systems have for their interface."""

LINE = 1.3
"""Height of a line of labels in em."""


def width_of(text: str) -> float:
    """About how wide a text is, in em."""
    return sum(_LETTER.get(letter) or (CAPITAL if letter.isupper() else LETTER) for letter in text)


def share_of(text: str, gap: float = 0.8) -> float:
    """The percentage of the narrowest column that a text and a gap need."""
    return (width_of(text) + gap) / NARROW * 100


def lines_of(text: str) -> list[str]:
    """The text in lines that the narrowest column holds; one at least."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer) > NARROW:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def figure(value: float) -> str:
    """A coordinate with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


class Sheet:
    """Collects the shapes of one drawing; `mirrored` where the language runs from right to left."""

    def __init__(self, *, mirrored: bool) -> None:
        self.mirrored = mirrored
        self.height = 0.0
        self._shapes: list[str] = []

    def x(self, percent: float) -> float:
        """Where a place along the sheet is, counted from the left."""
        return 100 - percent if self.mirrored else percent

    def bar(self, x: float, y: float, width: float, height: float, mark: str) -> None:
        """A bar that begins at `x`."""
        left = 100 - x - width if self.mirrored else x
        self._shapes.append(
            f'<rect x="{figure(left)}%" y="{figure(y)}em" width="{figure(width)}%" height="{figure(height)}em" '
            f'class="{mark}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, mark: str) -> None:
        """A straight line."""
        self._shapes.append(
            f'<line x1="{figure(self.x(x1))}%" y1="{figure(y1)}em" x2="{figure(self.x(x2))}%" y2="{figure(y2)}em" '
            f'class="{mark}"/>'
        )

    def dot(self, x: float, y: float, radius: float, mark: str) -> None:
        """A disc."""
        at = f'cx="{figure(self.x(x))}%" cy="{figure(y)}em"'
        self._shapes.append(f'<circle {at} r="{figure(radius)}em" class="{mark}"/>')

    def text(self, x: float, y: float, text: str, mark: str = "", anchor: Anchor = "start", gap: float = 0) -> None:
        """A line of text whose baseline is at `y`; `gap` moves it along the writing direction, in em."""
        extra = f' class="{mark}"' if mark else ""
        if anchor != "start":
            extra += f' text-anchor="{anchor}"'
        if gap:
            extra += f' dx="{figure(-gap if self.mirrored else gap)}em"'
        shown = escape(text, quote=False)
        self._shapes.append(f'<text x="{figure(self.x(x))}%" y="{figure(y)}em"{extra}>{shown}</text>')

    def label(self, y: float, text: str, mark: str = "") -> float:
        """A label from the start of the sheet, in as many lines as the narrowest column needs; where it ends.

        Where there is room, it stands in one line, the last (`.is-wide`, `.is-narrow` in the style).
        """
        pieces = lines_of(text)
        for piece in pieces:
            y += LINE
            self.text(0, y - 0.3, piece, mark if len(pieces) == 1 else f"{mark} is-narrow".strip())
        if len(pieces) > 1:
            self.text(0, y - 0.3, text, f"{mark} is-wide".strip())
        return y

    def svg(self, id: str, title: str, description: str) -> str:
        """The drawing, named and described for those who do not see it."""
        way = "rtl" if self.mirrored else "ltr"
        return (
            f'<svg class="drawing" width="100%" height="{figure(self.height)}em" direction="{way}" role="img" '
            f'aria-labelledby="{escape(id)}-name" aria-describedby="{escape(id)}-desc">'
            f'<title id="{escape(id)}-name">{escape(title, quote=False)}</title>'
            f'<desc id="{escape(id)}-desc">{escape(description, quote=False)}</desc>'
            f"{''.join(self._shapes)}</svg>"
        )
