"""Which paragraph or table of the old file became which of the new, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from engross.diff.sequence_pairing import IndexPair, PairScoring, pair_sequences
from engross.diff.similarity import WordBag, bag_of_texts, similarity
from engross.model.subsequence import longest_increasing_subsequence

_LEAST_SIMILARITY = 0.5
"""From this likeness on two paragraphs, tables or rows may be one."""

_SAME = 0.25
"""What equal texts weigh more than those with the same words."""

_EMPTY = 0.05
"""What a pair of empty paragraphs weighs: less than any words."""

_OF_ONE_TABLE = 0.2
"""What two rows of one shape weigh before their words are looked at, as in the tables of a chapter."""

_SAME_ROW = 1.0
"""What equal rows weigh more than others: rows that moved are marked where they were and are, and none that stayed."""

_LEAST_ANCHOR = 4
"""Equal items of fewer words come back elsewhere ("Table 1"): they divide the work only where nothing else does."""

_MOST_EXHAUSTIVE = 40_000
"""Up to this many comparisons every item may be weighed against every other."""

_MOST_COMPARED = 1_000_000
"""Above this many comparisons a window without equal texts is cut in halves."""

Range = tuple[int, int, int, int]


class PairedItem(NamedTuple):
    """A paragraph, table or row as it is paired: which kind it is, and its text with that of all its cells.

    Only items of one kind are paired.
    """

    kind: object
    text: str


def pair_items(
    olds: Sequence[PairedItem], news: Sequence[PairedItem], *, however_unlike: bool = False
) -> list[IndexPair]:
    """The merged order of two sequences, counterparts paired; deletions before insertions between pairs.

    Equal items at both ends, then equal ones that occur once in each, divide the work; what lies between them is
    weighed item by item. ``however_unlike``: items of one kind may pair whatever their words, as rows of a table do.
    """
    found: list[IndexPair] = []
    at = to = 0
    for i, j in [*_pairs(olds, news, (0, len(olds), 0, len(news)), however_unlike), (len(olds), len(news))]:
        found += ((k, None) for k in range(at, i))
        found += ((None, k) for k in range(to, j))
        if i < len(olds):
            found.append((i, j))
        at, to = i + 1, j + 1
    return found


def _pairs(
    olds: Sequence[PairedItem], news: Sequence[PairedItem], window: Range, unlike: bool
) -> Iterator[tuple[int, int]]:
    a, b, c, d = window
    while a < b and c < d and olds[a] == news[c]:
        yield a, c
        a, c = a + 1, c + 1
    tail = 0
    while a < b - tail and c < d - tail and olds[b - 1 - tail] == news[d - 1 - tail]:
        tail += 1
    yield from _between(olds, news, (a, b - tail, c, d - tail), unlike)
    yield from zip(range(b - tail, b), range(d - tail, d), strict=True)


def _between(
    olds: Sequence[PairedItem], news: Sequence[PairedItem], window: Range, unlike: bool
) -> Iterator[tuple[int, int]]:
    a, b, c, d = window
    if a == b or c == d:
        return
    anchors: list[tuple[int, int]] = []
    if (b - a) * (d - c) > _MOST_EXHAUSTIVE:
        anchors = _anchors(olds[a:b], news[c:d], _LEAST_ANCHOR) or _anchors(olds[a:b], news[c:d], 1)
    if not anchors and (b - a) * (d - c) <= _MOST_COMPARED:
        yield from _weighed(olds, news, window, unlike)
        return
    if not anchors:
        yield from _between(olds, news, (a, (a + b) // 2, c, (c + d) // 2), unlike)
        yield from _between(olds, news, ((a + b) // 2, b, (c + d) // 2, d), unlike)
        return
    for i, j in anchors:
        yield from _pairs(olds, news, (a, window[0] + i, c, window[2] + j), unlike)
        yield window[0] + i, window[2] + j
        a, c = window[0] + i + 1, window[2] + j + 1
    yield from _pairs(olds, news, (a, b, c, d), unlike)


def _anchors(olds: Sequence[PairedItem], news: Sequence[PairedItem], least: int) -> list[tuple[int, int]]:
    """Equal items of ``least`` words or more that occur once in each, as many as keep both orders."""
    left, right = _unique(olds, least), _unique(news, least)
    shared = sorted((i, right[item]) for item, i in left.items() if item in right)
    return [shared[k] for k in longest_increasing_subsequence([j for _, j in shared])]


def _unique(items: Sequence[PairedItem], least: int) -> dict[PairedItem, int]:
    places: dict[PairedItem, int] = {}
    again = set()
    for index, item in enumerate(items):
        if item in places or len(item.text.split()) < least:
            again.add(item)
        places[item] = index
    return {item: index for item, index in places.items() if item not in again}


def _keys(items: Sequence[PairedItem], least: int) -> list[PairedItem | None]:
    """Each item where it may divide the work; None for one of fewer than ``least`` words."""
    return [item if len(item.text.split()) >= least else None for item in items]


def _weighed(
    olds: Sequence[PairedItem], news: Sequence[PairedItem], window: Range, unlike: bool
) -> Iterator[tuple[int, int]]:
    a, b, c, d = window
    left, right = [bag_of_texts((item.text,)) for item in olds[a:b]], [bag_of_texts((item.text,)) for item in news[c:d]]

    @cache
    def score(i: int, j: int) -> float:
        return _score(olds[a + i], news[c + j], left[i], right[j], unlike)

    least = 1 if unlike else _LEAST_ANCHOR
    scoring = PairScoring(score, lambda: (_keys(olds[a:b], least), _keys(news[c:d], least)))
    for i, j in pair_sequences(b - a, d - c, scoring):
        if i is not None and j is not None:
            yield a + i, c + j


def _score(old: PairedItem, new: PairedItem, left: WordBag, right: WordBag, unlike: bool) -> float:
    if old.kind != new.kind:
        return 0.0
    if old.text == new.text:
        return 1.0 + (_SAME_ROW if unlike else _SAME) if old.text.strip() else _EMPTY
    if unlike:
        return _OF_ONE_TABLE + similarity(left, right)
    if not left.words and not right.words:
        return 2 * _EMPTY if old.text.strip() and new.text.strip() else 0.0
    return similarity(left, right, _LEAST_SIMILARITY)
