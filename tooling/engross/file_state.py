"""What the system says of a file that changes when it is written to: by it a file is known without being read."""

from __future__ import annotations

import os
import time

BEGUN = time.time_ns()
"""When this process began with its work, in nanoseconds since 1970: what was written to since, it may not have read."""
FileState = tuple[int, ...]


def state_of(stat: os.stat_result) -> FileState:
    """What the system says of a file that changes when it is written to or replaced: size, time of the last writing,
    time of the last change of any kind (which no program can set), number."""
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino
