"""IMS QTI 2.1 (http://www.imsglobal.org/question/qtiv2p1), out only: a content package with one file a question.

Texts go out as plain paragraphs: QTI has no Markdown, and tools differ in the HTML that they take.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from msgspec import Struct

from builder.author.exchange.item import KINDS as EVERYWHERE
from builder.author.exchange.item import Gap, Item, Lost
from builder.author.exchange.moodle_xml import NOT_XML
from builder.diagnostics import Position

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
KINDS = (*EVERYWHERE, "ordering", "cloze", "hotspot", "likert")
"""The kinds that go out as QTI."""
MATCH = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
MAP = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"

_GAP = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_MARKS = re.compile(r"\\([\\`*_\[\]<>|~{}#+.-])|[*`]+|(?<!\w)_+|_+(?!\w)")


class Picture(Struct, frozen=True):
    """A picture that goes along: its bytes, media type, and left, top, width and height in its own units."""

    data: bytes
    type: str
    box: tuple[float, float, float, float]


def write(items: Sequence[Item], pictures: Mapping[str, Picture] | None = None) -> bytes:
    """The items as a zip: `imsmanifest.xml` and an assessmentItem each; the same items give the same bytes.

    `pictures` holds those that items name, by the name that they give.
    """
    given = pictures or {}
    files = {f"items/{item.id}.xml": _xml(_item(item, given)) for item in items}
    files |= {_beside(item): given[item.picture].data for item in items if item.picture}
    files = {"imsmanifest.xml": _xml(_manifest(items)), **files}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = ZipInfo(name)  # with the zip format's first date
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def lost_of(items: Sequence[Item], path: str) -> list[Lost]:
    """What QTI does not say of the items as they are written here; `path` is where they stand."""
    lost: list[Lost] = []
    for item in items:
        texts = (
            item.text,
            *item.order,
            *item.statements,
            *(area.label for area in item.areas),
            *(choice.text for choice in item.choices),
            *(side for pair in item.pairs for side in pair),
        )
        said = (item.hint, item.explanation, item.right, item.partly, item.wrong, item.if_true, item.if_false)
        gone = [
            (any(_plain(text) != text for text in texts), "bold, italic and other marks of its texts"),
            (any(said) or any(choice.feedback for choice in item.choices), "hint, explanation and feedback"),
            (item.objective or item.level, "objective and level"),
            (item.points != 1, "its points; each question counts 1"),
            (item.kind == "ordering", "the share for an order that is partly right; it is all or nothing"),
            (item.tolerance, "the tolerance; the number has to be exact") if item.kind == "numeric" else (False, ""),
        ]
        lost += [Lost(Position(path, item.line), f"`{item.id}`: {what}") for found, what in gone if found]
    return lost


def _beside(item: Item) -> str:
    """Where an item's picture lies in the zip."""
    return f"items/{item.id}{PurePosixPath(item.picture).suffix.lower()}"


