"""Pairing two sequences in order, whatever their items are: which item on the left became which on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from engross.model.subsequence import longest_increasing_subsequence

IndexPair = tuple[int | None, int | None]
"""Indices of a left and a right item; None where the other side has no counterpart."""

_MOST_EXHAUSTIVE = 900
"""Up to this many comparisons every item is weighed against every other; above it, anchors part the work."""


class PairScoring(NamedTuple):
    """How the items of two sequences are scored against one another; items are given by their index.

    ``score`` says how well two pair (0: never); it is asked more than once. ``anchors`` gives a key for each item of
    the left and of the right, by which long sequences are split first. The two others are cheap lower bounds:
    ``surely_positive`` says of a pair that its score is above 0, ``surely_best`` that it is above that of either item
    with any other.
    """

    score: Callable[[int, int], float]
    anchors: Callable[[], tuple[Sequence[object], Sequence[object]]]
    surely_positive: Callable[[int, int], bool] = lambda _, __: False
    surely_best: Callable[[int, int], bool] = lambda _, __: False


def pair_sequences(n: int, m: int, scoring: PairScoring) -> list[IndexPair]:
    """The merged order of ``n`` items and ``m``, counterparts paired, deletions before insertions between pairs.

    The pairing with the largest sum of weights that keeps both orders is chosen. Long sequences are parted first, at
    items whose key is unique on both sides and which pair at all. Time: linear in what is sure at both ends, n·m up to
    30 × 30 items, near linear above where anchors abound.
    """
    matched: list[tuple[int, int]] = []
    at, to = 0, 0
    for i, j in _anchors(scoring) if n * m > _MOST_EXHAUSTIVE else []:
        if at < i and to < j:
            matched += _heaviest((at, i, to, j), scoring)
        matched.append((i, j))
        at, to = i + 1, j + 1
    matched += _heaviest((at, n, to, m), scoring)
    return _merged(n, m, matched)


def _anchors(scoring: PairScoring) -> list[tuple[int, int]]:
    """Pairs with a key unique on both sides, reduced to the longest run that keeps both orders."""
    left, right = map(_unique, scoring.anchors())
    shared = [(i, right[key]) for key, i in left.items() if key in right]
    pairs = [(i, j) for i, j in sorted(shared) if _pair(i, j, scoring)]
    return [pairs[k] for k in longest_increasing_subsequence([j for _, j in pairs])]


def _pair(i: int, j: int, scoring: PairScoring) -> bool:
    return scoring.surely_positive(i, j) or scoring.score(i, j) > 0


def _unique(keys: Sequence[object]) -> dict[object, int]:
    once: dict[object, int] = {}
    twice = set()
    for index, key in enumerate(keys):
        if key in once:
            twice.add(key)
        once[key] = index
    return {key: index for key, index in once.items() if key not in twice and key is not None}


def _heaviest(window: tuple[int, int, int, int], scoring: PairScoring) -> list[tuple[int, int]]:
    """The order-keeping pairing with the largest sum of weights.

    A sure pair at either end is in it: only one pair could stand in its place, as two that have one of its items each
    would cross. So are all that pair at all, where none is in another's way. Else dynamic programming finds it.
    """
    a, b, c, d = window
    head, tail = [], []
    while a < b and c < d and not b - a == d - c == 1 and scoring.surely_best(a, c):
        head.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and not b - a == d - c == 1 and scoring.surely_best(b - 1, d - 1):
        b, d = b - 1, d - 1
        tail.append((b, d))
    pairs = [(i, j) for i in range(a, b) for j in range(c, d) if _pair(i, j, scoring)]
    if all(i < p and j < q for (i, j), (p, q) in pairwise(pairs)):
        head += pairs
    else:
        rest = 0.0
        for i, j in tail:
            rest = scoring.score(i, j) + rest
        weights = [[scoring.score(i, j) for j in range(c, d)] for i in range(a, b)]
        head += ((a + i, c + j) for i, j in _best(weights, rest))
    return head + tail[::-1]


def _best(weights: list[list[float]], rest: float) -> list[tuple[int, int]]:
    """The pairs of rows and columns with the largest sum of weights, by dynamic programming.

    ``rest`` is the weight of what comes after them: added first, it keeps the sums, and so the choice among equal
    pairings, what they would be with all items in the table.
    """
    n, m = len(weights), len(weights[0])
    best = [[rest] * (m + 1) for _ in range(n + 1)]
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
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _merged(n: int, m: int, matched: list[tuple[int, int]]) -> list[IndexPair]:
    merged: list[IndexPair] = []
    at, to = 0, 0
    for i, j in matched:
        if at < i:
            merged.extend((k, None) for k in range(at, i))
        if to < j:
            merged.extend((None, k) for k in range(to, j))
        merged.append((i, j))
        at, to = i + 1, j + 1
    merged.extend((k, None) for k in range(at, n))
    merged.extend((None, k) for k in range(to, m))
    return merged
