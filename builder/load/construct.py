"""From YAML nodes to the classes of the model, as their annotations say.

A class is compiled once, field by field, into functions. Those of its fields that have a `doc` are
what authors write; the loader gives the others. Each function reports what is wrong and then gives
FAILED, and its neighbours go on, so that one run finds everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from msgspec import NODEFAULT, Struct
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from builder.diagnostics import Code, Diagnostic, Position
from builder.load.codes import values as codes
from builder.load.codes.structure import DUPLICATE_ID
from builder.load.words import did_you_mean, kind_of, named, nearest, one_of, shown
from builder.load.yaml_source import PLAIN, Node
from builder.model.base import Place
from builder.model.questions import question_types
from builder.model.questions.base import LETTERS, Question
from builder.model.tools import Field as ToolField
from builder.model.tools import field_types

FAILED: Any = object()
"""What a conversion gives after it reported why."""


class Reading:
    """One file while it is read: its path and lines, and what was found wrong so far."""

    __slots__ = ("_lines", "_text", "found", "path")

    def __init__(self, path: str, text: str, found: list[Diagnostic]) -> None:
        self.path = path
        self.found = found
        self._text = text
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The file's lines without their ends."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        return self._lines

    def at(self, node: Node) -> Position:
        """Where a node begins."""
        mark = node.start_mark
        return Position(self.path, mark.line + 1, mark.column + 1)

    def fail(self, code: Code, node: Node, message: str, hint: str = "") -> Any:
        """Report, and give FAILED."""
        self.found.append(code.at(self.at(node), message, hint))
        return FAILED

    def refuse(self, node: Node, key: str, wanted: str, hint: str = "") -> Any:
        """Report a node of the wrong kind, and give FAILED."""
        if node.tag != PLAIN:
            return self.tagged(node)
        if isinstance(node, ScalarNode) and not node.value and not node.style:
            return self.fail(
                codes.WRONG_TYPE, node, f"{named(key)} has no value", f"write {wanted}, or remove the line"
            )
        return self.fail(codes.WRONG_TYPE, node, f"{named(key)} must be {wanted}, not {kind_of(node)}", hint)

    def tagged(self, node: Node) -> Any:
        """Report an explicit tag, and give FAILED."""
        name = node.tag.replace("tag:yaml.org,2002:", "!!")
        return self.fail(
            codes.TAG,
            node,
            f"YAML tags such as `{shown(name)}` are not obeyed",
            "remove it; put a text that begins with `!` in quotes",
        )


GUESSES = 20
"""Unknown keys of one mapping for which a name is guessed; a file with more has another problem."""

Convert = Callable[[Node, Reading, str], Any]
"""Makes a value of a node; the last argument is the key that it stands under, for messages."""


class Field(NamedTuple):
    """A field that authors write."""

    name: str
    convert: Convert
    required: bool
    wanted: str
    scalars: bool
    """A list of single values, each of which has a place of its own."""


class Shape(NamedTuple):
    """A class of the model, ready to be filled."""

    cls: type[Struct]
    fields: dict[str, Field]
    required: tuple[str, ...]
    letters: bool
    """Its `id` is, where absent, its position as a letter."""
    unique: bool
    """Its `id` is unique in the list that it stands in."""


class Family(NamedTuple):
    """Classes of which an entry's `type` names one."""

    name: str
    types: Callable[[], Mapping[str, type[Struct]]]


FAMILIES: dict[type[Struct], Family] = {
    Question: Family("question", question_types),
    ToolField: Family("field", field_types),
}
"""The families by the class that their classes share. Their ids are unique in more than one list."""


class Found(NamedTuple):
    """What a mapping holds: the values that are sound, the names of those that are not, and its place."""

    values: dict[str, Any]
    failed: set[str]
    at: Place


