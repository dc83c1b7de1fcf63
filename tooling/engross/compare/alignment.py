"""Which words of two texts are the same words: exact on short stretches, anchored on long ones.

The cost stays near n log n: long texts are first cut at runs of words that occur once in each, and only the
stretches between them are compared word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import islice

from engross.compare.chaining import Side, best_chain
from engross.compare.runs import Run, joined, shared
from engross.compare.tokens import Tokens
from engross.compare.weights import edge_costs, word_gains

Pair = tuple[int, int]
Block = tuple[int, int, int, int]  # old from, old to, new from, new to

_MOST_LINKS = 12_000
"""Pairs of equal words that one stretch may have before it is cut at anchors first."""

_ROOM = 8
"""Words at each end of an unchanged run that stay open, so that a mark may slide to a better place."""

# (words in an anchor, words left open at each end of an anchored run, must it occur once in each?), tried in
# this order; the last always finds something, so that the work is bounded whatever the text.
_ANCHORS = ((8, _ROOM, True), (4, 1, True), (1, 0, True), (1, 0, False))


def align_words(old: Tokens, new: Tokens) -> list[Run]:
    """Return the runs of words that are kept, in order."""
    head, tail = _common_ends(old, new)
    n, m = len(old.keys), len(new.keys)
    if head == n == m:
        return joined([(0, 0, n)])
    if n - head - tail == m - head - tail == 1:
        return joined([(0, 0, head), (head + 1, head + 1, tail)])
    head, tail = max(0, head - _ROOM), max(0, tail - _ROOM)
    between = _Texts(old, new).align((head, n - tail, head, m - tail), 0)
    return joined([(0, 0, head), *between, (n - tail, m - tail, tail)])


def _common_ends(old: Tokens, new: Tokens) -> Pair:
    """Count the tokens, blanks included, that both begin with, and that both end with."""
    most = min(len(old.keys), len(new.keys))
    head = min(shared(old.keys, new.keys), shared(old.blanks, new.blanks), most)
    if head == most:
        return head, 0
    ends = shared(old.keys[::-1], new.keys[::-1]), shared(old.blanks[::-1], new.blanks[::-1])
    return head, min(*ends, most - head)


class _Texts:
    """Both texts with their prices, worked out once."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old, self.new = old, new
        self.old_edges, self.new_edges = edge_costs(old), edge_costs(new)
        self.gains = word_gains(old.keys)

    def align(self, block: Block, level: int) -> list[Run]:
        a, b, c, d = block
        if a == b or c == d:
            return []
        if _links(self.old.keys[a:b], self.new.keys[c:d]) <= _MOST_LINKS:
            return self._chain(block)
        for tried in range(level, len(_ANCHORS)):
            runs = self._anchored(block, *_ANCHORS[tried])
            if runs:
                return self._between(block, runs, tried + 1)
        return []

    def _chain(self, block: Block) -> list[Run]:
        a, b, c, d = block
        old, new = self.old, self.new
        chain = best_chain(
            Side(old.keys[a:b], old.blanks[a : b + 1], self.old_edges[a : b + 1]),
            Side(new.keys[c:d], new.blanks[c : d + 1], self.new_edges[c : d + 1]),
            self.gains[a:b],
        )
        return [(a + i, c + j, 1) for i, j in chain]

    def _anchored(self, block: Block, width: int, room: int, once: bool) -> list[Run]:
        """Return the unchanged runs that anchor a block: (old from, new from, words)."""
        a, b, c, d = block
        occurrences = _single if once else _numbered
        here = occurrences(self.old.keys[a:b], width)
        there = occurrences(self.new.keys[c:d], width)
        hits = [(i, there[gram]) for gram, i in here.items() if gram in there]
        runs: list[Run] = []
        for i, j in _longest_rising(hits):
            if runs and i - runs[-1][0] == j - runs[-1][1] <= runs[-1][2]:
                runs[-1] = (*runs[-1][:2], i - runs[-1][0] + width)
            elif not runs or (i >= runs[-1][0] + runs[-1][2] and j >= runs[-1][1] + runs[-1][2]):
                runs.append((i, j, width))
        return [(a + i + room, c + j + room, size - 2 * room) for i, j, size in runs if size > 2 * room]

    def _between(self, block: Block, runs: list[Run], level: int) -> list[Run]:
        a, b, c, d = block
        kept: list[Run] = []
        for i, j, size in runs:
            kept += self.align((a, i, c, j), level)
            kept.append((i, j, size))
            a, c = i + size, j + size
        return kept + self.align((a, b, c, d), level)


def _links(old: list[str], new: list[str]) -> int:
    """Count the pairs of equal words."""
    there = Counter(new)
    return sum(there[key] for key in old)


Gram = tuple[Hashable, ...]


def _grams(keys: list[str], width: int) -> Iterator[tuple[str, ...]]:
    return zip(*(islice(keys, k, None) for k in range(width)), strict=False)


def _single(keys: list[str], width: int) -> dict[Gram, int]:
    """Return the place of each run of `width` words that occurs once, in order."""
    places: dict[Gram, int] = {}
    again = set()
    for k, gram in enumerate(_grams(keys, width)):
        if gram in places:
            again.add(gram)
        places[gram] = k
    return {gram: k for gram, k in places.items() if gram not in again}


def _numbered(keys: list[str], width: int) -> dict[Gram, int]:
    """Return the place of each run of `width` words, told apart by how often it occurred before."""
    seen: Counter[Gram] = Counter()
    places: dict[Gram, int] = {}
    for k, gram in enumerate(_grams(keys, width)):
        places[gram, seen[gram]] = k
        seen[gram] += 1
    return places


def _longest_rising(hits: list[Pair]) -> list[Pair]:
    """Return the longest chain of hits that rises in the second place too (they rise in the first)."""
    tops: list[int] = []
    top_hits: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(hits):
        k = bisect_left(tops, j)
        before.append(top_hits[k - 1] if k else -1)
        tops[k : k + 1] = [j]
        top_hits[k : k + 1] = [index]
    chain = []
    index = top_hits[-1] if top_hits else -1
    while index >= 0:
        chain.append(hits[index])
        index = before[index]
    chain.reverse()
    return chain
