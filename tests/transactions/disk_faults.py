"""Running a function in a child process that is killed, or finds no room, at the n-th step that touches the disk.

Python tells an audit hook of every file that is opened, renamed, removed, made or listed (PEP 578), whichever library
does it: no step is missed and nothing in the program is replaced.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

TOUCHES = ("open", "os.", "shutil.")
DONE, REFUSED = 0, 3


def run_with_fault(function: Callable[[], object], root: Path, step: int, fault: Literal["kill", "no room"]) -> int:
    """The exit code of a child process in which ``function`` meets the fault at the step-th touch of a file below
    ``root``: 0 where there are not so many, REFUSED where an EngrossError said so, negative where it was killed."""
    child = get_context("fork").Process(target=_child, args=(function, str(root), step, fault))
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode


def count_steps(function: Callable[[], object], root: Path) -> int:
    """How many times ``function`` touches a file below ``root``; it is done in a child process, and it is done."""
    context = get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    child = context.Process(target=_count, args=(function, str(root), writer))
    child.start()
    child.join()
    assert child.exitcode == DONE
    return int(reader.recv())


def _count(function: Callable[[], object], root: str, writer: Connection) -> None:
    steps = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        steps += _touches(event, arguments, root)

    sys.addaudithook(hook)
    function()
    writer.send(steps)
    os._exit(DONE)


def _touches(event: str, arguments: tuple[object, ...], root: str) -> bool:
    return event.startswith(TOUCHES) and any(isinstance(a, str | Path) and str(a).startswith(root) for a in arguments)


def _child(function: Callable[[], object], root: str, step: int, fault: str) -> None:
    from engross.errors import EngrossError

    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if not _touches(event, arguments, root):
            return
        if event == "open" and fault == "no room" and "w" not in str(arguments[1]) and "x" not in str(arguments[1]):
            return  # reading needs no room
        if event in ("os.remove", "os.rmdir", "os.listdir", "os.scandir", "shutil.rmtree") and fault == "no room":
            return
        left -= 1
        if left < 0:
            if fault == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    try:
        function()
    except EngrossError:
        os._exit(REFUSED)
    os._exit(DONE)
