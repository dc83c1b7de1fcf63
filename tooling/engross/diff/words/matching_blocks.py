"""Matching blocks: runs of equal words, so that the work of a diff grows with the changes and not with the words."""

from __future__ import annotations

from collections.abc import Iterable

MatchingBlock = tuple[int, int, int]
"""Equal words one after another: the first in the old text, the first in the new, how many."""


def merge_adjacent(runs: Iterable[MatchingBlock]) -> list[MatchingBlock]:
    """``runs`` (in order) without the empty ones, adjacent ones merged."""
    found: list[MatchingBlock] = []
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
