"""Files that are to be written, filled in from `templates/new/`, and written all or none."""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

from builder.author.new import NewError
from builder.load.words import as_id
from builder.resources import templates


class Plan:
    """New files and edits of a course that are applied together. Nothing that exists is overwritten."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.new: dict[str, str] = {}
        self.edits: dict[str, str] = {}

    def add(self, path: str, template: str, **values: str) -> None:
        """Plan a new file, filled in from a template. Raises NewError where it exists already."""
        if (self.root / path).exists() or path in self.new:
            raise NewError(f"{path} exists already; nothing was written")
        self.new[path] = filled(template, **values)

    def text(self, path: str) -> str:
        """A file of the course as it will stand. Raises NewError where there is none."""
        for planned in (self.edits, self.new):
            if path in planned:
                return planned[path]
        try:
            return (self.root / path).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise NewError(f"{path} cannot be read") from None

    def change(self, path: str, text: str) -> None:
        """Plan another text for a file that exists or is planned."""
        (self.new if path in self.new else self.edits)[path] = text

    def write(self) -> list[str]:
        """Write everything; the paths, new ones first."""
        made: list[Path] = []
        try:
            for path, text in self.new.items():
                target = self.root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    made.append(target)
                    file.write(text.encode())
            for path, text in self.edits.items():
                _replace(self.root / path, text.encode())
        except OSError:
            for target in made:
                target.unlink(missing_ok=True)
            raise
        return [*self.new, *self.edits]


def _replace(path: Path, data: bytes) -> None:
    """Another text for a file, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def filled(template: str, **values: str) -> str:
    """A template of `templates/new/` with its `$names` filled in."""
    return Template(template_text(template)).substitute(values)


def template_text(template: str) -> str:
    """A template as it lies in `templates/new/`."""
    return (templates() / "new" / template).read_text("utf-8")


def title_of(name: str) -> str:
    """A title to begin with: the name as it was given, or the words of an id."""
    words = name.replace("-", " ") if name == as_id(name) else " ".join(name.split())
    return words[:1].upper() + words[1:]


def quoted(text: str) -> str:
    """A text as a YAML scalar that is surely text."""
    return json.dumps(text, ensure_ascii=False)


def id_of(text: str, what: str) -> str:
    """The id that a name given by an author makes. Raises NewError where none can be made."""
    id = as_id(text)
    if not id:
        raise NewError(f"'{text}' makes no id for a {what}: use letters a to z, digits and hyphens")
    return id