def _item(item: Item, pictures: Mapping[str, Picture]) -> etree._Element:
    root = etree.Element(f"{{{QTI}}}assessmentItem", nsmap={None: QTI})  # type: ignore[dict-item]
    root.set("identifier", f"i-{item.id}")
    root.set("title", item.id)
    root.set("adaptive", "false")
    root.set("timeDependent", "false")
    body = etree.Element(f"{{{QTI}}}itemBody")
    if item.kind != "cloze":
        for paragraph in item.text.split("\n\n"):
            _leaf(body, "p", paragraph)
    template = _hotspot(item, root, body, pictures[item.picture]) if item.picture else _interaction(item, root, body)
    outcome = _sub(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    _leaf(_sub(outcome, "defaultValue"), "value", "0")
    root.append(body)
    if template:
        _sub(root, "responseProcessing", template=template)
    elif item.kind == "cloze":
        total = _sub(_sub(_sub(root, "responseProcessing"), "setOutcomeValue", identifier="SCORE"), "sum")
        for gap in item.gaps:
            _sub(total, "mapResponse", identifier=_name(gap))
    return root


def _interaction(item: Item, root: etree._Element, body: etree._Element) -> str:
    """Adds declaration and interaction; returns the template that scores it, or nothing."""
    match item.kind:
        case "single" | "true-false":
            options = [(choice.text, choice.correct) for choice in item.choices] or [
                ("True", item.truth),
                ("False", not item.truth),
            ]
            _declared(root, "single", "identifier", [f"c{at}" for at, (_, good) in enumerate(options) if good])
            _choice(body, [text for text, _ in options], 1)
            return MATCH
        case "multiple":
            right = sum(choice.correct for choice in item.choices) or 1
            good = [f"c{at}" for at, choice in enumerate(item.choices) if choice.correct]
            declared = _declared(root, "multiple", "identifier", good)
            weights = [(f"c{at}", (1 if choice.correct else -1) / right) for at, choice in enumerate(item.choices)]
            _mapped(declared, weights, lowerBound="0")
            _choice(body, [choice.text for choice in item.choices], 0)
            return MAP
        case "matching":
            return _matching(item, root, body)
        case "numeric":
            _declared(root, "single", "float", [repr(item.number)])
            _sub(_sub(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")
            return MATCH
        case "fill-in":
            declared = _declared(root, "single", "string", [item.answers[0]])
            _mapped(declared, [(answer, 1.0) for answer in item.answers], case=item.case)
            _sub(_sub(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")
            return MAP
        case "ordering":
            _declared(root, "ordered", "identifier", [f"c{at}" for at in range(len(item.order))])
            made = _sub(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
            for text, at in sorted((text, at) for at, text in enumerate(item.order)):  # never in the right order
                _leaf(made, "simpleChoice", text, identifier=f"c{at}")
            return MATCH
        case "cloze":
            return _cloze(item, root, body)
        case "likert":
            _declared(root, "multiple", "directedPair", [])
            _match(body, item.statements, item.scale)
            return ""
    _declared(root, "single", "string", [])
    _sub(body, "extendedTextInteraction", responseIdentifier="RESPONSE")
    return ""


def _hotspot(item: Item, root: etree._Element, body: etree._Element, picture: Picture) -> str:
    """Places by identifiers, scored as a choice of one or several; coordinates from the left and top of the picture."""
    right = [f"c{at}" for at, area in enumerate(item.areas) if area.correct]
    several = len(right) > 1
    declared = _declared(root, "multiple" if several else "single", "identifier", right)
    if several:
        weights = [(f"c{at}", (1 if area.correct else -1) / len(right)) for at, area in enumerate(item.areas)]
        _mapped(declared, weights, lowerBound="0")
    left, top, width, height = picture.box
    made = _sub(body, "hotspotInteraction", responseIdentifier="RESPONSE", maxChoices="0" if several else "1")
    shown = _sub(made, "object", data=PurePosixPath(_beside(item)).name, type=picture.type)
    shown.set("width", f"{width:.0f}")
    shown.set("height", f"{height:.0f}")
    shown.text = _plain(item.alt)
    for at, area in enumerate(item.areas):
        moved = [
            value if area.shape == "circle" and number == 2 else value - (left, top)[number % 2]
            for number, value in enumerate(area.coords)
        ]
        choice = _sub(made, "hotspotChoice", identifier=f"c{at}", shape=area.shape)
        choice.set("coords", ",".join(f"{value:.0f}" for value in moved))
        choice.set("hotspotLabel", _plain(area.label))
    return MAP if several else MATCH


def _cloze(item: Item, root: etree._Element, body: etree._Element) -> str:
    """A declaration for each gap, and the text with the gaps in their places; the sum of the gaps is the score."""
    gaps = {gap.id: gap for gap in item.gaps}
    for gap in item.gaps:
        options = {option: f"c{at}" for at, option in enumerate(gap.options)}
        keys = [options[answer] for answer in gap.answers if answer in options] if options else list(gap.answers)
        declared = _declared(root, "single", "identifier" if options else "string", keys[:1], _name(gap))
        share = 1 / len(item.gaps)
        _mapped(declared, [(key, share) for key in keys], case=None if options else gap.case)
    for paragraph in item.text.split("\n\n"):
        inside = _sub(body, "p")
        last: etree._Element | None = None
        for at, piece in enumerate(_GAP.split(paragraph)):
            if at % 2 and piece in gaps:
                last = _gap(inside, gaps[piece])
            elif last is None:
                inside.text = (inside.text or "") + _spaced(piece)
            else:
                last.tail = (last.tail or "") + _spaced(piece)
    return ""


def _gap(inside: etree._Element, gap: Gap) -> etree._Element:
    if not gap.options:
        return _sub(inside, "textEntryInteraction", responseIdentifier=_name(gap))
    made = _sub(inside, "inlineChoiceInteraction", responseIdentifier=_name(gap), shuffle="true")
    for at, option in enumerate(gap.options):
        _leaf(made, "inlineChoice", option, identifier=f"c{at}")
    return made


def _name(gap: Gap) -> str:
    return f"GAP-{gap.id}"


def _spaced(text: str) -> str:
    """A piece of a paragraph without marks, and with the space that stands at its ends."""
    plain = _plain(text)
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' if before else ''}{plain}{' ' if after and plain else ''}"


def _matching(item: Item, root: etree._Element, body: etree._Element) -> str:
    targets = list(dict.fromkeys((*(right for _, right in item.pairs), *item.distractors)))
    pairs = [f"l{at} r{targets.index(right)}" for at, (_, right) in enumerate(item.pairs)]
    declared = _declared(root, "multiple", "directedPair", pairs)
    _mapped(declared, [(pair, 1 / len(pairs)) for pair in pairs])
    _match(body, [left for left, _ in item.pairs], targets, shuffle=True)
    return MAP


def _match(body: etree._Element, lefts: Sequence[str], rights: Sequence[str], shuffle: bool = False) -> None:
    """Two lists; each of the first gets one of the second."""
    made = _sub(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="true" if shuffle else "false")
    made.set("maxAssociations", str(len(lefts)))
    for prefix, texts in (("l", lefts), ("r", rights)):
        inside = _sub(made, "simpleMatchSet")
        for at, text in enumerate(texts):
            most = "1" if prefix == "l" else "0"
            _leaf(inside, "simpleAssociableChoice", text, identifier=f"{prefix}{at}", matchMax=most)


def _declared(
    root: etree._Element, cardinality: str, base: str, right: Sequence[str], name: str = "RESPONSE"
) -> etree._Element:
    made = _sub(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    if right:
        correct = _sub(made, "correctResponse")
        for value in right:
            etree.SubElement(correct, f"{{{QTI}}}value").text = NOT_XML.sub("", value)
    return made


def _mapped(
    declared: etree._Element, weights: Sequence[tuple[str, float]], case: bool | None = None, **bound: str
) -> None:
    mapping = _sub(declared, "mapping", defaultValue="0", **bound)
    for key, value in weights:
        entry = _sub(mapping, "mapEntry", mapKey=NOT_XML.sub("", key), mappedValue=f"{value:.6g}")
        if case is not None:
            entry.set("caseSensitive", "true" if case else "false")


def _choice(body: etree._Element, texts: Sequence[str], most: int) -> None:
    made = _sub(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="true", maxChoices=str(most))
    for at, text in enumerate(texts):
        _leaf(made, "simpleChoice", text, identifier=f"c{at}")


def _manifest(items: Sequence[Item]) -> etree._Element:
    root = etree.Element(f"{{{CP}}}manifest", nsmap={None: CP}, identifier="questions")  # type: ignore[dict-item]
    meta = etree.SubElement(root, f"{{{CP}}}metadata")
    etree.SubElement(meta, f"{{{CP}}}schema").text = "QTIv2.1 Package"
    etree.SubElement(meta, f"{{{CP}}}schemaversion").text = "1.0.0"
    etree.SubElement(root, f"{{{CP}}}organizations")
    resources = etree.SubElement(root, f"{{{CP}}}resources")
    for item in items:
        href = f"items/{item.id}.xml"
        one = etree.SubElement(resources, f"{{{CP}}}resource", identifier=f"i-{item.id}", href=href)
        one.set("type", "imsqti_item_xmlv2p1")
        etree.SubElement(one, f"{{{CP}}}file", href=href)
        if item.picture:
            etree.SubElement(one, f"{{{CP}}}file", href=_beside(item))
    return root


def _sub(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{QTI}}}{name}", attributes)


def _leaf(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    _sub(parent, name, **attributes).text = _plain(text)


def _plain(text: str) -> str:
    """Markdown without its marks, and without characters that XML does not know."""
    text = NOT_XML.sub("", text)
    return " ".join(_MARKS.sub(lambda found: found[1] or "", text).split())


def _xml(root: etree._Element) -> bytes:
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
