"""Timing for benches: whole processes and calls, medians, in turn so that a drifting machine harms both alike."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PEERS = Path(os.environ.get("ENGROSS_PEERS", Path(__file__).parents[2] / ".oracles" / "peers"))
"""The environment that holds the programs we are measured beside; `make bench` makes it where it can."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process took: seconds, and the most memory in MB that it or a child of its own held at once.

    ``over``: it was stopped at the limit, and would have taken longer.
    """

    seconds: float
    megabytes: float = 0.0
    over: bool = False

    def __str__(self) -> str:
        """As the table shows it."""
        shown = f"{self.seconds * 1000:.0f} ms" if self.seconds < 10 else f"{self.seconds:.0f} s"
        return f"{'> ' * self.over}{shown}" + (f", {self.megabytes:.0f} MB" if self.megabytes else "")


def call(work: Callable[[], object], runs: int = 7) -> float:
    """The median time of a call in seconds, after one that is not counted."""
    work()
    return statistics.median(_once(work) for _ in range(runs))


def calls(*works: Callable[[], object], runs: int = 7) -> list[float]:
    """The median time of each call in seconds, called in turn, after one round that is not counted."""
    rounds = [[_once(work) for work in works] for _ in range(runs + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]


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
    return [each.seconds for each in measure(*commands, runs=runs, env=env, codes=codes)]


def measure(
    *commands: Sequence[str],
    runs: int = 5,
    env: dict[str, str] | None = None,
    limit: float = 600.0,
    codes: Collection[int] = (0,),
) -> list[Measured]:
    """The median wall time and the highest memory of each command, run in turn.

    One round before is not counted, unless ``runs`` is 1. A command that takes longer than ``limit`` seconds is
    stopped, with all it started, and not run again. ``codes``: the exit codes that they may leave with; errors:
    CalledProcessError where one leaves with another.
    """
    found: list[list[Measured]] = [[] for _ in commands]
    for turn in range(runs + (runs > 1)):
        for index, command in enumerate(commands):
            if any(each.over for each in found[index]):
                continue
            once = _process(command, env, limit, codes)
            if turn or runs == 1 or once.over:
                found[index].append(once)
    return [
        next((each for each in some if each.over), None)
        or Measured(statistics.median(each.seconds for each in some), max(each.megabytes for each in some))
        for some in found
    ]


def _process(command: Sequence[str], env: dict[str, str] | None, limit: float, codes: Collection[int]) -> Measured:
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=env, start_new_session=True)
        stop = threading.Timer(limit, os.killpg, (child.pid, signal.SIGKILL))
        stop.start()
        _, status, usage = os.wait4(child.pid, 0)
        spent = time.perf_counter() - begun
        stop.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if spent < limit:
            _require(child.returncode, codes, command, said)
    over = spent >= limit
    return Measured(min(spent, limit), 0.0 if over else usage.ru_maxrss / 1024, over)


def processor_time(
    command: Sequence[str], runs: int = 25, env: dict[str, str] | None = None, codes: Collection[int] = (0,)
) -> Measured:
    """The median processor time of a command in seconds, its own and the system's for it, and the most memory that it or
    a child of its own held.

    ``codes``: the exit codes that it may leave with; errors: CalledProcessError where it leaves with another.
    """
    times, megabytes = [], 0.0
    for _ in range(runs):
        with tempfile.TemporaryFile() as said:
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=env)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            _require(child.returncode, codes, command, said)
        times.append(usage.ru_utime + usage.ru_stime)
        megabytes = max(megabytes, usage.ru_maxrss / 1024)
    return Measured(statistics.median(times), megabytes)


def _require(code: int, codes: Collection[int], command: Sequence[str], said: BinaryIO) -> None:
    """Errors: CalledProcessError, with what the command said, where it left with none of ``codes``."""
    if code not in codes:
        said.seek(0)
        raise subprocess.CalledProcessError(code, command, stderr=said.read().decode(errors="replace"))


def row(what: str, ours: float, beside: str, theirs: float | None, target: str) -> dict[str, object]:
    """A row of the table: times in milliseconds, the ratio theirs / ours (over 1: we are faster)."""
    if theirs is None:
        return {"what": what, "ours": str(Measured(ours)), "beside": beside, "ratio": "", "target": target}
    return measured_row(what, Measured(ours), beside, Measured(theirs), target)


def measured_row(what: str, ours: Measured, beside: str, theirs: Measured, target: str) -> dict[str, object]:
    """A row of the table, with memory where it was measured."""
    return {
        "what": what,
        "ours": str(ours),
        "beside": f"{beside} {theirs}",
        "ratio": f"{'> ' * theirs.over}{theirs.seconds / ours.seconds:.2f}×",
        "target": target,
    }
