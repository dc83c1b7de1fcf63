"""Timing for benches: whole processes and calls, medians, in turn so that a drifting machine harms both alike."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Collection, Sequence


def call(work: Callable[[], object], runs: int = 7) -> float:
    """The median time of a call in seconds, after one that is not counted."""
    work()
    return statistics.median(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processes(
    *commands: Sequence[str], runs: int = 5, env: dict[str, str] | None = None, codes: Collection[int] = (0,)
) -> list[float]:
    """The median wall time of each command in seconds, run in turn, after one round that is not counted.

    ``codes``: the exit codes that they may leave with.
    """
    times: list[list[float]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for index, command in enumerate(commands):
            spent = _once(lambda command=command: _run(command, env, codes))
            if turn:
                times[index].append(spent)
    return [statistics.median(each) for each in times]


def _run(command: Sequence[str], env: dict[str, str] | None, codes: Collection[int]) -> None:
    done = subprocess.run(command, capture_output=True, env=env)
    if done.returncode not in codes:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)


def row(what: str, ours: float, beside: str, theirs: float | None, target: str) -> dict[str, object]:
    """A row of the table: times in milliseconds, the ratio theirs / ours (over 1: we are faster)."""
    if theirs is None:
        return {"what": what, "ours": f"{ours * 1000:.0f} ms", "beside": beside, "ratio": "", "target": target}
    return {
        "what": what,
        "ours": f"{ours * 1000:.0f} ms",
        "beside": f"{beside} {theirs * 1000:.0f} ms",
        "ratio": f"{theirs / ours:.2f}×",
        "target": target,
    }
