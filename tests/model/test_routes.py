"""The ways through a case, against every way walked one by one."""

from __future__ import annotations

import random
import time

from builder.model.routes import routes


def walked(ways: dict[str, list[tuple[str, int]]], endings: list[str], start: str) -> list[tuple[list[str], int]]:
    """Every way from `start`, with the places on it and its score."""
    if start in endings:
        return [([start], 0)]
    return [
        ([start, *places], score + rest) for next, score in ways[start] for places, rest in walked(ways, endings, next)
    ]


def case(chance: random.Random) -> tuple[dict[str, list[tuple[str, int]]], list[str]]:
    count = chance.randint(1, 8)
    endings = [f"e{n}" for n in range(chance.randint(1, 3))]
    ways = {
        f"s{n}": [
            (chance.choice([*(f"s{m}" for m in range(n + 1, count)), *endings]), chance.randint(0, 10))
            for _ in range(chance.randint(1, 3))
        ]
        for n in range(count)
    }
    return ways, endings


def test_routes_are_what_walking_every_way_finds() -> None:
    chance = random.Random(7)
    for _ in range(300):
        ways, endings = case(chance)
        every = walked(ways, endings, "s0")
        found = routes(ways, endings, "s0")
        assert found.circles == ()
        assert found.count == len(every)
        assert found.reached == {place for places, _ in every for place in places}
        assert (found.worst, found.best) == (min(s for _, s in every), max(s for _, s in every))
        assert (found.shortest, found.longest) == (
            min(len(places) for places, _ in every) - 1,
            max(len(places) for places, _ in every) - 1,
        )


def test_circles_are_found_and_never_followed() -> None:
    ways = {"a": [("b", 1), ("end", 2)], "b": [("a", 3), ("c", 1)], "c": [("c", 0), ("end", 4)]}
    found = routes(ways, ["end"], "a")
    assert set(found.circles) == {("a", "b", "a"), ("c", "c")}
    assert found.reached == {"a", "b", "c", "end"}
    assert (found.count, found.worst, found.best) == (2, 2, 6)
    nowhere = routes({"a": [("a", 1)]}, ["end"], "a")
    assert (nowhere.count, nowhere.longest, nowhere.reached) == (0, 0, {"a"})
    assert routes({"a": [("lost", 1)]}, ["end"], "a").count == 0


def test_forty_steps_with_six_choices_each_take_no_time() -> None:
    ways = {f"s{n}": [(f"s{n + 1}", score) for score in range(6)] for n in range(39)} | {"s39": [("end", 0)]}
    began = time.perf_counter()
    found = routes(ways, ["end"], "s0")
    assert time.perf_counter() - began < 0.5
    assert (found.count, found.best, found.longest) == (6**39, 195, 40)
