"""L05x and L06x: media files, and references to glossary and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.check.nearest import did_you_mean
from builder.check.rule import Finding, module_rule
from builder.check.view import ModuleView
from builder.diagnostics import Code, Position

LARGE_IMAGE = 1_000_000
"""Bytes of an image that a slow link (1 Mbit/s) needs eight seconds for."""

LARGE_MEDIA = 25_000_000
"""Bytes of a film or recording at which uploads to an LMS start to fail (common limit: 50 MB a package)."""

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
FOREIGN = (".tif", ".tiff", ".bmp", ".heic", ".heif", ".psd", ".ai", ".eps", ".wmf", ".emf", ".raw", ".jp2")
"""Image formats that browsers do not show."""

FOREIGN_MEDIA = (".avi", ".wmv", ".mov", ".flv", ".mkv", ".wma", ".aiff", ".mpg", ".mpeg", ".3gp", ".swf")
"""Film and sound formats that not every browser plays."""


@module_rule(
    Code(
        "L050",
        "warning",
        "An image that is too large",
        "A megabyte takes eight seconds on a slow link, and learners pay for it on a phone.",
        bad="modules/base/media/picture.png    1.2 MB, 4,000 × 2,250 pixels",
        good="modules/base/media/picture.webp   140 KB, 1,600 × 900 pixels",
    )
)
def large_image(view: ModuleView) -> Iterator[Finding]:
    """Images stay below a megabyte."""
    for media in view.module.media:
        if media.size > LARGE_IMAGE and media.path.lower().endswith(IMAGES):
            size = f" ({media.width} × {media.height} pixels)" if media.width else ""
            yield Finding(
                Position(media.path),
                f"the image has {media.size / 1e6:.1f} MB{size}",
                "scale it to 1600 pixels, and save photos as JPEG or WebP",
            )


@module_rule(
    Code(
        "L051",
        "warning",
        "A film or recording that is too large",
        "Many LMSs refuse packages above 50 MB, and learners on a phone pay for each megabyte.",
        bad="modules/base/media/film.mp4       180 MB, 40 minutes",
        good=(
            "modules/base/media/film-1.mp4      18 MB, 5 minutes\nmodules/base/media/film-2.mp4      15 MB, 4 minutes\n"
        ),
    )
)
def large_media(view: ModuleView) -> Iterator[Finding]:
    """Films and recordings stay below 25 MB."""
    for media in view.module.media:
        if media.size > LARGE_MEDIA and not media.path.lower().endswith(IMAGES):
            yield Finding(
                Position(media.path),
                f"the file has {media.size / 1e6:.0f} MB",
                "compress it, cut it into parts, or link it on a video platform",
            )


@module_rule(
    Code(
        "L052",
        "error",
        "A format that browsers do not show",
        "Learners would see an empty frame.",
        bad="![A map of the route](media/map.tif)",
        good="![A map of the route](media/picture.png)",
    )
)
def foreign_format(view: ModuleView) -> Iterator[Finding]:
    """Images and media have formats of the web."""
    for ref in view.media:
        path = ref.target.file.lower()
        if ref.item.block == "download":
            continue
        if path.endswith(FOREIGN):
            yield Finding(ref.at, f"browsers do not show .{path.rpartition('.')[2]} files", "save it as PNG or JPEG")
        elif path.endswith(FOREIGN_MEDIA):
            yield Finding(
                ref.at, f"not every browser plays .{path.rpartition('.')[2]} files", "save it as MP4 (H.264) or MP3"
            )


@module_rule(
    Code(
        "L053",
        "warning",
        "The same file twice",
        "Both go into the package; after a change of one of them the module shows two versions.",
        bad=("![A pump in a field](media/picture.png)\n\n![The same pump, for the second lesson](media/pump.png)\n"),
        good="![A pump in a field](media/picture.png)",
    )
)
def same_file(view: ModuleView) -> Iterator[Finding]:
    """Media files differ."""
    seen: dict[str, str] = {}
    for media in view.module.media:
        other = seen.setdefault(media.sha256, media.path)
        if other != media.path and media.size:
            yield Finding(Position(media.path), f"{other} is the same file", "use one of them everywhere")


@module_rule(
    Code(
        "L054",
        "warning",
        "An image too small for its place",
        "Below 320 pixels an image is blurred on every screen of today.",
        bad=("/// figure | media/mark.png\n    alt: A mark on a wall\n\nThe mark.\n///\n"),
        good=("/// figure | media/picture.png\n    alt: A pump in a field\n\nThe pump.\n///\n"),
    )
)
def small_image(view: ModuleView) -> Iterator[Finding]:
    """Figures are wide enough to be sharp."""
    by_path = {media.path: media for media in view.module.media if media.width}
    for ref in view.media:
        media = by_path.get(ref.target.file)
        if media and ref.item.block == "figure" and media.width < 320 and media.path[-4:] != ".svg":
            yield Finding(ref.at, f"the image is {media.width} pixels wide", "use one of 1600 pixels, 320 at the least")


@module_rule(
    Code(
        "L055",
        "warning",
        "A file that the builder does not read",
        "It lies among a module's sources but is no lesson, quiz, worksheet or media file. Nothing of it gets into the "
        "package.",
        bad=("-- modules/base/notes.txt --\nAsk Ana for the costs of the pump.\n"),
        good=(
            "-- modules/base/media/notes.txt --\n"
            "Ask for the costs of the pump first.\n"
            "-- modules/base/02-next.md --\n"
            "/// download | media/notes.txt\n"
            "    title: Notes on pumps\n"
            "///\n"
        ),
    )
)
def not_read(view: ModuleView) -> Iterator[Finding]:
    """Everything in a module's folders is a source."""
    module = f"modules/{view.module.id}/"
    read = (f"{module}media/", f"{module}tools/")
    named = {ref.target.file for ref in view.references}
    for path in view.module.files:
        if path.startswith(read) or path in named:
            continue
        folder, _, name = path.rpartition("/")
        if f"{folder}/" == module and name.lower().endswith(".md"):
            continue  # a page, or one whose name has its own message
        if folder == f"quizzes/{view.module.id}" and name.lower().endswith((".yaml", ".yml")):
            continue
        yield Finding(
            Position(path), "the builder does not read this file", f"move it to {module}media/ and use it, or remove it"
        )


