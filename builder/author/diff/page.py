"""Changes and effects as one static HTML page with the changed words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from builder.author.diff.compare import Change
from builder.author.diff.effects import Effects
from builder.author.diff.words import TITLES

LIKE = 0.45
"""How alike two lines must be for their words to be compared one by one."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f23; --paper: #fcfbf8; --rule: #d6d2c8; --out: #8a1f11; --in: #17572c;
  --out-paper: #fbe9e6; --in-paper: #e4f3e8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --paper: #14171a; --rule: #3a3f44; --out: #f5b5ab;
  --in: #9fd8ae; --out-paper: #3d1c17; --in-paper: #16331f } }
body { margin: 0 auto; max-width: 72ch; padding: 2rem 1.25rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.6 system-ui, sans-serif }
h1, h2 { font-family: "Iowan Old Style", Palatino, Georgia, serif; line-height: 1.25; text-wrap: balance }
h1 { overflow-wrap: anywhere }
code { font: .9em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
h2 { border-top: 1px solid var(--rule); padding-top: 1.5rem; margin-top: 3rem }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem }
p { margin: .25rem 0 }
del { color: var(--out); background: var(--out-paper) }
ins { color: var(--in); background: var(--in-paper) }
.verdict { font-weight: 600 }
"""
_WORDS = re.compile(r"\s+|[^\s]+")


def page(title: str, compared: dict[str, tuple[list[Change], Effects]]) -> str:
    """The whole page."""
    body = "".join(_module(name, changes, effects) for name, (changes, effects) in compared.items())
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}</body>\n</html>\n"
    )


def _module(name: str, changes: list[Change], found: Effects) -> str:
    if not changes:
        return f"<section><h2>{escape(name)}</h2>\n<p>No changes.</p></section>\n"
    verdict = "Safe to upload over the old package." if found.safe else "Not safe to upload over the old package."
    effects = "".join(
        f"<h3>{title}</h3>\n<ul>{''.join(f'<li>{_coded(line)}</li>' for line in said)}</ul>\n"
        for field, title in TITLES
        if (said := getattr(found, field))
    )
    told = "".join(map(_change, changes))
    return f'<section><h2>{escape(name)}</h2>\n<p class="verdict">{verdict}</p>\n{effects}{told}</section>\n'


def _coded(line: str) -> str:
    """A sentence of the effects; what stands in backticks is a name from the sources."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(line))


def _change(change: Change) -> str:
    where = "" if change.where == change.what else f" {escape(change.where)}"
    return f"<h3>{change.kind.capitalize()}: {change.what}{where}</h3>\n{''.join(_lines(change.before, change.after))}"


def _lines(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        out, into = list(before[a:b]), list(after[c:d])
        while out or into:
            if out and into and SequenceMatcher(None, out[0], into[0]).ratio() > LIKE:
                yield f"<p>{_words(out.pop(0), into.pop(0))}</p>\n"
            elif out:
                yield f"<p><del>{escape(out.pop(0))}</del></p>\n"
            else:
                yield f"<p><ins>{escape(into.pop(0))}</ins></p>\n"


def _words(before: str, after: str) -> str:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(escape("".join(old[a:b])))
            continue
        pieces += (
            f"<del>{escape(''.join(old[a:b]))}</del>" if b > a else "",
            f"<ins>{escape(''.join(new[c:d]))}</ins>" if d > c else "",
        )
    return "".join(pieces)
