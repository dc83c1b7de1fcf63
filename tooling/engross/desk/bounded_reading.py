"""Reading files from outside in a process of its own, with limits of time and memory: a hostile file ends it alone."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Literal

from engross.desk.desk_setting import desk
from engross.desk.kept_uploads import keep_refusal
from engross.values import dataclass

ReadingTask = Literal["review", "comparison", "copies", "word-copies", "newspaper", "code", "page-pictures", "search"]
"""What is done with the files of a folder: modules of ``file_tasks``."""
REFUSED = 3
"""The exit status of a reading that kept why it refused the file."""
_AT_A_TIME = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a reading may take: seconds of the clock; seconds of a processor and bytes of memory where the system counts
    them (not on Windows)."""

    seconds: int
    processor_seconds: int
    memory: int


READING_LIMITS = ReadingLimits(120, 60, 1_500 * 1024 * 1024)
"""Those of the files of Word."""
_NEWSPAPER_LIMITS = ReadingLimits(600, 300, 9 * 1024 * 1024 * 1024)
"""Text recognition of a page has bounds of its own (``scanning.scan_process``), which these leave room for."""
_CODE_LIMITS = ReadingLimits(600, 300, 4 * 1024 * 1024 * 1024)
LIMITS_BY_TASK: dict[ReadingTask, ReadingLimits] = {
    "newspaper": _NEWSPAPER_LIMITS,
    "code": _CODE_LIMITS,
    # It may read scans beside the meetings, each of them once.
    "search": _NEWSPAPER_LIMITS,
}
"""Where they are others than READING_LIMITS."""


def read_in_bounds(task: ReadingTask, folder: Path, *arguments: str) -> bool:
    """Do ``task`` with the files in ``folder``, where its results are kept; whether it was done.

    Where it was not, why is kept in the folder (``kept_uploads.kept_refusal``). ``arguments`` are those of the task's
    module.
    """
    limits = LIMITS_BY_TASK.get(task, READING_LIMITS)
    command = [sys.executable, "-m", "engross.desk.reading_process", task, str(desk().root), str(folder), *arguments]
    with _AT_A_TIME:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, on folders of our own naming
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limits.seconds, check=False
            )
        except subprocess.TimeoutExpired:
            keep_refusal(folder, f"the file was not read within {limits.seconds} seconds; {_REMEDY}")
            return False
    if done.returncode not in (0, REFUSED):
        keep_refusal(folder, f"the file could not be read within the time and memory that a file may take; {_REMEDY}")
    return done.returncode == 0


_REMEDY = "open it, save it under another name, and drop that"
