"""The longest increasing subsequence: of things put in another order, the most that have stayed in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T", int, str)


def longest_increasing_subsequence(items: Sequence[_T], *, level: bool = False) -> list[int]:
    """The indices of a longest subsequence of ``items``, each above the one before; ``level``: or equal to it.

    Of several it is the one that ends lowest, and so on backwards. Time: n·log n, by patience sorting (Fredman,
    Discrete Mathematics 11, 1975).
    """
    place = bisect_right if level else bisect_left
    lowest: list[_T] = []  # by length: the lowest item with which a run ends,
    ends: list[int] = []  # and its place
    before: list[int] = []
    for index, item in enumerate(items):
        at = place(lowest, item)
        before.append(ends[at - 1] if at else -1)
        lowest[at : at + 1] = [item]
        ends[at : at + 1] = [index]
    run = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]
