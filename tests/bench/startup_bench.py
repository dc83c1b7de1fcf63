"""How soon the command line answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from large import ROOT
from timing import Measured, measure, measured_row


def rows() -> Iterator[dict[str, object]]:
    """``engross --help`` and ``engross list``, beside Python alone."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    python = [sys.executable, "-c", "pass"]
    for arguments, target in ((["--help"], "< 200 ms"), (["-C", str(ROOT), "list"], "—")):
        command = [sys.executable, "-m", "engross", *arguments]
        ours, alone = measure(command, python, runs=15, env=env)
        yield measured_row(
            f"engross {arguments[-1]}", Measured(ours.seconds), "python -c pass", Measured(alone.seconds), target
        )
