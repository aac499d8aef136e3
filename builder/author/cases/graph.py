"""The graph of a case: which choices lead on, and how one comes to each place."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from builder.model.questions.scenario import Scenario, ScenarioChoice, ScenarioStep


class Arrival(Struct, frozen=True):
    """How one can come to a place: the number of ways, and the lowest and highest sum of scores on them."""

    ways: int
    lowest: int
    highest: int


class Graph(Struct, frozen=True):
    """A case's places in an order in which every way runs forward, and what of it leads on.

    Choices that lead back, or nowhere, are mistakes that `check` reports; they are in `astray` by (step, choice).
    """

    case: Scenario
    order: tuple[str, ...]
    """Ids of steps and endings that can be reached."""
    astray: frozenset[tuple[str, str]]
    arrivals: dict[str, Arrival]

    def onward(self, step: ScenarioStep) -> Iterator[ScenarioChoice]:
        """The choices of a step that lead on."""
        return (choice for choice in step.choices if (step.id, choice.id) not in self.astray)

    def credit(self, id: str) -> tuple[int, int]:
        """Of an ending that can be reached: the lowest and highest credit in percent."""
        found = self.case.routes
        span = found.best - found.worst
        here = self.arrivals[id]
        if not span:
            return 100, 100
        return round((here.lowest - found.worst) / span * 100), round((here.highest - found.worst) / span * 100)


def graph_of(case: Scenario) -> Graph:
    """Follow every choice from the first step."""
    steps = {step.id: step for step in case.steps}
    known = {*steps, *(ending.id for ending in case.endings)}
    astray: set[tuple[str, str]] = set()
    after: list[str] = []
    open: list[str] = []

    def follow(id: str) -> None:
        if id in after:
            return
        open.append(id)
        for choice in steps[id].choices if id in steps else ():
            if choice.next in open or choice.next not in known:
                astray.add((id, choice.id))
            else:
                follow(choice.next)
        open.pop()
        after.append(id)

    follow(case.steps[0].id)
    order = tuple(reversed(after))
    arrivals = {order[0]: Arrival(1, 0, 0)}
    for id in order:
        here = arrivals[id]
        for choice in steps[id].choices if id in steps else ():
            if (id, choice.id) in astray:
                continue
            low, high = here.lowest + choice.score, here.highest + choice.score
            old = arrivals.get(choice.next, Arrival(0, low, high))
            arrivals[choice.next] = Arrival(old.ways + here.ways, min(old.lowest, low), max(old.highest, high))
    return Graph(case, order, frozenset(astray), arrivals)
