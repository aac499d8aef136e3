"""Raw HTML tags in a text: what they are, whether they may be there, whether they close."""

from __future__ import annotations

import re
from bisect import bisect_right

from builder.markdown import allow
from builder.markdown.found import Found, Locate
from builder.model.outline import RawTag

TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*/?>"
)
TAG_BEGUN = re.compile(r"</?[A-Za-z]")
_TAG_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")


def note_tag(match: re.Match[str], place: tuple[int, int], found: Found) -> None:
    """Note a raw HTML tag, and what is wrong with it."""
    name = match[2].lower()
    attributes = tuple((m[1], (m[2] or "").strip("\"'")) for m in _TAG_ATTRIBUTE.finditer(match[3]))
    tag = RawTag(match[2], bool(match[1]), attributes, *place)
    found.tags.append(tag)
    if name in allow.OTHER_RULES:
        return
    if name not in allow.AUTHOR_TAGS:
        if not tag.closing:
            found.flaw("M020", place, f"<{name}> is not allowed in a text", "use Markdown or a block instead")
        return
    for attribute, _ in attributes:
        if not allow.known_attribute(name, attribute.lower()):
            found.flaw("M021", place, f"<{name}> cannot have the attribute `{attribute}`", "remove it")
    if name in allow.VOID_TAGS:
        return
    if not tag.closing:
        found.open_tags.append(tag)
        return
    for index in range(len(found.open_tags) - 1, -1, -1):
        if found.open_tags[index].name.lower() == name:
            del found.open_tags[index]
            return
    found.flaw("M024", place, f"</{name}> closes nothing", "remove it")


def unclosed_tags(found: Found) -> None:
    """Report the tags that are still open where a paragraph or the text ends."""
    for tag in found.open_tags:
        found.flaw("M024", (tag.line, tag.column), f"<{tag.name}> is not closed", f"add </{tag.name}> to the paragraph")
    found.open_tags.clear()


def raw_end(source: str, locate: Locate, found: Found) -> tuple[int, str]:
    """The end of the raw HTML that `source` begins with, and the words in it.

    It goes to the tag that closes the first one, or to the end of the source.
    """
    depth: list[str] = []
    words: list[str] = []
    end, last = len(source), 0
    for match in TAG.finditer(source):
        words.append(source[last : match.start()])
        last = match.end()
        name = match[2].lower()
        note_tag(match, locate(match.start()), found)
        if match[1]:
            if name in depth:
                del depth[len(depth) - 1 - depth[::-1].index(name) :]
        elif name not in allow.VOID_TAGS and not match[0].endswith("/>"):
            depth.append(name)
        if not depth:
            end = match.end()
            break
    return end, " ".join("".join(words).split())


def line_offsets(lines: list[str]) -> list[int]:
    """The offset of each line in the lines joined, and that behind the last one."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets


def line_at(offsets: list[int], offset: int) -> int:
    """The index of the line that an offset lies in."""
    return min(bisect_right(offsets, offset), len(offsets) - 1) - 1
