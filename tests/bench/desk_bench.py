"""What the clerk sends out for one meeting, in every format: the whole process, as the clerk waits for it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import processes, row

ROOT = Path(__file__).parents[2]


def rows() -> Iterator[dict[str, object]]:
    """The packet alone, then everything that a meeting's file makes."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "ordinances", Path(folder) / "ordinances")
        for what, command in (("packet, PDF and Word", "packet"), ("all documents of the meeting", "build")):
            ours = [sys.executable, "-m", "engross", "-C", folder, command, "2025-10-21"]
            yield row(f"{what}, October 21, 2025", processes(ours, env=env)[0], "", None, "< 10 s")
