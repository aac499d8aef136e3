"""Comments that tell the checker to leave a warning out: `check: ignore CODE -- reason`."""

from __future__ import annotations

import re

from builder.diagnostics import Diagnostic, Position
from builder.load.codes import structure as codes
from builder.model.module import Ignore

_COMMENT = re.compile(
    r"<!--[ \t]{0,9}check:[ \t]{0,9}(?P<markdown>[^\n<]{0,300}?)[ \t]{0,9}-->"
    r"|(?:^|(?<=[ \t]))#[ \t]{0,9}check:[ \t]{0,9}(?P<yaml>[^\n]{0,300})",
    re.MULTILINE,
)
_IGNORE = re.compile(r"(ignore|ignore-file)[ \t]+([A-Za-z]\d{1,4}(?:[ \t]*,?[ \t]+[A-Za-z]\d{1,4})*)(.*)")
_REASON = re.compile(r"[ \t]*(?:--+|[–—:])[ \t]*(\S.*)")


def ignores_in(text: str, path: str, found: list[Diagnostic], yaml_until: int | None = None) -> list[Ignore]:
    """The ignores of a file. `yaml_until`: the offset where YAML, with its `#` comments, ends."""
    if "check:" not in text:
        return []
    until = len(text) if yaml_until is None else yaml_until
    ignores: list[Ignore] = []
    line, counted = 1, 0
    for comment in _COMMENT.finditer(text):
        words = comment["markdown"] if comment["yaml"] is None else comment["yaml"].strip()
        if comment["yaml"] is not None and comment.start() >= until:
            continue  # a heading of Markdown, not a comment
        line += text.count("\n", counted, comment.start())
        counted = comment.start()
        column = comment.start() - text.rfind("\n", 0, comment.start())
        at = Position(path, line, column)
        ignore = _IGNORE.fullmatch(words)
        if ignore is None:
            found.append(
                codes.UNCLEAR_IGNORE.at(
                    at, f"the checker does not understand `check: {words}`", "write `check: ignore CODE -- reason`"
                )
            )
            continue
        named = [code.upper() for code in re.findall(r"[A-Za-z]\d+", ignore[2])]
        reason = _REASON.fullmatch(ignore[3])
        if reason is None:
            found.append(
                codes.NO_REASON.at(
                    at,
                    f"the ignore of {', '.join(named)} has no reason",
                    f"write `check: {ignore[1]} {named[0]} -- why it does not apply`",
                )
            )
            continue
        ignores += [Ignore(code, reason[1].strip(), path, line, column, ignore[1] == "ignore-file") for code in named]
    return ignores
