"""Runs of kept words: what a comparison counts in, so that its work is by the change and not by the word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Run = tuple[int, int, int]
"""Words kept one after another: the first in the old text, the first in the new, how many."""


def joined(runs: Iterable[Run]) -> list[Run]:
    """``runs`` (in order) without the empty ones, each as long as it can be."""
    found: list[Run] = []
    for i, j, size in runs:
        if not size:
            continue
        if found:
            p, q, before = found[-1]
            if p + before == i and q + before == j:
                found[-1] = (p, q, before + size)
                continue
        found.append((i, j, size))
    return found


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
