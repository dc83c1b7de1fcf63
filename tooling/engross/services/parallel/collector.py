"""Python's garbage collector, told how little there is for it to do."""

from __future__ import annotations

import gc


def spare_collector() -> None:
    """Have Python look for garbage less often: what the work makes are values, which are freed without looking."""
    gc.set_threshold(100_000, 20, 100)
