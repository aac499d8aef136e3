"""The stack of open blocks: what opens, what closes, what may stand where."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Protocol

from builder.markdown import blocks as registry
from builder.markdown.found import Found
from builder.markdown.lexical import OPTION, unique
from builder.markdown.options import argument_problem, option_problem, unquoted
from builder.markdown.spec import Spec
from builder.model.outline import Block, Citation, Image, Link


class Lines(Protocol):
    """What the stack needs of the scanner."""

    lines: list[str]
    found: Found
    words: int
    anchors: set[str]
    list_level: int
    base: int
    blank: bool

    def place(self, row: int, col: int) -> tuple[int, int]: ...

    def read(self, text: str, starts: list[tuple[int, int]]) -> str: ...


class _Open:
    """A block that is open: its grammar (None: unknown) and where it began."""

    __slots__ = ("base", "body", "children", "index", "list_level", "name", "place", "slashes", "spec", "strayed")

    def __init__(self, name: str, spec: Spec | None, slashes: str, index: int, place: tuple[int, int]) -> None:
        self.name = name
        self.spec = spec
        self.slashes = slashes
        self.index = index
        self.place = place
        self.children: set[str] = set()
        self.list_level = 0
        self.base = 0
        self.body = 0
        self.strayed = False


class BlockStack:
    """The blocks of one text, in the order in which they open."""

    def __init__(self, scan: Lines) -> None:
        self.scan = scan
        self.open_blocks: list[_Open] = []
        self.found: list[Block] = []
        self.counts: dict[str, int] = {}

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self.found)

    def open(self, row: int, col: int, indent: int, match: re.Match[str], list_level: int) -> int:
        """Begin a block; return the row behind its options."""
        scan = self.scan
        slashes, name, argument = match[1], match[2].lower(), (match[3] or "").strip()
        place = scan.place(row, col)
        spec = registry.specs().get(name)
        self._check_name(name, spec, slashes, place)
        after, options = self._options(row + 1, scan.base + indent, spec, name)
        values = dict(options)
        id = values.get("id", "") or self._ordinal(name)
        depth = len(self.open_blocks)
        entry = _Open(name, spec, slashes, len(self.found), place)
        entry.list_level = list_level
        entry.base = scan.base
        scan.base += indent - indent % 4
        entry.body = after
        self.found.append(Block(name, argument, *place, 0, depth, scan.words, tuple(options), id))
        self.open_blocks.append(entry)
        scan.list_level = 0
        scan.blank = True
        if spec is not None:
            if problem := argument_problem(spec, argument):
                scan.found.flaw("M004", place, *problem)
            self._shows(spec, argument, values, place, row, col + match.start(3) if match[3] is not None else col)
        return after

    def _check_name(self, name: str, spec: Spec | None, slashes: str, place: tuple[int, int]) -> None:
        flaw = self.scan.found.flaw
        if spec is None:
            close = get_close_matches(name, registry.specs(), 1, 0.6)
            hint = f"did you mean `{close[0]}`?" if close else f"blocks are {', '.join(sorted(registry.specs()))}"
            flaw("M001", place, f"there is no block `{name}`", hint)
        if any(entry.slashes == slashes for entry in self.open_blocks):
            outer = next(entry for entry in reversed(self.open_blocks) if entry.slashes == slashes)
            flaw(
                "M007", place, f"`{name}` has as many slashes as `{outer.name}` around it",
                f"close `{outer.name}` first, or write `{slashes}/ {outer.name}` and `{slashes}/` for the outer one",
            )  # fmt: skip
        parent = self.open_blocks[-1] if self.open_blocks else None
        if parent is not None:
            parent.children.add(name)
        if spec is not None and spec.inside and (parent is None or parent.name not in spec.inside):
            around = spec.inside[0]
            flaw("M008", place, f"`{name}` stands outside `{around}`", f"write it between `//// {around}` and `////`")
        if parent is not None and parent.spec is not None:
            if parent.spec.holds and name not in parent.spec.holds:
                wanted = parent.spec.holds[0]
                flaw("M008", place, f"`{parent.name}` holds only `{wanted}` blocks", f"put it into a `{wanted}`")
            elif parent.spec.content == "none":
                flaw("M008", place, f"`{parent.name}` cannot hold anything", "close it with a line of slashes first")

    def _options(self, row: int, indent: int, spec: Spec | None, name: str) -> tuple[int, list[tuple[str, str]]]:
        """The option lines under a head: the row behind them, and the pairs as written."""
        scan = self.scan
        found: list[tuple[str, str]] = []
        while row < len(scan.lines):
            line = scan.lines[row].expandtabs(4)
            text = line.strip()
            if not text:
                break
            at = len(line) - len(line.lstrip(" "))
            match = OPTION.match(text)
            if at < indent + 4:
                if not found and spec and match and match[1].lower() in spec.allowed:
                    scan.found.flaw(
                        "M006", scan.place(row, at), f"the option `{match[1]}` is not indented",
                        f"indent it by four spaces: `    {text}`",
                    )  # fmt: skip
                break
            if match is None:
                scan.found.flaw(
                    "M005", scan.place(row, at), f"`{text}` is no option of `{name}`",
                    "options are lines such as `    id: name`; leave an empty line before the block's text",
                )  # fmt: skip
            else:
                key, value = match[1].lower(), unquoted(match[2] or "")
                if spec is not None and (problem := option_problem(spec, key, value)):
                    scan.found.flaw("M005", scan.place(row, at), *problem)
                elif any(key == other for other, _ in found):
                    scan.found.flaw("M005", scan.place(row, at), f"the option `{key}` is given twice", "remove one")
                elif spec is not None and spec.allowed[key].kind == "path":
                    scan.found.links.append(Link(value, "", *scan.place(row, line.find(value, at)), name))
                elif spec is not None and spec.allowed[key].kind == "source":
                    scan.found.citations.append(Citation(value, "", *scan.place(row, line.find(value, at))))
                found.append((key, value))
            row += 1
        return row, found

    def _ordinal(self, name: str) -> str:
        self.counts[name] = self.counts.get(name, 0) + 1
        return unique(f"{name}-{self.counts[name]}", self.scan.anchors)

    def _shows(
        self, spec: Spec, argument: str, options: dict[str, str], place: tuple[int, int], row: int, col: int
    ) -> None:
        """Note the file or the words that an argument is."""
        at = self.scan.place(row, col)
        if not argument:
            return
        if spec.argument_kind == "text":
            self.scan.read(argument, [(row, col)])
        elif spec.shows in ("image", "media"):
            self.scan.found.images.append(Image(argument, options.get("alt", ""), "", *place, spec.name))
        elif spec.shows == "file":
            self.scan.found.links.append(Link(argument, options.get("title", ""), *at, spec.name))

    def stray(self, row: int, col: int) -> None:
        """Note text that stands directly in the innermost block; a block that holds none of it says so once."""
        if not self.open_blocks:
            return
        entry = self.open_blocks[-1]
        if entry.strayed or entry.spec is None:
            return
        place = self.scan.place(row, col)
        if entry.spec.content == "none":
            entry.strayed = True
            hint = "write it behind the closing line"
            self.scan.found.flaw("M008", place, f"`{entry.name}` has no text of its own", hint)
        elif entry.spec.holds:
            entry.strayed = True
            wanted = entry.spec.holds[0]
            self.scan.found.flaw(
                "M008", place, f"`{entry.name}` holds only `{wanted}` blocks", f"put the text into a `/// {wanted} | …`"
            )

    def close(self, row: int, col: int, slashes: str, list_level: int) -> int:
        """End the block that these slashes close; return the list level that holds behind it."""
        scan = self.scan
        if not any(entry.slashes == slashes for entry in self.open_blocks):
            hint = "remove it"
            if self.open_blocks:
                inner = self.open_blocks[-1]
                hint = f"`{inner.name}` is closed by `{inner.slashes}`"
            scan.found.flaw("M003", scan.place(row, col), f"`{slashes}` closes no block", hint)
            return list_level
        while True:
            entry = self.open_blocks.pop()
            self._end(entry, row)
            scan.base = entry.base
            if entry.slashes == slashes:
                return entry.list_level
            self._unclosed(entry)

    def _end(self, entry: _Open, row: int) -> None:
        lines = self.scan.lines[entry.body : row]
        indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
        cut = min(indents, default=0)
        body = "\n".join(line[cut:] for line in lines).strip("\n")
        block = self.found[entry.index]
        self.found[entry.index] = Block(
            block.name, block.argument, block.line, block.column,
            self.scan.place(row, 0)[0], block.depth, block.words, block.options, block.id, body,
        )  # fmt: skip

    def _unclosed(self, entry: _Open) -> None:
        block = self.found[entry.index]
        self.found[entry.index] = Block(
            block.name, block.argument, block.line, block.column, 0, block.depth, block.words, block.options, block.id,
        )  # fmt: skip
        self.scan.found.flaw(
            "M002", entry.place, f"the block `{entry.name}` is never closed", f"write `{entry.slashes}` where it ends"
        )

    def finish(self) -> None:
        """Report what is still open at the end of the text."""
        for entry in reversed(self.open_blocks):
            self._unclosed(entry)
        self.open_blocks.clear()
