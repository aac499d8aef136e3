"""The ways through a case that branches: which places they reach, how long they are, what they can score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

Ways = Mapping[str, Sequence[tuple[str, int]]]
"""From each step, the places that its choices lead to, with the score of each choice."""


class Routes(Struct, frozen=True):
    """All ways from the first step. Where the case has a fault, the figures leave out what is faulty."""

    reached: frozenset[str]
    """Steps and endings that some way comes to."""
    circles: tuple[tuple[str, ...], ...]
    """Steps from one back to itself, for each circle that is met first: such a way need never end."""
    count: int
    """How many ways there are."""
    shortest: int
    longest: int
    """Choices on a way."""
    worst: int
    best: int
    """The score of a way."""


class _Tail(Struct, frozen=True):
    """What can follow from a place on: the number of ways, their lengths and scores."""

    count: int
    shortest: int
    longest: int
    worst: int
    best: int


_END = _Tail(1, 0, 0, 0, 0)
_NOWHERE = _Tail(0, 0, 0, 0, 0)


def routes(ways: Ways, endings: Sequence[str], start: str) -> Routes:
    """Follow every way from `start` to an ending. Linear in the number of choices, whatever the number of ways."""
    tails: dict[str, _Tail] = dict.fromkeys(endings, _END)
    reached: set[str] = set()
    circles: list[tuple[str, ...]] = []

    def tail(place: str, path: tuple[str, ...]) -> _Tail:
        if place in path:
            circles.append((*path[path.index(place) :], place))
            return _NOWHERE
        if place not in ways and place not in tails:
            return _NOWHERE
        reached.add(place)
        if place not in tails:
            onward = [(score, tail(next, (*path, place))) for next, score in ways[place]]
            sound = [(score, after) for score, after in onward if after.count]
            tails[place] = (
                _Tail(
                    sum(after.count for _, after in sound),
                    1 + min(after.shortest for _, after in sound),
                    1 + max(after.longest for _, after in sound),
                    min(score + after.worst for score, after in sound),
                    max(score + after.best for score, after in sound),
                )
                if sound
                else _NOWHERE
            )
        return tails[place]

    found = tail(start, ())
    return Routes(
        frozenset(reached), tuple(circles), found.count, found.shortest, found.longest, found.worst, found.best
    )
