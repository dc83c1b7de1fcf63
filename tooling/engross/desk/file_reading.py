"""Reading a dropped file in a process of its own, with limits of time and memory: a hostile file ends that alone."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from engross.desk.desk_setting import desk
from engross.desk.kept_uploads import keep_refusal, upload_folder

READING_SECONDS = 120
"""How long a file may be read, in seconds of the clock."""
PROCESSOR_SECONDS = 60
"""How long it may be read, in seconds of a processor, where the system counts them (not on Windows)."""
MOST_MEMORY = 1_500 * 1024 * 1024
"""How many bytes its reading may hold, where the system can bound them (not on Windows)."""
_AT_A_TIME = threading.BoundedSemaphore(2)
REFUSED = 3
"""The exit status of a reading that kept why it refused the file."""


def read_upload(key: str, *, lenient: bool = False) -> None:
    """Read the file called ``key``: its review is kept in its folder, or why it was refused.

    ``lenient``: what an ordinance cannot hold is left out and told. Errors: NotFoundError where there is no such file.
    """
    folder = upload_folder(key)
    command = [sys.executable, "-m", "engross.desk.reading_process", str(desk().root), str(folder)]
    command += [desk().today().isoformat(), "lenient" if lenient else "strict"]
    with _AT_A_TIME:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, on folders of our own naming
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=READING_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            _refuse(folder, f"the file was not read within {READING_SECONDS} seconds")
            return
    if done.returncode not in (0, REFUSED):
        _refuse(folder, "the file could not be read within the time and memory that a file may take")


def _refuse(folder: Path, why: str) -> None:
    keep_refusal(folder, f"{why}; open it in Word, save it under another name, and drop that")
