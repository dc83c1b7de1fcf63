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
from pathlib import Path
from typing import Literal

TOUCHES = ("open", "os.", "shutil.")
DONE, REFUSED = 0, 3


def run_with_fault(function: Callable[[], None], root: Path, step: int, fault: Literal["kill", "no room"]) -> int:
    """The exit code of a child process in which ``function`` meets the fault at the step-th touch of a file below
    ``root``: 0 where there are not so many, REFUSED where an EngrossError said so, negative where it was killed."""
    child = get_context("fork").Process(target=_child, args=(function, str(root), step, fault))
    child.start()
    child.join()
    assert child.exitcode is not None
    return child.exitcode


def _child(function: Callable[[], None], root: str, step: int, fault: str) -> None:
    from engross.errors import EngrossError

    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if not event.startswith(TOUCHES) or not any(
            isinstance(a, str | Path) and str(a).startswith(root) for a in arguments
        ):
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
