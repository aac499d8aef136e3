"""What a package of this builder holds, read from its manifest, its page and its parts."""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring, fragment_fromstring
from msgspec import Struct

EDITIONS = {
    "1.2": "SCORM 1.2",
    "2004 3rd Edition": "SCORM 2004 3rd Edition",
    "2004 4th Edition": "SCORM 2004 4th Edition",
}
LOOKS = ("player.js", "style.css", "more.css", "work.css")
OWN_PLACE = frozenset(("index.html", "imsmanifest.xml", "notices.txt", *LOOKS))
"""Members that are compared by what they say, or that are the builder's and not the course's."""

_DATA = re.compile(r'<script type="application/json" id="module-data">(.*?)</script>', re.DOTALL)
_PART = re.compile(r'^modulePart\("((?:[^"\\]|\\.)*)",\s*(.*)\);?\s*$', re.DOTALL)
_DROPPED = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_BREAK = re.compile(
    r"</?(?:p|div|li|ul|ol|br|hr|h[1-6]|tr|t[dh]|table|pre|blockquote|d[ltd]|figure|figcaption|section|fieldset|legend|details|summary|label|aside|template|header|nav|button)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_REFLECTION = re.compile(r'\bdata-reflect="([^"]+)"')
_ALT = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')


class NotOursError(Exception):
    """The file is no package of this builder; the text says why, for people."""


class Question(Struct, frozen=True):
    """A question: `settings` is what the player is given besides words, `lines` what learners read."""

    id: str
    rev: str
    settings: dict[str, Any]
    lines: tuple[str, ...]
    options: dict[str, str]
    """What stands beside each letter or id that an answer is kept as."""


class Sheet(Struct, frozen=True):
    """A worksheet: its title, and the kind and choices of each field by its id."""

    title: str
    fields: dict[str, tuple[str, tuple[str, ...]]]


class Quiz(Struct, frozen=True):
    """A quiz: its settings, and its questions by id in the pool's order."""

    id: str
    settings: dict[str, Any]
    questions: dict[str, Question]


class Contents(Struct, frozen=True, kw_only=True):
    """A package: who it is to an LMS, and what it says to learners."""

    name: str
    edition: str
    identifiers: tuple[str, ...]
    """Manifest, organization and item identifiers: what an LMS keeps progress under."""
    manifest: tuple[str, ...]
    """The manifest's lines without files and version."""
    course: str
    module: str
    language: str
    version: str
    settings: dict[str, Any]
    """Title, completion, mastery, report, assessment."""
    objectives: dict[str, str]
    lessons: dict[str, tuple[str, tuple[str, ...]]]
    """Title and lines by lesson id, in order."""
    pages: dict[str, tuple[str, ...]]
    """The lines of the other views: opening, glossary, references, about."""
    quizzes: dict[str, Quiz]
    sheets: dict[str, Sheet]
    project: tuple[str, ...]
    """Ids of what is asked about the learner's project."""
    reflections: tuple[str, ...]
    """Ids of the learner's private notes."""
    media: dict[str, str]
    """SHA-256 by name without the hash that media names carry."""
    player: str
    """SHA-256 of player and styles together."""


def read(source: Path | bytes, name: str = "") -> Contents:
    """Open a package. Raises NotOursError, and OSError for a file that cannot be read."""
    name = name or (str(source) if isinstance(source, Path) else "package")
    data = source.read_bytes() if isinstance(source, Path) else source
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {member: archive.read(member) for member in archive.namelist() if not member.endswith("/")}
        return _contents(name, files)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise NotOursError(f"{name} is no package that this builder made ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    if isinstance(error, zipfile.BadZipFile):
        return "it is no zip"
    if isinstance(error, KeyError):
        return f"it has no {str(error.args[0]).split(' ')[0]}" if error.args else "something is missing"
    return "its page has no module data"


def _contents(name: str, files: dict[str, bytes]) -> Contents:
    root = etree.fromstring(files["imsmanifest.xml"], etree.XMLParser(resolve_entities=False, no_network=True))
    page = files["index.html"].decode()
    found = _DATA.search(page)
    if found is None:
        raise ValueError("no module data")
    data = json.loads(found[1])
    views = {
        view.get("data-view", ""): etree.tostring(view, encoding="unicode", method="html")
        for view in document_fromstring(page.encode(), HTMLParser(encoding="utf-8")).iterfind(".//*[@data-view]")
        if view.tag == "article"
    }
    parts = {member: _part(text.decode()) for member, text in files.items() if re.fullmatch(r"parts/.*\.js", member)}
    by_name = dict(value for value in parts.values() if value)
    lessons: dict[str, tuple[str, tuple[str, ...]]] = {}
    notes: list[str] = []
    work = by_name.get("tools", {})
    quizzes: dict[str, Any] = {}
    for lesson in data["lessons"]:
        part = data["inline"].get(lesson["id"]) or by_name.get(lesson["part"]) or {}
        markup = part.get("html") or views.get(f"lesson/{lesson['id']}", "")
        lessons[lesson["id"]] = (lesson["title"], lines_of(markup))
        notes += _REFLECTION.findall(markup)
        quizzes |= part.get("quizzes", {})
    for quiz in data["quizzes"]:
        if quiz["id"] not in quizzes:
            quizzes[quiz["id"]] = by_name.get(quiz["part"], {})
    return Contents(
        name=name,
        edition=EDITIONS.get(root.findtext("{*}metadata/{*}schemaversion") or "", "unknown"),
        identifiers=tuple(
            e.get("identifier", "") for e in (root, *root.iterfind(".//{*}organization"), *root.iterfind(".//{*}item"))
        ),
        manifest=_manifest(root),
        course=data["course"]["id"],
        module=data["module"]["id"],
        language=data["course"]["language"],
        version=data["course"]["version"],
        settings={"title": data["module"]["title"]}
        | {key: data[key] for key in ("completion", "mastery", "report", "assessment")},
        objectives={objective["id"]: objective["text"] for objective in data["objectives"]},
        lessons=lessons,
        pages={view: lines_of(markup) for view, markup in views.items() if not view.startswith("lesson/")},
        quizzes={quiz["id"]: _quiz(quiz, quizzes.get(quiz["id"], {})) for quiz in data["quizzes"]},
        sheets={sheet["id"]: _sheet(sheet) for sheet in work.get("sheets", ())},
        project=tuple(field["id"] for field in work.get("project", ())),
        reflections=tuple(notes),
        media={
            _plain(member): hashlib.sha256(content).hexdigest()
            for member, content in sorted(files.items())
            if _is_media(member)
        },
        player=hashlib.sha256(b"".join(files.get(name, b"") for name in LOOKS)).hexdigest(),
    )


def lines_of(markup: str) -> tuple[str, ...]:
    """The text of HTML as the lines that a reader sees, spaces single, pictures by their words."""
    text = _ALT.sub(r" [\1] ", _DROPPED.sub("", markup))
    pieces = _TAG.sub("", _BREAK.sub("\0", text)).split("\0")
    return tuple(line for piece in pieces if (line := " ".join(html.unescape(piece).split())))


def _part(text: str) -> tuple[str, Any] | None:
    found = _PART.match(text.strip())
    return (json.loads(f'"{found[1]}"'), json.loads(_json(found[2]))) if found else None


def _json(argument: str) -> str:
    """The data of a part: what stands behind its name, before the version that may follow."""
    value, _ = json.JSONDecoder().raw_decode(argument)
    return json.dumps(value)


def _quiz(settings: dict[str, Any], part: dict[str, Any]) -> Quiz:
    questions = {question["id"]: _question(question) for question in part.get("questions", ())}
    hidden = {"id", "key", "part", "pool", "count"}
    return Quiz(settings["id"], {key: value for key, value in settings.items() if key not in hidden}, questions)


def _question(data: dict[str, Any]) -> Question:
    hidden = {"id", "key", "rev", "html", "stem"}
    settings = {key: value for key, value in data.items() if key not in hidden}
    return Question(data["id"], data["rev"], settings, lines_of(data["html"]), _options(data["html"]))


def _options(markup: str) -> dict[str, str]:
    """What stands beside each option's id, and beside each letter of a list to choose from."""
    root = fragment_fromstring(markup, create_parent="div")
    found = {
        name: words
        for option in root.iterfind(".//*[@data-option]")
        for text in option.iterfind(".//*[@class='option-text']")
        if (name := option.get("data-option", "")) and (words := " ".join(text.text_content().split()))
    }
    found |= {
        f"list {value}": " ".join(choice.text_content().split())
        for choices in root.iterfind(".//select")
        for choice in choices.iterfind("option")
        if (value := choice.get("value"))
    }
    return found


def _sheet(data: dict[str, Any]) -> Sheet:
    fields = [field for section in data["sections"] for field in section["fields"]]
    return Sheet(data["title"], {field["id"]: (field["kind"], tuple(field.get("options", ()))) for field in fields})


def _manifest(root: Any) -> tuple[str, ...]:
    for element in list(root.iter("{*}file")):
        element.getparent().remove(element)
    root.attrib.pop("version", None)
    return tuple(line for text in etree.tostring(root, encoding="unicode").splitlines() if (line := text.strip()))


def _is_media(member: str) -> bool:
    return member not in OWN_PLACE and not member.startswith("parts/") and not member.endswith((".xsd", ".dtd"))


def _plain(member: str) -> str:
    return re.sub(r"-[0-9a-f]{8}(?=(?:-\d+w?)?\.\w+$)", "", member)