@cache
def shape(cls: type[Struct]) -> Shape:
    """Compile a class of the model."""
    from builder.load.kinds import documented, kind

    hints = get_type_hints(cls, include_extras=True)
    names, defaults = cls.__struct_fields__, cls.__struct_defaults__
    written: dict[str, Field] = {}
    for key, name, default in zip(
        cls.__struct_encode_fields__, names, (NODEFAULT,) * (len(names) - len(defaults)) + defaults, strict=True
    ):
        annotation = hints[name]
        if documented(annotation):
            made = kind(annotation)
            written[key] = Field(name, made.convert, default is NODEFAULT, made.what, made.scalars)
    has_id = "id" in written
    return Shape(
        cls,
        written,
        tuple(key for key, field in written.items() if field.required),
        letters=has_id and not written["id"].required,
        unique=has_id and not issubclass(cls, tuple(FAMILIES)),
    )


def read_mapping(node: Node, reading: Reading, form: Shape, what: str) -> Found | None:
    """The fields of a mapping; None, reported, where the node is none."""
    if node.__class__ is not MappingNode or node.tag != PLAIN:
        known = list(form.fields)
        hint = f"write keys and values: `{known[0]}: …`"
        reading.refuse(node, what, "a group of keys", hint)
        return None
    keys: dict[str, tuple[int, int]] = {}
    places: dict[str, tuple[int, int]] = {}
    values: dict[str, Any] = {}
    failed: set[str] = set()
    unknown: list[tuple[ScalarNode, Node]] = []
    known_fields = form.fields
    for key_node, value_node in node.value:
        if key_node.__class__ is not ScalarNode or key_node.tag != PLAIN:
            reading.refuse(key_node, "a key", "a single word")
            continue
        key = key_node.value
        mark = key_node.start_mark
        if key in keys:
            line = keys[key][0]
            reading.fail(
                codes.DUPLICATE_KEY,
                key_node,
                f"`{shown(key)}` is already written in line {line}",
                "keep one of the two",
            )
            continue
        keys[key] = (mark.line + 1, mark.column + 1)
        mark = value_node.start_mark
        places[key] = (mark.line + 1, mark.column + 1)
        field = known_fields.get(key)
        if field is None:
            unknown.append((key_node, value_node))
            continue
        value = field.convert(value_node, reading, key)
        if value is FAILED:
            failed.add(field.name)
        else:
            values[field.name] = value
        if field.scalars and value_node.__class__ is SequenceNode:
            for index, item in enumerate(value_node.value):
                mark = item.start_mark
                places[f"{key}.{index}"] = (mark.line + 1, mark.column + 1)
    mark = node.start_mark
    found = Found(values, failed, Place(reading.path, mark.line + 1, mark.column + 1, places, keys))
    if unknown:
        _unknown(unknown, reading, form, found)
    return found


def require(found: Found, reading: Reading, form: Shape, given: Mapping[str, Any]) -> None:
    """Report the keys that must be there and are not; they count as failed."""
    for key in form.required:
        field = form.fields[key]
        if field.name not in found.values and field.name not in found.failed and field.name not in given:
            found.failed.add(field.name)
            reading.found.append(
                codes.MISSING_KEY.at(found.at.start, f"`{key}` is missing", f"add `{key}:` with {field.wanted}")
            )


def build(node: Node, reading: Reading, form: Shape, what: str, given: Mapping[str, Any]) -> Any:
    """An object of the class, or FAILED; `given` holds what authors do not write, or may leave out."""
    found = read_mapping(node, reading, form, what)
    if found is None:
        return FAILED
    require(found, reading, form, given)
    if found.failed:
        return FAILED
    return form.cls(**{"at": found.at, **given, **found.values})


def build_by_required(node: Node, reading: Reading, form: Shape, what: str, given: Mapping[str, Any]) -> Any:
    """As `build`, but with the default for an optional field that is not sound, so that its id is still known."""
    found = read_mapping(node, reading, form, what)
    if found is None:
        return FAILED
    require(found, reading, form, given)
    if any(form.fields[key].name in found.failed for key in form.required):
        return FAILED
    return form.cls(**{"at": found.at, **given, **found.values})


