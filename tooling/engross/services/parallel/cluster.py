"""Sharing work with the machines of a Dask cluster; imported only where ``--scheduler`` asks for it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from engross.errors import EngrossError, system_reason
from engross.services.parallel.ordered_map import InOrder, Input, Result, results

_AHEAD = 4
_PATIENCE = 10.0
"""Seconds to look for a scheduler."""


@contextmanager
def cluster(scheduler: str, workers: int) -> Iterator[InOrder]:
    """The cluster at ``scheduler``, to work through inputs in their order; ``local``: ``workers`` processes here.

    A worker that dies has its inputs done by another; results come back once each, and only the caller writes.
    Errors: EngrossError where Dask is not installed, nobody answers, or an input kills one worker after another.
    """
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError:
        raise EngrossError("--scheduler needs Dask; install it with `pip install engross[cluster]`") from None
    with ExitStack() as stack:
        where: Any = scheduler
        if scheduler == "local":
            where = stack.enter_context(
                LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=None,
                    # Without a dashboard Dask still opens an HTTP server, on a port that another run may have.
                    scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
                    silence_logs=logging.CRITICAL,  # what fails is raised here; a late heartbeat at the end is no fault
                )
            )
        else:
            _reach(scheduler)
        client = stack.enter_context(Client(where, timeout=_PATIENCE, set_as_default=False))
        yield partial(_in_order, client)


def _in_order(client: Any, function: Callable[[Input], Result], inputs: Iterable[Input], /) -> Iterator[Result]:
    from distributed.scheduler import KilledWorker

    busy = _AHEAD * max(1, sum(client.ncores().values()))
    try:
        yield from results(lambda each: client.submit(function, each, pure=False), inputs, busy)
    except KilledWorker as fault:
        raise EngrossError(
            f"an input ended one Dask worker after another ({fault.task}); give the workers more memory"
        ) from None


def _reach(scheduler: str) -> None:
    """Open and close a connection to a scheduler. Errors: EngrossError where the address is none, or nobody answers."""
    try:
        address = urlsplit(scheduler)
        if address.scheme not in ("tcp", "tls") or not address.hostname or not address.port:
            raise ValueError
    except ValueError:
        raise EngrossError(f"{scheduler!r} is no scheduler; say tcp://HOST:PORT, tls://HOST:PORT or local") from None
    try:
        socket.create_connection((address.hostname, address.port), _PATIENCE).close()
    except OSError as fault:
        raise EngrossError(
            f"no Dask scheduler answers at {scheduler} ({system_reason(fault)}); start one with "
            "`dask scheduler`, or say --scheduler local"
        ) from None
