"""The look of documents: the styles of worksheets and kits, as WordprocessingML without its namespace declarations."""

from __future__ import annotations

INK, SOFT, SECOND, LINE = "1B1F23", "565B5F", "2B568B", "8A8778"
"""Ink, soft ink, the second ink of examples, rules."""

_SERIF = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>'
_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{LINE}"/></w:pBdr>'
_BAND = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{SECOND}"/></w:pBdr>'
_BETWEEN = (
    f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="{LINE}"/>'
    f'<w:between w:val="single" w:sz="4" w:space="1" w:color="{LINE}"/></w:pBdr>'
)

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
    f'w:cs="Arial"/><w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en" w:eastAsia="en" w:bidi="en"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _gap(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _style(id: str, name: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    default = ' w:default="1"' if id == "Normal" else ""
    base = "" if id == "Normal" else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_KEEP = "<w:keepNext/>"


def _heading(level: int, before: int, after: int, run: str) -> str:
    look = f'{_KEEP}{_gap(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading{level}", f"heading {level}", look, run)


STYLES = "".join((
    _style("Normal", "Normal"),
    _style("Title", "Title", _KEEP + _gap(0, 160), f"{_SERIF}<w:b/><w:bCs/>{_size(44)}"),
    _style("Kicker", "Kicker", _KEEP + _gap(0, 60), f'<w:color w:val="{SOFT}"/>{_size(18)}'),
    _style("Lead", "Lead", _gap(0, 120), f"{_SERIF}{_size(25)}"),
    _heading(1, 400, 120, f"{_SERIF}<w:b/><w:bCs/>{_size(29)}"),
    _heading(2, 280, 80, f"{_SERIF}<w:b/><w:bCs/>{_size(25)}"),
    _heading(3, 240, 60, "<w:b/><w:bCs/>"),
    _style("Ask", "Question", _KEEP + _gap(240, 40), "<w:b/><w:bCs/>"),
    _style("Note", "Note", _gap(0, 80), f'<w:color w:val="{SOFT}"/>'),
    _style("Notice", "Notice", f"{_BAND}{_gap(120, 160)}<w:ind w:left=\"200\"/>", "<w:b/><w:bCs/>"),
    _style("Example", "Example", _gap(0, 60), f'<w:i/><w:iCs/><w:color w:val="{SECOND}"/>'),
    _style("Answer", "Answer", f"{_BETWEEN}{_gap(60, 60)}"),
    _style("Mark", "Tick", f'{_gap(20, 40)}<w:ind w:left="340" w:hanging="340"/>'),
    _style("Item", "Item", _gap(0, 60)),
    _style("Cell", "Cell", _gap(40, 40)),
    _style("Head", "Cell head", _gap(40, 40), "<w:b/><w:bCs/>"),
    _style("ExampleCell", "Cell example", _gap(40, 40), f'<w:i/><w:iCs/><w:color w:val="{SECOND}"/>', "Cell"),
    '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="character" w:styleId="Choose"><w:name w:val="Placeholder Text"/>'
    f'<w:rPr><w:color w:val="{SOFT}"/></w:rPr></w:style>'
    f'<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="{SECOND}"/>'
    '<w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Plain"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Sheet"><w:name w:val="Worksheet"/><w:basedOn w:val="Plain"/><w:tblPr>'
    "<w:tblBorders>"
    f'<w:top w:val="single" w:sz="8" w:color="{INK}"/><w:bottom w:val="single" w:sz="4" w:color="{LINE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/><w:insideV w:val="single" w:sz="4" w:color="{LINE}"/>'
    '</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>",
))  # fmt: skip
"""Paragraph, character and table styles by the ids that the writers use."""
