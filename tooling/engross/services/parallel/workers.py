"""Who shares the work of a use case: this process, several others, or the machines of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from engross.durable_files import ON_WINDOWS
from engross.errors import EngrossError
from engross.services.events import Listener, ignore
from engross.services.parallel.collector import spare_collector
from engross.services.parallel.ordered_map import InOrder, Input, Result, results

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor


MOST = 61
"""Processes at most on Windows, which waits for no more at a time."""
_AHEAD = 2
"""Inputs handed to each process before their turn: enough that none idles, few enough that memory holds them."""


@contextmanager
def workers(jobs: int = 1, scheduler: str = "", listener: Listener = ignore) -> Iterator[InOrder]:
    """Those who share the work, for as long as it lasts: this process, ``jobs`` others, or a cluster.

    Processes are started when the first work comes, and once for all of it. ``listener`` is told of work that is not
    shared with a cluster. Errors: EngrossError where the cluster cannot be had.
    """
    if scheduler:
        from engross.services.parallel.cluster import cluster

        with cluster(scheduler, jobs, listener) as in_order:
            yield in_order
    elif jobs == 1:
        yield map
    else:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Spawned on every system: what holds on Windows holds here.
        pool = ProcessPoolExecutor(
            min(jobs, MOST) if ON_WINDOWS else jobs, mp_context=get_context("spawn"), initializer=begin_work
        )
        try:
            yield partial(_in_processes, pool, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_processes(
    pool: ProcessPoolExecutor, jobs: int, function: Callable[[Input], Result], inputs: Iterable[Input], /
) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from results(lambda each: pool.submit(function, each), inputs, jobs * _AHEAD)
    except BrokenProcessPool:
        raise EngrossError(
            "a process of --jobs ended before its work was done (is there too little memory?); "
            "try again with fewer --jobs"
        ) from None


def begin_work() -> None:
    """Begin the work of a process that another one started: it ends with that one, even if that one is killed."""
    from multiprocessing import parent_process
    from threading import Thread

    spare_collector()
    parent = parent_process()
    if parent is not None:
        Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
