"""Handing inputs to the workers of a cluster, and saying what becomes of those that do not come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from functools import partial
from itertools import chain, islice
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, Protocol

from engross.errors import EngrossError
from engross.services.events import Listener, RunsHere
from engross.services.parallel.cluster_worker import Answer, answer, program_here
from engross.services.parallel.ordered_map import Input, ReadsFiles, Result, results
from engross.services.parallel.sent_sources import packed_sources
from engross.values import dataclass

SHARED_FROM = 50
"""Inputs (chapters, or 200 lines each) from which on work is handed to a cluster, whether it pays or not: that depends
on what one input takes (docs/scaling.md). What fewer take, ``--jobs`` shares on this machine."""
_AHEAD = 4
_LOOK = 2.0
"""Seconds after which it is looked whether a worker is still there."""
_PATIENCE = 10.0
"""Seconds without any worker, after which none is waited for."""


class Connection(Protocol):
    """A connection to a scheduler, made when it is asked for first."""

    @property
    def made(self) -> bool:
        """Whether it was asked for."""

    def client(self) -> Any:
        """The client of Dask. Errors: EngrossError where no worker is there."""


@dataclass(frozen=True, slots=True)
class ClusterWork:
    """The workers of the cluster at ``address``.

    ``sees_files``: they see the folders of this machine. ``shared_from``: with fewer inputs the work is done here,
    which ``listener`` is told, unless other work of the command was shared.
    """

    connection: Connection
    address: str
    sees_files: bool
    shared_from: int
    listener: Listener

    def __call__(self, function: Callable[[Input], Result], inputs: Iterable[Input], /) -> Iterator[Result]:
        """As of ``InOrder``. Errors: EngrossError where the workers or the scheduler are lost for good."""
        coming = iter(inputs)
        first = list(islice(coming, self.shared_from))
        if len(first) < self.shared_from:
            if first and not self.connection.made:
                self.listener(RunsHere(len(first), self.shared_from))
            return map(function, first)
        return self._shared(function, chain(first, coming))

    def _shared(self, function: Callable[[Input], Result], inputs: Iterable[Input]) -> Iterator[Result]:
        client = self.connection.client()
        sent = _SentSources(client)

        def submit(each: Input) -> _Awaited | _Here:
            packed = None
            if not self.sees_files and isinstance(each, ReadsFiles):
                packed = sent.of(each.root, each.run) if each.reads_sources_alone else None
                if packed is None:
                    return _Here(partial(function, each))
            future = client.submit(answer, program_here(), function, each, packed, pure=False)
            return _Awaited(future, client, self.address)

        yield from results(submit, inputs, _AHEAD * max(1, sum(client.ncores().values())))


@dataclass(frozen=True, slots=True)
class _Here:
    """What only this process can compute, when its turn comes."""

    result: Callable[[], Any]


class _SentSources:
    """The archive of the sources that the inputs of a run read, on its way to the workers once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._last: tuple[tuple[Path, str], Any] | None = None

    def of(self, root: Path, run: str) -> Any:
        """The archive, as Dask knows it; None where the sources cannot be sent."""
        if self._last is None or self._last[0] != (root, run):
            packed = packed_sources(root)
            # As the result of a task, not as data: a worker that is lost with it does not take it along.
            self._last = (root, run), packed and self._client.submit(bytes, packed, pure=False)
        return self._last[1]


@dataclass(frozen=True, slots=True)
class _Awaited:
    """An input that a worker was given."""

    future: Any
    client: Any
    address: str

    def result(self) -> Any:
        """What was computed. Errors: what the function raised; EngrossError where it cannot be had."""
        return _unwrapped(self._answer(), self.address)

    def _answer(self) -> Answer[Any]:
        from distributed.scheduler import KilledWorker

        # Not by asking for the result: each time that it is not there yet, Dask leaves a task behind, and prints its
        # traceback where the worker or the scheduler is lost.
        done = Event()
        self.future.add_done_callback(lambda _: done.set())
        idle = monotonic()
        while True:
            try:
                if done.wait(_LOOK):
                    return self.future.result(timeout=_LOOK)  # type: ignore[no-any-return]
            except TimeoutError:
                pass  # it was lost with its worker and is computed again
            except KilledWorker as fault:
                raise EngrossError(
                    f"an input ended one Dask worker after another ({fault.task}); give the workers more memory"
                ) from None
            except MemoryError:
                raise EngrossError(
                    "an input needs more memory than a worker has; give the workers more, or run this with --jobs 1"
                ) from None
            except (CancelledError, OSError):  # a connection that was closed while a result was fetched is an OSError
                raise EngrossError(
                    f"the scheduler at {self.address} has gone away; start it and its workers, and run this again: "
                    "what was written until then is whole"
                ) from None
            except Exception as fault:
                raise EngrossError(
                    f"a worker of {self.address} could not take its part ({type(fault).__name__}: {fault}); install "
                    f"Engross {program_here()} on each machine"
                ) from None
            idle = self._idle_since(idle)

    def _idle_since(self, idle: float) -> float:
        """When a worker was there last. Errors: EngrossError where that is too long ago."""
        if self.client.scheduler_info()["workers"]:
            return monotonic()
        if monotonic() - idle > _PATIENCE:
            raise EngrossError(
                f"no worker is connected to the scheduler at {self.address}; start one with "
                f"`dask worker {self.address}` and run this again"
            )
        return idle


def _unwrapped(made: Answer[Any], address: str) -> Any:
    if made.program:
        raise EngrossError(
            f"a worker of {address} runs Engross {made.program}, and this is {program_here()}; install the same "
            "version on each machine and start the workers again"
        )
    if made.fault is not None:
        raise made.fault
    return made.result
