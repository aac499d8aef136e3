"""A02x: sound, film and colour: captions, transcripts and contrast (WCAG 1.2 and 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.rule import Finding, course_rule, module_rule
from builder.check.view import CourseView, ModuleView, place
from builder.diagnostics import Code, Position
from builder.model.base import Place

LEAST = 4.5
"""The contrast of text that WCAG 1.4.3 (AA) asks for."""

PAPER = {"light": "#fcfbf8", "dark": "#14171a"}
INK = {"light": "#1b1f23", "dark": "#e9e6df"}
"""The default theme's colours, where the course sets none."""

CAPTIONS = ("captions", "captions-none", "subtitles", "track")
TRANSCRIPT = ("transcript",)


@module_rule(
    Code(
        "A020",
        "warning",
        "A video without captions",
        "Who cannot hear, or sits in an open office, misses what is said (WCAG 1.2.2).",
        bad=("/// video | media/film.mp4\n///\n"),
        good=("/// video | media/film.mp4\n    captions: media/film.vtt\n///\n"),
    )
)
def video_without_captions(view: ModuleView) -> Iterator[Finding]:
    """Videos have captions."""
    for text in view.texts:
        for block in text.outline.blocks:
            if block.name == "video" and not any(key in CAPTIONS and value for key, value in block.options):
                yield Finding(place(text, block), "the video has no captions", "add `captions: media/name.vtt`")


@module_rule(
    Code(
        "A021",
        "warning",
        "A recording without transcript",
        "Who cannot hear, or cannot play sound now, needs the words as text (WCAG 1.2.1).",
        bad=("/// audio | media/talk.mp3\n///\n"),
        good=("/// audio | media/talk.mp3\nWe asked first, and wrote the plan afterwards.\n///\n"),
    )
)
def audio_without_transcript(view: ModuleView) -> Iterator[Finding]:
    """Recordings have a transcript, as an option or as the block's text."""
    for text in view.texts:
        for block in text.outline.blocks:
            if block.name == "audio" and not block.body.strip():
                if any(key in TRANSCRIPT and value for key, value in block.options):
                    continue
                yield Finding(
                    place(text, block), "the recording has no transcript", "write it between `/// audio` and `///`"
                )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours #rrggbb, 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, 'relative luminance', with sRGB's own threshold)."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _short_of(at: Place, theme: str, colour: str, paper: str, what: str) -> Iterator[Finding]:
    """A finding where `colour` cannot be read on `paper`."""
    ratio = contrast(colour, paper)
    if ratio < LEAST:
        position: Position = at.of(theme)
        shown = int(ratio * 100) / 100  # cut, not rounded: 4.499 is not 4.5
        yield Finding(
            position,
            f"{what} {colour} on the {theme} paper {paper} has a contrast of {shown:g}:1; text needs {LEAST}:1",
            "take a darker colour" if theme == "light" else "take a lighter colour",
        )


@course_rule(
    Code(
        "A022",
        "warning",
        "An accent colour that cannot be read on its paper",
        "Accents colour links and labels. Below 4.5:1 many people cannot read them, and nobody can in the sun "
        "(WCAG 1.4.3, AA).",
        bad=('-- course/theme/theme.yaml --\naccents:\n  default: {light: "#8fb8e8", dark: "#97c1f7"}\n'),
        good=('-- course/theme/theme.yaml --\naccents:\n  default: {light: "#2b568b", dark: "#97c1f7"}\n'),
    )
)
def accent_contrast(view: CourseView) -> Iterator[Finding]:
    """Accents reach 4.5:1 on paper, in both themes."""
    theme = view.course.theme
    for name, accent in theme.accents.items():
        for tone in ("light", "dark"):
            paper = getattr(theme.paper, tone) if theme.paper else PAPER[tone]
            yield from _short_of(accent.at, tone, getattr(accent, tone), paper, f"the accent `{name}`")


@course_rule(
    Code(
        "A023",
        "warning",
        "The text's colour cannot be read on its paper",
        "Ink and paper are the colours of all running text (WCAG 1.4.3, AA).",
        bad=('-- course/theme/theme.yaml --\nink: {light: "#1b1f23", dark: "#6b6b6b"}\n'),
        good=('-- course/theme/theme.yaml --\nink: {light: "#1b1f23", dark: "#e9e6df"}\n'),
    )
)
def ink_contrast(view: CourseView) -> Iterator[Finding]:
    """Ink reaches 4.5:1 on paper, in both themes."""
    theme = view.course.theme
    colours = theme.ink or theme.paper
    if colours is None:
        return
    for tone in ("light", "dark"):
        ink = getattr(theme.ink, tone) if theme.ink else INK[tone]
        paper = getattr(theme.paper, tone) if theme.paper else PAPER[tone]
        yield from _short_of(colours.at, tone, ink, paper, "the ink")
