"""`/// download | media/name.docx`: a file to take along."""

from __future__ import annotations

from typing import Any

from builder.markdown.context import Page
from builder.markdown.spec import Head, Option, Spec

SPEC = Spec(
    name="download",
    about="A file to take along. Its text says what it is for.",
    argument="required",
    argument_kind="path",
    argument_help="The file.",
    options={"title": Option("text", "What the link says; without it, the file's name.")},
    shows="file",
    template="download",
)


def view(head: Head, page: Page) -> dict[str, Any]:
    """The file as it is named in the package, its kind and size."""
    found = page.file(head.argument)
    name = head.argument.rpartition("/")[2]
    stem, dot, kind = name.rpartition(".")
    return {
        "file": found,
        "label": page.inline_text(head.options.get("title", "") or (stem if dot else name)),
        "kind": kind.upper() if dot else "",
        "size": size_text(found.size) if found else "",
        "download_name": name,
    }


def size_text(size: int) -> str:
    """A number of bytes for readers: `12 KB`, `1.4 MB`."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
