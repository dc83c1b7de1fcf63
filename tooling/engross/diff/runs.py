"""Runs of kept words: what a comparison counts in, so that its work is by the change and not by the word."""

from __future__ import annotations

from collections.abc import Iterable

Run = tuple[int, int, int]
"""Words kept one after another: the first in the old text, the first in the new, how many."""


def joined(runs: Iterable[Run]) -> list[Run]:
    """``runs`` (in order) without the empty ones, each as long as it can be."""
    found: list[Run] = []
    p = q = before = 0
    for i, j, size in runs:
        if before and p + before == i and q + before == j:
            before += size
        elif size:
            if before:
                found.append((p, q, before))
            p, q, before = i, j, size
    if before:
        found.append((p, q, before))
    return found
