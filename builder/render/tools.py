"""What worksheets, reflections and downloads are in a module's site: a page, files to take along, a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from builder import resources
from builder.locale import Catalogue
from builder.markdown.blocks.download import size_text
from builder.markdown.withdrawn import shown
from builder.model.course import Course
from builder.model.module import Module
from builder.model.outline import Block
from builder.model.tools import ChecklistField, ChoiceField, Field, RatingField, TableField, TextField, Tool
from builder.render.documents import sheet_files, sheet_of
from builder.render.documents.prose import plain
from builder.render.media import Cache, Shelf
from builder.render.sheets import ON_PAGE, SheetRenderer, tools_in
from builder.render.style import late_style

STYLE, PLAYER, PART = "work.css", "work", "tools"
FOLDER = "tools"
NEEDS_PLAYER = frozenset(("reflect", "story"))


class ToolsSite(Struct, frozen=True):
    """`page`: what templates/partials/tools.html takes, or None; `work`: the player's `ModuleData.work`;
    `part`: the player's part `tools`, or None; `hrefs`: where each worksheet is filled in."""

    page: dict[str, Any] | None
    work: dict[str, Any] | None
    part: dict[str, Any] | None
    files: dict[str, bytes]
    hrefs: dict[str, str]


def tools_site(
    course: Course,
    module: Module,
    texts: Mapping[str, str],
    sheets: SheetRenderer,
    shelf: Shelf,
    words: Catalogue,
    cache: Cache | None,
) -> ToolsSite:
    """The tools of a module whose texts are rendered already (address -> HTML)."""
    blocks = [block for lesson in module.lessons for block in shown(lesson.body.outline, lesson.body.outline.blocks)]
    names = {block.name for block in blocks}
    hrefs = _hrefs(module)
    said = {key: words.t(f"page.block_{key}") for key in ("kilobytes", "megabytes")}
    downloads = list(_downloads(module, shelf, said))
    take = bool(module.tools) or "reflect" in names
    if not (take or downloads or names & NEEDS_PLAYER):
        return ToolsSite(None, None, None, {}, {})
    files: dict[str, bytes] = {}
    listed = []
    for tool in module.tools:
        own = {address: texts[f"tool.{tool.id}.{address}"] for address, _ in tool.texts()}
        made = sheet_files(sheet_of(course, module, tool, own, words), cache)
        files |= {f"{FOLDER}/{tool.id}.{kind}": data for kind, data in made.items()}
        listed.append(
            {
                "title": tool.title,
                "purpose": Markup(own["purpose"]),
                "when": " · ".join(
                    filter(None, (", ".join(tool.phases), words.n("minutes", tool.minutes) if tool.minutes else ""))
                ),
                "extends": bool(tool.extends),
                "href": hrefs[tool.id],
                "files": [
                    {"url": f"{FOLDER}/{tool.id}.{kind}", "kind": kind.upper(), "size": size_text(len(data), said)}
                    for kind, data in made.items()
                ],
            }
        )
    page = {"sheets": listed, "downloads": downloads, "take": take} if take or downloads else None
    if not (take or names & NEEDS_PLAYER):
        return ToolsSite(page, None, None, files, hrefs)
    pages = [tool.id for tool in module.tools if hrefs[tool.id] == own_page(tool)]
    part = {
        "notice": course.worksheet_notice,
        "project": [{"id": field.id, "label": field.label} for field in course.project],
        "sheets": [
            {
                "id": tool.id,
                "title": tool.title,
                "purpose": plain(texts[f"tool.{tool.id}.purpose"]),
                "html": sheets.sheet(tool, ON_PAGE) if tool.id in pages else "",
                "sections": [
                    {"title": section.title, "fields": [_field_data(field) for field in section.fields]}
                    for section in tool.sections
                ],
            }
            for tool in module.tools
        ],
        "text": dict(sorted(words.work().items())),
    }
    files[STYLE] = late_style()
    files[f"parts/{PLAYER}.js"] = resources.player(PLAYER)
    return ToolsSite(page, {"pages": pages}, part, files, hrefs)


def own_page(tool: Tool) -> str:
    """The address of a worksheet that stands in no lesson."""
    return f"#tool/{tool.id}"


def _hrefs(module: Module) -> dict[str, str]:
    """Where each worksheet is filled in: in the lesson that places it, else on a page of its own."""
    found = {tool.id: own_page(tool) for tool in module.tools}
    for lesson in module.lessons:
        found |= {id: f"#lesson/{lesson.id}/tool-{id}" for id in tools_in(lesson) if id in found}
    return found


def _downloads(module: Module, shelf: Shelf, said: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The files that the module's pages hand out, each once."""
    seen: set[str] = set()
    for text in (module.body, *(lesson.body for lesson in module.lessons)):
        for block in shown(text.outline, text.outline.blocks):
            if block.name != "download" or not block.argument:
                continue
            url = shelf.file(block.argument, text.path, block.line)
            if url not in seen:
                seen.add(url)
                yield _download(block, url, len(shelf.files[url]), said)


def _download(block: Block, url: str, size: int, said: Mapping[str, str]) -> dict[str, str]:
    name = block.argument.rpartition("/")[2]
    stem, dot, kind = name.rpartition(".")
    label = dict(block.options).get("title", "") or (stem if dot else name)
    return {
        "url": url,
        "name": name,
        "label": label,
        "kind": kind.upper() if dot else "",
        "size": size_text(size, said),
    }


def _field_data(field: Field) -> dict[str, Any]:
    """A field's `FieldData` (templates/player/work/types.js)."""
    data: dict[str, Any] = {"id": field.id, "kind": field.tag, "label": field.label}
    if isinstance(field, TextField):
        data["lines"] = field.lines
    elif isinstance(field, ChoiceField):
        data["options"] = list(field.options)
    elif isinstance(field, ChecklistField):
        data["options"] = list(field.items)
    elif isinstance(field, RatingField):
        data["scale"] = [field.low, field.high, field.steps]
    elif isinstance(field, TableField):
        data |= {"heads": [c.title for c in field.heads], "labels": list(field.row_labels), "rows": field.height}
    return data
