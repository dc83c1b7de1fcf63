"""Python's garbage collector, told how little there is for it to do."""

from __future__ import annotations

import gc


def spare_collector() -> None:
    """Have Python look for garbage less often: what the work makes are values, which are freed without looking."""
    gc.set_threshold(100_000, 20, 100)


def leave_to_the_system() -> None:
    """Have Python not look for garbage once more as it ends: all memory goes back to the system then."""
    gc.freeze()
