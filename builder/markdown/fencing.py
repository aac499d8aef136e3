"""Fenced code, anywhere that a line may stand, in lists and blocks as well."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString, code_escape

from builder.markdown.lexical import FENCE, fence_end

_TOKEN = re.compile(r"[ ]*\x02fence:(\d+)\x03[ ]*$")


def take_fences(lines: list[str], stash: list[tuple[str, str]]) -> list[str]:
    """The lines with each fence and its code replaced by a token; language and code go to `stash`."""
    out: list[str] = []
    row, count = 0, len(lines)
    while row < count:
        line = lines[row]
        text = line.lstrip(" ")
        match = FENCE.match(line) if text[:3] in ("```", "~~~") else None
        end = fence_end(lines, row + 1, match[1]) if match else -1
        if match is None or end < 0:
            out.append(line)
            row += 1
            continue
        indent = len(line) - len(text)
        code = [one[indent:] if not one[:indent].strip() else one.lstrip(" ") for one in lines[row + 1 : end]]
        out += ["", f"{' ' * indent}\x02fence:{len(stash)}\x03", ""]
        stash.append((match[2], "\n".join(code)))
        row = end + 1
    return out


class FenceProcessor(BlockProcessor):
    """Puts a fence's code where its token stands."""

    def __init__(self, parser: BlockParser, stash: list[tuple[str, str]]) -> None:
        super().__init__(parser)
        self.stash = stash

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return "\x02fence:" in block and _TOKEN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        match = _TOKEN.match(blocks.pop(0))
        assert match is not None
        language, code = self.stash[int(match[1])]
        if parent.tag in ("li", "dd") and parent.text and not len(parent):
            first = SubElement(parent, "p")
            first.text, parent.text = parent.text, ""
        element = SubElement(SubElement(parent, "pre"), "code")
        if language:
            element.set("class", f"language-{language}")
        element.text = AtomicString(code_escape(code) + "\n")
