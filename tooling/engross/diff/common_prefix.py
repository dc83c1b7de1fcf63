"""The common prefix of two texts: of letters by bisection, as slices compare at memory speed; of items one by one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, count
from operator import ne


def common_prefix_length(one: str, other: str) -> int:
    """How many letters both texts begin with."""
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


def common_prefix_items(one: Iterable[str], other: Iterable[str], most: int) -> int:
    """How many items both begin with, up to ``most``; neither has fewer than that."""
    return min(next(compress(count(), map(ne, one, other)), most), most)
