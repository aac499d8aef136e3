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
        for path, text in self.new.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        for path, text in self.edits.items():
            (self.root / path).write_text(text, encoding="utf-8", newline="\n")
        return [*self.new, *self.edits]


def filled(template: str, **values: str) -> str:
    """A template of `templates/new/` with its `$names` filled in."""
    return Template((templates() / "new" / template).read_text("utf-8")).substitute(values)


def title_of(id: str) -> str:
    """A title to begin with: the id's words."""
    words = id.replace("-", " ")
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
