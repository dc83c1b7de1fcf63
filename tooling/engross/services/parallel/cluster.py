"""Sharing work with the machines of a Dask cluster; imported only where ``--scheduler`` asks for it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from engross.errors import EngrossError, system_reason
from engross.services.events import Listener, ignore
from engross.services.parallel.cluster_work import SHARED_FROM, ClusterWork
from engross.services.parallel.cluster_worker import answer, program_here

_PATIENCE = 10.0
"""Seconds to look for a scheduler, and then for a worker."""


@contextmanager
def cluster(
    scheduler: str, workers: int, listener: Listener = ignore, shared_from: int = SHARED_FROM
) -> Iterator[ClusterWork]:
    """The cluster at ``scheduler``, to work through inputs in their order; ``local``: ``workers`` processes here.

    The connection is made when the first work of ``shared_from`` inputs comes (less is done here, which ``listener`` is
    told; with ``local`` all is shared). A worker that dies has its inputs done by another; results come back once each,
    and only the caller writes. Errors: EngrossError where Dask is not installed, nobody answers, no worker is there, or
    an input kills one worker after another.
    """
    if find_spec("distributed") is None:
        raise EngrossError("--scheduler needs Dask; install it with `pip install engross[cluster]`")
    local = scheduler == "local"
    if not local:
        _reach(scheduler)
    with ExitStack() as stack:
        connect = partial(_local_client, stack, workers) if local else partial(_client, stack, scheduler)
        yield ClusterWork(_Connection(connect), scheduler, local, 1 if local else shared_from, listener)


class _Connection:
    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._client: Any = None

    @property
    def made(self) -> bool:
        return self._client is not None

    def client(self) -> Any:
        if self._client is None:
            self._client = self._connect()
        return self._client


def _local_client(stack: ExitStack, workers: int) -> Any:
    from distributed import Client, LocalCluster

    here = LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        # Without a dashboard Dask still opens an HTTP server, on a port that another run may have.
        scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
        silence_logs=logging.CRITICAL,  # what fails is raised here; a late heartbeat at the end is no fault
    )
    return stack.enter_context(Client(stack.enter_context(here), timeout=_PATIENCE, set_as_default=False))


def _client(stack: ExitStack, scheduler: str) -> Any:
    from distributed import Client
    from distributed.utils import silence_logging_cmgr

    # What is lost is said here, in a sentence; Dask says it with a traceback.
    stack.enter_context(silence_logging_cmgr(logging.CRITICAL))
    client = stack.enter_context(Client(scheduler, timeout=_PATIENCE, set_as_default=False))
    client.loop.asyncio_loop.set_exception_handler(_say_nothing)
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise EngrossError(
            f"no worker is connected to the scheduler at {scheduler}; start one with `dask worker {scheduler}`"
        ) from None
    _require_engross(client)
    return client


def _say_nothing(_loop: object, _context: object) -> None:
    """Pass over what a task of Dask's own leaves behind, as where a result goes with its worker while it is fetched:
    it would be printed with its traceback, and what comes of it is said here."""


def _require_engross(client: Any) -> None:
    """Errors: EngrossError, naming the workers that cannot import what they are to do: given it, they would end."""
    found = client.run(find_spec, answer.__module__, on_error="return")
    if without := sorted(worker for worker, spec in found.items() if not isinstance(spec, ModuleSpec)):
        raise EngrossError(
            f"no Engross, or an earlier one, is there for {', '.join(without)}; install Engross {program_here()} on "
            "each machine and start the workers again"
        )


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
