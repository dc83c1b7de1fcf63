"""Numbers of the word index as text. ``templates/site/search-ranking.js`` reads them.

A number is written by signs of five bits each, the lowest first, the last of them below 32. Places that ascend are
written as what lies between them, so that what stands behind the first of them is the same wherever they begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-"


@lru_cache(maxsize=16_384)
def signs_of(number: int) -> str:
    """The signs of a number from 0 on."""
    if number < 32:
        return _SIGNS[number]
    return _SIGNS[32 + number % 32] + signs_of(number // 32)


def signs_of_each(numbers: Iterable[int]) -> str:
    """The signs of numbers, one behind the other."""
    return "".join(map(signs_of, numbers))


def signs_of_places(ascending: Iterable[int]) -> str:
    """The signs of places that ascend: of the first, then of how many lie between each and the next."""
    last = -1
    gaps = []
    for at in ascending:
        gaps.append(at - last - 1)
        last = at
    return signs_of_each(gaps)
