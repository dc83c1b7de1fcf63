"""Calling a function in a process of its own, with bounds of time and memory (POSIX)."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

SECONDS = 60
"""Of processor time, and twice as many on the clock."""
MEGABYTES = 1000
_FORK = multiprocessing.get_context("fork")

T = TypeVar("T")
R = TypeVar("_R")


@dataclass(frozen=True)
class Call(Generic[T, R]):
    """What a call gave: its result, or the reason why there is none; how long it took and the most memory it held."""

    argument: T
    result: R | None
    fault: str
    seconds: float
    megabytes: float


@dataclass
class _Running(Generic[T]):
    argument: T
    process: BaseProcess
    pipe: Connection
    since: float


def bounded_calls(
    call: Callable[[T], R],
    arguments: Iterable[T],
    workers: int,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Iterator[Call[T, R]]:
    """Call ``call`` with each of ``arguments``, ``workers`` at a time; yield each as it ends, in no order."""
    waiting = iter(arguments)
    running: dict[Connection, _Running[T]] = {}
    while True:
        while len(running) < workers and (argument := next(waiting, None)) is not None:
            pipe, theirs = _FORK.Pipe(duplex=False)
            process = _FORK.Process(target=_call, args=(call, argument, theirs, seconds, megabytes))
            process.start()
            theirs.close()
            running[pipe] = _Running(argument, process, pipe, time.perf_counter())
        if not running:
            return
        for ready in wait(list(running), timeout=1):
            yield _ended(running.pop(ready))  # type: ignore[arg-type]
        for pipe, late in list(running.items()):
            if time.perf_counter() - late.since > 2 * seconds:
                late.process.kill()
                del running[pipe]
                yield Call(late.argument, None, f"took more than {2 * seconds:.0f} seconds", 2 * seconds, 0)


def _ended(run: _Running[T]) -> Call[T, R]:
    taken = time.perf_counter() - run.since
    try:
        result, fault, megabytes = run.pipe.recv()
    except EOFError:
        run.process.join()
        return Call(run.argument, None, f"ended by itself (exit status {run.process.exitcode})", taken, 0)
    finally:
        run.pipe.close()
    run.process.join()
    return Call(run.argument, result, fault, taken, megabytes)


def _call(call: Callable[[T], R], argument: T, pipe: Connection, seconds: float, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    result, fault = None, ""
    try:
        result = call(argument)
    except MemoryError:
        fault = f"needs more than {megabytes} MB"
    except Exception as error:
        fault = f"traceback: {type(error).__name__}: {error}"
    pipe.send((result, fault, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
