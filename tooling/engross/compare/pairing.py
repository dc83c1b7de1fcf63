"""Pairing two sequences in order: which item on the left became which on the right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pair = tuple[int | None, int | None]
"""Indices of a left and a right item; None where the other side has no counterpart."""

_WHOLE = 900
"""Up to this many comparisons every item is weighed against every other; above it, anchors part the work."""


def align(
    left: Sequence[T],
    right: Sequence[T],
    weigh: Callable[[T, T], float],
    anchor: Callable[[T], object],
) -> list[Pair]:
    """The merged order of two sequences, counterparts paired, deletions before insertions between pairs.

    ``weigh`` says how well two items pair (0: never); the pairing with the largest sum that keeps both orders
    is chosen. ``anchor`` gives a key by which long sequences are parted first: items whose key is unique on
    both sides and which pair at all. Time: n·m up to 30 × 30 items, near linear above where anchors abound.
    """
    matched: list[tuple[int, int]] = []
    _match(left, right, (0, len(left), 0, len(right)), weigh, anchor, matched)
    return _merged(len(left), len(right), matched)


def _match(
    left: Sequence[T],
    right: Sequence[T],
    window: tuple[int, int, int, int],
    weigh: Callable[[T, T], float],
    anchor: Callable[[T], object],
    matched: list[tuple[int, int]],
) -> None:
    a, b, c, d = window
    if a == b or c == d:
        return
    if (b - a) * (d - c) <= _WHOLE:
        matched.extend(_heaviest(left, right, window, weigh))
        return
    anchors = _anchors(left, right, window, weigh, anchor)
    if not anchors:
        matched.extend(_heaviest(left, right, window, weigh))
        return
    at, to = a, c
    for i, j in anchors:
        _gap(left, right, (at, i, to, j), weigh, matched)
        matched.append((i, j))
        at, to = i + 1, j + 1
    _gap(left, right, (at, b, to, d), weigh, matched)


def _gap(
    left: Sequence[T],
    right: Sequence[T],
    window: tuple[int, int, int, int],
    weigh: Callable[[T, T], float],
    matched: list[tuple[int, int]],
) -> None:
    if window[0] < window[1] and window[2] < window[3]:
        matched.extend(_heaviest(left, right, window, weigh))


def _anchors(
    left: Sequence[T],
    right: Sequence[T],
    window: tuple[int, int, int, int],
    weigh: Callable[[T, T], float],
    anchor: Callable[[T], object],
) -> list[tuple[int, int]]:
    """Pairs with a key unique on both sides, reduced to the longest run that keeps both orders."""
    a, b, c, d = window
    keys_left = _unique((anchor(left[i]), i) for i in range(a, b))
    keys_right = _unique((anchor(right[j]), j) for j in range(c, d))
    pairs = [(i, keys_right[key]) for key, i in keys_left.items() if key in keys_right]
    return _longest_rising([(i, j) for i, j in sorted(pairs) if weigh(left[i], right[j]) > 0])


def _unique(keyed: Iterable[tuple[object, int]]) -> dict[object, int]:
    once: dict[object, int] = {}
    twice = set()
    for key, index in keyed:
        if key in once:
            twice.add(key)
        once[key] = index
    return {key: index for key, index in once.items() if key not in twice and key is not None}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of ``pairs`` (rising on the left) that rises on the right as well."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(pairs)
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        if at == len(tails):
            tails.append(j)
            ends.append(index)
        else:
            tails[at], ends[at] = j, index
        before[index] = ends[at - 1] if at else -1
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _heaviest(
    left: Sequence[T], right: Sequence[T], window: tuple[int, int, int, int], weigh: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """The order-keeping pairing with the largest sum of weights, by dynamic programming."""
    a, b, c, d = window
    n, m = b - a, d - c
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    weights = [[weigh(left[a + i], right[c + j]) for j in range(m)] for i in range(n)]
    for i in range(n - 1, -1, -1):
        row, below, weight = best[i], best[i + 1], weights[i]
        for j in range(m - 1, -1, -1):
            top = max(below[j], row[j + 1])
            if weight[j] > 0 and weight[j] + below[j + 1] > top:
                top = weight[j] + below[j + 1]
            row[j] = top
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if weights[i][j] > 0 and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((a + i, c + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _merged(n: int, m: int, matched: list[tuple[int, int]]) -> list[Pair]:
    merged: list[Pair] = []
    at, to = 0, 0
    for i, j in [*sorted(matched), (n, m)]:
        merged.extend((k, None) for k in range(at, i))
        merged.extend((None, k) for k in range(to, j))
        if i < n:
            merged.append((i, j))
        at, to = i + 1, j + 1
    return merged
