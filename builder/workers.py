"""Run one function over many modules in this process and, where that pays, in others beside it.

Workers are started with `spawn` on every system, so nothing here is POSIX-only. This process
works too: a machine with two cores needs one process more, not two.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_PROCESS = 150_000
"""Bytes of source from which a second process earns its start (measured: docs/performance.md)."""

AHEAD = 2
"""Items handed to each worker before it is done with the one in hand, so that it never waits."""


class WorkerError(Exception):
    """Another process ended before it was done; the text says so, for people."""


def jobs_that_pay(asked: int | None, items: int, source_bytes: int) -> int:
    """How many processes to use: `asked`, else as many as cores, items and source justify."""
    if asked is not None:
        return max(1, min(asked, items))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, items, 1 + source_bytes // WORTH_A_PROCESS))


def each(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    start: Callable[..., None],
    settings: tuple[object, ...],
) -> Iterator[tuple[Item, Result]]:
    """Yield (item, work(item)) as they are done, in any order; `start(*settings)` readies each process first.

    Raises WorkerError where another process ended before it was done.
    """
    if jobs <= 1:
        start(*settings)
        for item in items:
            yield item, work(item)
        return
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from _beside(work, items, jobs, start, settings)
    except BrokenProcessPool as error:
        raise WorkerError("a worker process ended before it was done; is there enough memory? try --jobs 1") from error


def _beside(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    start: Callable[..., None],
    settings: tuple[object, ...],
) -> Iterator[tuple[Item, Result]]:
    import multiprocessing
    import signal
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

    waiting = deque(items)
    context = multiprocessing.get_context("spawn")
    mask = getattr(signal, "pthread_sigmask", None)
    with ProcessPoolExecutor(jobs - 1, context, start, settings) as pool:
        try:
            started = False
            running: dict[Future[Result], Item] = {}
            while waiting or running:
                while waiting and len(running) < AHEAD * (jobs - 1):
                    item = waiting.pop()
                    if mask and not running:  # Ctrl-C is for this process; the others end with it, and say nothing
                        mask(signal.SIG_BLOCK, [signal.SIGINT])
                    try:
                        running[pool.submit(work, item)] = item
                    finally:
                        if mask:
                            mask(signal.SIG_UNBLOCK, [signal.SIGINT])
                if not started:
                    start(*settings)
                    started = True
                if waiting:
                    item = waiting.popleft()
                    yield item, work(item)
                    done = {future for future in running if future.done()}
                else:
                    done = wait(running, return_when=FIRST_COMPLETED).done
                for future in done:
                    yield running.pop(future), future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
