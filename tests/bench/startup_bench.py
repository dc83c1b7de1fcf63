"""How soon the command line answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from large import ROOT
from timing import Measured, measure, measured_row


def rows() -> Iterator[dict[str, object]]:
    """``engross --help``, beside Python alone."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
    ours, alone = measure([sys.executable, "-m", "engross", "--help"], [sys.executable, "-c", "pass"], runs=15, env=env)
    yield measured_row("engross --help", Measured(ours.seconds), "python -c pass", Measured(alone.seconds), "< 200 ms")
