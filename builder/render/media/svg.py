"""Drawings: SVG through an allow-list, without what an editor left in it.

What may stay draws; what could run, load or follow a link goes. `style` attributes become presentation
attributes, so that a drawing obeys the same Content-Security-Policy as the page (SVG 2, 6.7: every
property that may stand in an attribute).
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from builder.render.media.svg_names import ATTRIBUTES, ELEMENTS, PROPERTIES, TEXTUAL, UNWRAPPED

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


_URL = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+\Z")
_UNSAFE_CSS = re.compile(r"@import|@font-face|@namespace|\\|expression\s*\(|image(-set)?\s*\(|src\s*\(", re.I)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)(px|pt|pc|mm|cm|in)?\s*\Z")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SPACE = re.compile(r"\s+")


class Drawing(Struct, frozen=True):
    """A safe drawing: bytes, size in pixels (0: it names none), and what was taken out as (line, what)."""

    data: bytes
    width: int
    height: int
    removed: tuple[tuple[int, str], ...] = ()


class BadDrawingError(Exception):
    """The bytes are no SVG; `line` is where reading ended (1 if unknown)."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def sanitised(data: bytes) -> Drawing:
    """A drawing with only what draws.

    Raises BadDrawingError where the bytes are not well-formed XML or no SVG document.
    """
    from lxml import etree

    parser = etree.XMLParser(no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise BadDrawingError(str(error).partition(", line ")[0] or "it is empty", line) from error
    if root.tag != f"{{{SVG}}}svg":
        hint = "it has no xmlns" if root.tag == "svg" else f"its root is `{etree.QName(root).localname}`"
        raise BadDrawingError(f"{hint}; an SVG file begins with <svg xmlns='{SVG}'>", root.sourceline or 1)
    removed: list[tuple[int, str]] = []
    _clean(root, removed)
    spaces: Any = {None: SVG, "xlink": XLINK} if _uses_xlink(root) else {None: SVG}
    clean: Any = etree.Element(root.tag, nsmap=spaces)
    clean.attrib.update(root.attrib)
    clean.text = root.text
    clean.extend(list(root))
    etree.cleanup_namespaces(clean, keep_ns_prefixes=["xlink"])
    width, height = _size(clean)
    text = etree.tostring(clean, encoding="unicode")
    return Drawing(text.encode(), width, height, tuple(removed))


def _uses_xlink(root: Any) -> bool:
    return any(name.startswith(f"{{{XLINK}}}") for element in root.iter() for name in element.attrib)


def _clean(element: Any, removed: list[tuple[int, str]]) -> None:
    """Clean an element that stays, and all below it."""
    _clean_attributes(element, removed)
    for child in list(element):
        space, name = _name(child)
        if space == SVG and name in UNWRAPPED:
            _clean(child, removed)
            _unwrap(child)
        elif space != SVG or name not in ELEMENTS or (name == "style" and not _is_safe_css(child.text or "")):
            if space == SVG and name != "metadata":
                removed.append((child.sourceline or 1, f"the element `{name}`"))
            _drop(child)
        else:
            _clean(child, removed)
    local = _name(element)[1]
    if local not in TEXTUAL:
        _drop_space(element)
    elif local == "style":
        element.text = _SPACE.sub(" ", element.text or "").strip()


def _clean_attributes(element: Any, removed: list[tuple[int, str]]) -> None:
    style = element.attrib.pop("style", "")
    for name, value in list(element.attrib.items()):
        if not _is_safe_attribute(element, name, value):
            del element.attrib[name]
            if _is_telling(name):
                removed.append((element.sourceline or 1, f"the attribute `{name.rpartition('}')[2]}`"))
    for declaration in style.split(";"):
        name, colon, value = (piece.strip() for piece in declaration.partition(":"))
        value = value.removesuffix("!important").strip()
        if colon and name in PROPERTIES and not _URL.search(value) and not _UNSAFE_CSS.search(value):
            element.set(name, value)


def _is_safe_attribute(element: Any, name: str, value: str) -> bool:
    if name in ("href", f"{{{XLINK}}}href"):
        target = value.strip()
        return target.startswith("#") or (_name(element)[1] == "image" and bool(_EMBEDDED.match(target)))
    if name in (f"{{{XML}}}space", f"{{{XML}}}lang"):
        return True
    if name not in ATTRIBUTES and not name.startswith("aria-"):
        return False
    return not _URL.search(value)


def _is_telling(name: str) -> bool:
    """Whether an author should hear that an attribute went: those of editors' own namespaces are no loss."""
    return not name.startswith("{") or name == f"{{{XLINK}}}href"


def _is_safe_css(text: str) -> bool:
    return not _UNSAFE_CSS.search(text) and not _URL.search(text)


def _name(element: Any) -> tuple[str, str]:
    tag = element.tag
    if not isinstance(tag, str):
        return "", ""
    space, _, local = tag.rpartition("}")
    return space[1:], local


def _drop(child: Any) -> None:
    _keep_tail(child, child.tail)
    parent = child.getparent()
    assert parent is not None
    parent.remove(child)


def _unwrap(child: Any) -> None:
    """Put what `child` holds in its place."""
    parent = child.getparent()
    assert parent is not None
    index = parent.index(child)
    inside = list(child)
    if inside:
        _keep_tail(child, child.text)
        inside[-1].tail = (inside[-1].tail or "") + (child.tail or "")
    else:
        _keep_tail(child, (child.text or "") + (child.tail or ""))
    parent.remove(child)
    parent[index:index] = inside


def _keep_tail(child: Any, text: str | None) -> None:
    """Put text before `child`, where its neighbours' text ends."""
    if not text:
        return
    before = child.getprevious()
    parent = child.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _drop_space(element: Any) -> None:
    if element.text and not element.text.strip():
        element.text = None
    for child in element:
        if child.tail and not child.tail.strip():
            child.tail = None


def _size(root: Any) -> tuple[int, int]:
    width, height = (_pixels(root.get(side, "")) for side in ("width", "height"))
    box = [float(number) for number in re.findall(r"-?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?", root.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width and not height:
            height = width * box[3] / box[2]
        elif height and not width:
            width = height * box[2] / box[3]
        elif not width:
            width, height = box[2], box[3]
    if not (width and height):
        return 0, 0
    return max(1, round(width)), max(1, round(height))


def _pixels(text: str) -> float:
    match = _LENGTH.match(text)
    return float(match[1]) * _PIXELS[match[2]] if match else 0.0
