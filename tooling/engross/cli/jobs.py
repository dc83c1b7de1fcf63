"""The same pure function over many inputs: here, in several processes, or on a Dask cluster; one order, one result."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from engross.cli.collector import spare_collector
from engross.errors import EngrossError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

I = TypeVar("I")  # noqa: E741 - an input
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Promise(Protocol[R_co]):
    """What another process or machine is working out."""

    def result(self) -> R_co:
        """Wait for it. Errors: what the function raised there."""


class InOrder(Protocol):
    """``in_order(function, inputs)``: the function of each input, in the order of the inputs, whoever does the work.

    The function is a pure one that stands at the top of a module. Errors: the first input's that fails, in order;
    EngrossError where a process dies.
    """

    def __call__(self, function: Callable[[I], R], inputs: Iterable[I], /) -> Iterator[R]:
        """Work through ``inputs`` as their results are asked for."""
        ...


ON_WINDOWS = os.name == "nt"
MOST = 61
"""Processes at most on Windows, which waits for no more at a time."""
_AHEAD = 2
"""Inputs handed to each process before their turn: enough that none idles, few enough that memory holds them."""


def jobs_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options ``--jobs N`` and ``--scheduler ADDRESS`` of a command that works on many chapters."""
    many = click.option(
        "--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Processes to share the work (default: 1)."
    )
    scheduler = click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="A Dask scheduler to share it instead: tcp://HOST:PORT, or local (needs engross[cluster]).",
    )
    return many(scheduler(command))


@contextmanager
def workers(jobs: int = 1, scheduler: str = "") -> Iterator[InOrder]:
    """Those who share the work of a command, for as long as it lasts: this process, ``jobs`` others, or a cluster.

    Processes are started when the first work comes, and once for all of it. Errors: EngrossError where the cluster
    cannot be had.
    """
    if scheduler:
        from engross.cli.cluster import cluster

        with cluster(scheduler, jobs) as in_order:
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
    pool: ProcessPoolExecutor, jobs: int, function: Callable[[I], R], inputs: Iterable[I], /
) -> Iterator[R]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from results(lambda each: pool.submit(function, each), inputs, jobs * _AHEAD)
    except BrokenProcessPool:
        raise EngrossError(
            "a process of --jobs ended before its work was done (is there too little memory?); "
            "try again with fewer --jobs"
        ) from None


def results(submit: Callable[[I], Promise[R]], inputs: Iterable[I], ahead: int) -> Iterator[R]:
    """What is promised for each input, in order, at most ``ahead`` inputs on their way at a time."""
    pending: deque[Promise[R]] = deque()
    for each in inputs:
        pending.append(submit(each))
        if len(pending) >= ahead:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


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
