"""Text without its markup, for reports and titles."""

from __future__ import annotations

import html
import re

STEM_LENGTH = 250
"""Characters of a description that every edition keeps (SCORM 2004 RTE, 4.2.9: localized_string_type, SPM 250)."""

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|br|h[1-6]|tr|t[dh]|table|pre|blockquote|d[ltd]|figure|figcaption)\b[^>]*>")
_SPACE = re.compile(r"\s+")
_IMAGE = re.compile(r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>")


def words_of(markup: str) -> str:
    """The text of rendered HTML: tags gone, images by their alternative text, spaces single."""
    if "<" in markup:
        markup = _TAG.sub("", _BLOCK.sub(" ", _IMAGE.sub(r" \1 ", markup)))
    return _SPACE.sub(" ", html.unescape(markup)).strip()


def stem(markup: str, length: int = STEM_LENGTH) -> str:
    """`words_of`, cut at a word so that it has at most `length` characters, with a `…` where it was cut."""
    return shortened(words_of(markup), length)


def shortened(text: str, length: int) -> str:
    """A text cut at a word so that it has at most `length` characters, with a `…` where it was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head.rstrip(" ,;:.–-") if space and len(head) > length // 2 else cut) + "…"