def build_typed(node: Node, reading: Reading, base: type[Struct], what: str) -> Any:
    """An object of the class of a family that its `type` names, or FAILED."""
    name, list_types = FAMILIES[base]
    types = list_types()
    if node.__class__ is not MappingNode:
        return reading.refuse(node, what, "a group of keys", f"begin a {name} with `- id: …`")
    type_node = next((v for k, v in node.value if k.value == "type"), None)
    if type_node is None:
        message, place = f"the {name} has no `type`", node
    elif type_node.__class__ is ScalarNode and type_node.value in types:
        return build(node, reading, shape(types[type_node.value]), what, {})
    else:
        given = shown(type_node.value) if type_node.__class__ is ScalarNode else kind_of(type_node)
        message, place = f"there is no {name} type `{given}`", type_node
    near = did_you_mean(type_node.value, types) if type_node.__class__ is ScalarNode else ""
    reading.fail(codes.NOT_ONE_OF, place, message, near or f"write {one_of(list(types))}")
    every = _any_of(base)
    found = read_mapping(node, reading, every, what)
    if found is not None:
        require(found, reading, every, {})
    return FAILED


Build = Callable[[Node, Reading, Shape, str, Mapping[str, Any]], Any]


def each(node: SequenceNode, reading: Reading, form: Shape, what: str, make: Build = build) -> Iterator[Any]:
    """The objects of a list in order, FAILED where one is not sound; ids are given and compared."""
    seen: dict[str, int] = {}
    for index, item in enumerate(node.value):
        given = {"id": LETTERS[index]} if form.letters and index < len(LETTERS) else {}
        if form.cls in FAMILIES:
            made = build_typed(item, reading, form.cls, what)
        else:
            made = make(item, reading, form, what, given)
        if form.unique and made is not FAILED:
            place = made.at.of("id")
            if made.id in seen:
                reading.found.append(
                    DUPLICATE_ID.at(
                        place, f"the id `{made.id}` is already given in line {seen[made.id]}", "choose another id"
                    )
                )
            seen.setdefault(made.id, place.line)
        yield made


@cache
def _any_of(cls: type[Struct]) -> Shape:
    """The fields of all classes of a family together, so that a wrong type hides nothing else."""
    every: dict[str, Field] = {}
    for member in FAMILIES[cls].types().values():
        every |= shape(member).fields
    base = shape(cls)
    common = {key: field for key, field in base.fields.items() if key != "type"}
    ignored = {key: Field(field.name, _skip, False, field.wanted, False) for key, field in every.items()}
    required = tuple(key for key in base.required if key != "type")
    return Shape(cls, {**ignored, **common, "type": ignored["type"]}, required, False, False)


def _skip(node: Node, reading: Reading, key: str) -> Any:  # noqa: ARG001 - a Convert
    return None


def _unknown(entries: list[tuple[ScalarNode, Node]], reading: Reading, form: Shape, found: Found) -> None:
    """Report keys that the class does not have. The value counts for the key that was probably meant.

    So one slip of the pen is one message, and no rule says besides that something is missing.
    """
    absent = [key for key in form.fields if key not in found.at.keys]
    all_keys = f"the keys here are {one_of(sorted(form.fields), 'and')}"
    for number, (node, value_node) in enumerate(entries):
        near = (nearest(node.value, absent) or nearest(node.value, form.fields)) if number < GUESSES else ""
        hint = f"did you mean `{near}`?" if near else all_keys
        reading.fail(codes.UNKNOWN_KEY, node, f"unknown key `{shown(node.value)}`", hint)
        if near not in absent:
            continue
        absent.remove(near)
        before = len(reading.found)
        value = form.fields[near].convert(value_node, reading, near)
        if value_node.__class__ is ScalarNode:
            del reading.found[before:]  # the key is a guess: what is said of its value may be beside the point
        if value is FAILED:
            found.failed.add(form.fields[near].name)
        else:
            found.values[form.fields[near].name] = value
        found.at.keys[near] = found.at.keys[node.value]
        found.at.values[near] = found.at.values[node.value]
