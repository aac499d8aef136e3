"""`/// download | media/name.docx`: a file to take along."""

from __future__ import annotations

from collections.abc import Mapping
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
        "size": size_text(found.size, page.context.words) if found else "",
        "download_name": name,
    }


def size_text(size: int, words: Mapping[str, str]) -> str:
    """A number of bytes for readers, by the words of WORDS: `12 KB`, `1.4 MB`, `1,4 Mo`."""
    if size < 1_000_000:
        return words["kilobytes"].format(size=max(1, round(size / 1000)))
    whole, tenth = divmod(round(size / 100_000), 10)
    return words["megabytes"].format(whole=whole, tenth=tenth)
