"""What a block is: its name, argument, options and place, as scanner, renderer and docs read it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ArgumentKind = Literal["text", "path", "id"]
OptionKind = Literal["text", "path", "flag", "id", "language", "number", "source"]


class Option(Struct, frozen=True):
    """One `key: value` line of a block's head: the kind of its value and what it is for."""

    kind: OptionKind
    help: str


COMMON: dict[str, Option] = {
    "id": Option("id", "The block's address for links, unique in the text."),
    "lang": Option("language", "The language of the block, where it is not the course's."),
}
"""Options that every block takes."""


class Spec(Struct, frozen=True, kw_only=True):
    """The grammar of one block.

    `inside` names the blocks that it may stand in directly (empty: anywhere); `holds` the only blocks
    that it may contain directly (empty: any Markdown). `choices` are the only arguments that it takes
    (empty: any). `shows` says what a path argument is for the
    outline: a picture, a film or recording, or a file to take along. `template` is the name of its
    template under `templates/blocks/`, without extension.
    """

    name: str
    about: str
    argument: Literal["none", "optional", "required"] = "none"
    argument_kind: ArgumentKind = "text"
    argument_help: str = ""
    choices: tuple[str, ...] = ()
    options: dict[str, Option] = {}
    content: Literal["markdown", "none"] = "markdown"
    interactive: bool = False
    inside: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    shows: Literal["", "image", "media", "file"] = ""
    template: str = ""

    @property
    def allowed(self) -> dict[str, Option]:
        """Every option that the block takes."""
        return {**self.options, **COMMON}


class Head(Struct, frozen=True):
    """A block as the author wrote it: argument and options as text; `id` is its stable id."""

    spec: Spec
    argument: str
    options: dict[str, str]
    id: str
    body: str = ""
    """The source between head and closing line."""

    def flag(self, name: str) -> bool:
        """Whether an option that is `true` or `false` is true."""
        return self.options.get(name, "").lower() in TRUE


TRUE = frozenset(("true", "yes"))
FALSE = frozenset(("false", "no"))
