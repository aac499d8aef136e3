"""Kinds of values: for each annotation of the model, the function that makes it of a node."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Meta, Struct
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from builder.load import scalars
from builder.load.codes import values as codes
from builder.load.construct import FAILED, FAMILIES, Convert, Reading, Shape, build, build_typed, each, shape
from builder.load.scalars import check_text
from builder.load.words import did_you_mean, shown
from builder.load.yaml_source import PLAIN, Node
from builder.model.base import Text


class Kind(NamedTuple):
    """How a value is made, what to call it, and which nodes it is made of."""

    convert: Convert
    what: str
    node: type[Node]
    fits: Callable[[str], bool] | None = None
    """For single values: whether a plain one of that text is meant as this kind."""
    scalars: bool = False
    words: tuple[str, ...] = ()


def documented(annotation: Any) -> bool:
    """Whether authors write a field of that annotation: it has a `doc`."""
    return get_origin(annotation) is Annotated and any(isinstance(meta, Meta) for meta in annotation.__metadata__)


def kind(annotation: Any) -> Kind:
    """The kind of an annotation of the model; TypeError for one that no source can hold."""
    limits = Meta()
    if get_origin(annotation) is Annotated:
        limits = next((meta for meta in annotation.__metadata__ if isinstance(meta, Meta)), limits)
        annotation = annotation.__origin__
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _union([part for part in get_args(annotation) if part is not type(None)], limits)
    if origin is Literal:
        words = tuple(str(word) for word in get_args(annotation))
        return Kind(scalars.literal(words), scalars.words_wanted(words), ScalarNode, words.__contains__, words=words)
    if origin is tuple:
        return _list(get_args(annotation)[0], limits)
    if origin is dict:
        return _table(get_args(annotation)[1])
    if annotation in scalars.SIMPLE:
        make, what, fits = scalars.SIMPLE[annotation]
        return Kind(make(limits), what, ScalarNode, fits)
    if annotation is Text:
        return Kind(scalars.markdown, "a text", ScalarNode, lambda _: True)
    if annotation in FAMILIES:
        return _member(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return _group(annotation)
    raise TypeError(f"no source can hold {annotation!r}")


def _member(base: type[Struct]) -> Kind:
    def convert(node: Node, reading: Reading, key: str) -> Any:
        return build_typed(node, reading, base, key)

    return Kind(convert, f"a {FAMILIES[base].name}", MappingNode)


def _group(cls: type[Struct]) -> Kind:
    form: Shape | None = None

    def convert(node: Node, reading: Reading, key: str) -> Any:
        nonlocal form
        form = form or shape(cls)
        return build(node, reading, form, key, {})

    return Kind(convert, "a group of keys", MappingNode)


def _list(element: Any, limits: Meta) -> Kind:
    least, most = limits.min_length or 0, limits.max_length
    words: tuple[str, ...]
    if isinstance(element, type) and issubclass(element, Struct) and element is not Text:
        form: Shape | None = None

        def items(node: SequenceNode, reading: Reading, key: str) -> list[Any]:
            nonlocal form
            form = form or shape(element)
            return list(each(node, reading, form, f"an entry of `{key}`"))

        flat, words = False, ()
    else:
        single = kind(element)
        flat, words = single.node is ScalarNode, single.words

        def items(node: SequenceNode, reading: Reading, key: str) -> list[Any]:
            entry = f"an entry of `{key}`"
            return [single.convert(item, reading, entry) for item in node.value]

    def convert(node: Node, reading: Reading, key: str) -> Any:
        if node.__class__ is not SequenceNode or node.tag != PLAIN:
            hint = "begin each entry with `- `"
            if flat and isinstance(node, ScalarNode):
                example = words[0] if words and node.value not in words else shown(node.value)
                hint = f"write a list, for example `{key}: [{example}]`"
            return reading.refuse(node, key, "a list", hint)
        count = len(node.value)
        made = items(node, reading, key)
        if count < least:
            number = "one entry" if least == 1 else f"{least} entries"
            return reading.fail(codes.WRONG_LENGTH, node, f"`{key}` needs at least {number}; it has {count or 'none'}")
        if most is not None and count > most:
            return reading.fail(codes.WRONG_LENGTH, node, f"`{key}` has {count} entries; at most {most} are possible")
        if words and len(set(made)) < count and FAILED not in made:
            twice = next(i for i, word in enumerate(made) if word in made[:i])
            return reading.fail(
                codes.DUPLICATE_KEY, node.value[twice], f"`{made[twice]}` is named twice", "name it once"
            )
        return FAILED if FAILED in made else tuple(made)

    return Kind(convert, "a list", SequenceNode, scalars=flat)


def _table(element: Any) -> Kind:
    value_kind = kind(element)

    def convert(node: Node, reading: Reading, key: str) -> Any:
        if node.__class__ is not MappingNode or node.tag != PLAIN:
            return reading.refuse(node, key, "a group of keys", "write `name: value` in the lines below it, indented")
        made: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = check_text(name_node, reading, "a key")
            value = FAILED if name is FAILED else value_kind.convert(value_node, reading, name)
            if name is not FAILED and name in made:
                value = reading.fail(
                    codes.DUPLICATE_KEY, name_node, f"`{shown(name)}` is written twice", "keep one of the two"
                )
            made[name if name is not FAILED else ""] = value
        return FAILED if FAILED in made.values() else made

    return Kind(convert, "a group of keys", MappingNode)


def _union(parts: list[Any], limits: Meta) -> Kind:
    kinds = [kind(Annotated[part, limits]) for part in parts]
    if len(kinds) == 1:
        return kinds[0]
    what = " or ".join(k.what for k in kinds)

    def convert(node: Node, reading: Reading, key: str) -> Any:
        fitting = [k for k in kinds if k.node is node.__class__]
        if not isinstance(node, ScalarNode) or node.tag != PLAIN or len(fitting) < 2:
            return fitting[0].convert(node, reading, key) if fitting else reading.refuse(node, key, what)
        if node.style:
            return fitting[-1].convert(node, reading, key)
        meant = next((k for k in fitting if k.fits and node.value and k.fits(node.value)), None)
        if meant:
            return meant.convert(node, reading, key)
        if not node.value:
            return reading.refuse(node, key, what)
        words = [k for k in fitting if k.words]
        hint = did_you_mean(node.value, [word for k in words for word in k.words])
        return reading.fail(codes.WRONG_TYPE, node, f"`{key}` must be {what}, not `{shown(node.value)}`", hint)

    return Kind(convert, what, kinds[0].node, scalars=any(k.scalars for k in kinds))