@module_rule(
    Code(
        "L060",
        "error",
        "A term that the glossary does not have",
        "`[[term]]` shows the definition; there is none to show.",
        "A [[nowhere term]] is linked.\n",
        "A [[term]] is linked.\n",
    )
)
def unknown_term(view: ModuleView) -> Iterator[Finding]:
    """Terms are in the glossary."""
    for text in view.texts:
        for term in text.outline.terms:
            if view.terms.find(term.term) is None:
                yield Finding(
                    Position(text.path, term.line, term.column),
                    f"the glossary has no term '{term.term}'",
                    did_you_mean(term.term, view.terms.forms())
                    or "add it to course/glossary.yaml, or to the `aliases` of a term there",
                )


@module_rule(
    Code(
        "L061",
        "error",
        "A source that the course does not have",
        "`[@source]` adds the source to the lesson's references; there is none of this id.",
        "So it is said [@nowhere].\n",
        "So it is said [@source].\n",
    )
)
def unknown_source(view: ModuleView) -> Iterator[Finding]:
    """Sources are in `sources.yaml`."""
    for text in view.texts:
        for citation in text.outline.citations:
            if citation.source not in view.sources:
                yield Finding(
                    Position(text.path, citation.line, citation.column),
                    f"there is no source `{citation.source}`",
                    did_you_mean(citation.source, sorted(view.sources)) or "add it to course/sources.yaml",
                )


@module_rule(
    Code(
        "L062",
        "error",
        "A footnote that is not there",
        "`[^label]` refers to a note `[^label]: …` of the same text.",
        "So it is said.[^1]\n",
        "So it is said.[^1]\n\n[^1]: In a note.\n",
    )
)
def unknown_footnote(view: ModuleView) -> Iterator[Finding]:
    """Footnotes that are referred to exist."""
    for text in view.texts:
        notes = text.outline.footnotes
        defined = {note.label for note in notes if note.definition}
        for note in notes:
            if not note.definition and note.label not in defined:
                yield Finding(
                    Position(text.path, note.line, note.column),
                    f"there is no footnote `{note.label}`",
                    did_you_mean(note.label, defined) or f"write it in a line of its own: `[^{note.label}]: …`",
                )


@module_rule(
    Code(
        "L063",
        "warning",
        "A footnote that nothing refers to",
        "It would stand at the end of the page without a way to it.",
        "So it is said.\n\n[^1]: In a note.\n",
        "So it is said.[^1]\n\n[^1]: In a note.\n",
    )
)
def unused_footnote(view: ModuleView) -> Iterator[Finding]:
    """Footnotes are referred to."""
    for text in view.texts:
        notes = text.outline.footnotes
        referred = {note.label for note in notes if not note.definition}
        for note in notes:
            if note.definition and note.label not in referred:
                yield Finding(
                    Position(text.path, note.line, note.column),
                    f"nothing refers to the footnote `{note.label}`",
                    f"write `[^{note.label}]` where it belongs",
                )


@module_rule(
    Code(
        "L064",
        "error",
        "A footnote is written twice",
        "The second one would replace the first without a word.",
        "So.[^1]\n\n[^1]: One.\n\n[^1]: Two.\n",
        "So.[^1] And so.[^2]\n\n[^1]: One.\n\n[^2]: Two.\n",
    )
)
def footnote_twice(view: ModuleView) -> Iterator[Finding]:
    """Labels of footnotes are unique in a text."""
    for text in view.texts:
        notes = [note for note in text.outline.footnotes if note.definition]
        counts = Counter(note.label for note in notes)
        seen: set[str] = set()
        for note in notes:
            if counts[note.label] > 1 and note.label in seen:
                yield Finding(
                    Position(text.path, note.line, note.column),
                    f"the footnote `{note.label}` is written twice",
                    "give each its own label",
                )
            seen.add(note.label)
