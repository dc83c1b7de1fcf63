"""Renames that outlast a power cut, on every system: what writing outputs and changing the law have in common."""

from __future__ import annotations

import os
import time
from pathlib import Path

ON_WINDOWS = os.name == "nt"
_PAUSES = (0.05, 0.2, 0.5, 1.0)
"""Seconds to wait where Windows denies a rename: scanners and indexers hold a new file open for a moment."""


def replace_file(file: Path, place: Path) -> None:
    """Rename ``file`` to ``place``, which it replaces; on Windows, tried again where it is denied. Errors: OSError."""
    for pause in _PAUSES if ON_WINDOWS else ():
        try:
            os.replace(file, place)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(file, place)


def sync_folder(folder: Path) -> None:
    """Make the renames in a folder durable (fsync); Windows has no such call and needs none. Errors: OSError."""
    if ON_WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
