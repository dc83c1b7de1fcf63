"""Which words of two texts are the same words: optimal in short windows, anchored in long ones.

The cost stays near n log n: long texts are first cut at n-grams of words that occur once in each (anchors, reduced to
their longest increasing subsequence), and only the windows between them are compared word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import islice

from engross.diff.common_prefix import common_prefix_items
from engross.diff.words.matching_blocks import MatchingBlock
from engross.diff.words.optimal_alignment import Window, optimal_alignment
from engross.diff.words.tokens import Tokens
from engross.model.subsequence import longest_increasing_subsequence

_Pair = tuple[int, int]

_MOST_LINKS = 12_000
"""Pairs of equal words that one window may have before it is cut at anchors first."""

OPEN_WORDS = 8
"""Words at each end of an unchanged run that stay open, so that a mark may slide to a better place."""

# (words in an anchor, words left open at each end of an anchored run, must it occur once in each?), tried in
# this order; the last always finds something, so that the work is bounded whatever the text.
_ANCHORS = ((8, OPEN_WORDS, True), (4, 1, True), (1, 0, True), (1, 0, False))


def align_words(old: Tokens, new: Tokens) -> list[MatchingBlock]:
    """Return the matching blocks, in order; some may touch, and some be empty."""
    head, tail = _common_ends(old, new)
    n, m = len(old.keys), len(new.keys)
    if head == n == m:
        return [(0, 0, n)]
    if n - head - tail == m - head - tail == 1:
        return [(0, 0, head), (head + 1, head + 1, tail)]
    head, tail = max(0, head - OPEN_WORDS), max(0, tail - OPEN_WORDS)
    between = _Aligner(old, new).align((head, n - tail, head, m - tail), 0)
    return [(0, 0, head), *between, (n - tail, m - tail, tail)]


def _common_ends(old: Tokens, new: Tokens) -> _Pair:
    """Count the tokens, blanks included, that both begin with, and that both end with."""
    most = min(len(old.keys), len(new.keys))
    head = common_prefix_items(old.blanks, new.blanks, common_prefix_items(old.keys, new.keys, most))
    ends = reversed(old.keys), reversed(new.keys), most - head
    return head, common_prefix_items(reversed(old.blanks), reversed(new.blanks), common_prefix_items(*ends))


class _Aligner:
    """Both texts, compared block by block."""

    def __init__(self, old: Tokens, new: Tokens) -> None:
        self.old, self.new = old, new

    def align(self, block: Window, level: int) -> list[MatchingBlock]:
        a, b, c, d = block
        if a == b or c == d:
            return []
        if _has_few_links(self.old.keys[a:b], self.new.keys[c:d]):
            return optimal_alignment(self.old, self.new, block)
        for tried in range(level, len(_ANCHORS)):
            runs = self._anchored(block, *_ANCHORS[tried])
            if runs:
                return self._between(block, runs, tried + 1)
        return []

    def _anchored(self, block: Window, width: int, room: int, once: bool) -> list[MatchingBlock]:
        """Return the unchanged runs that anchor a block: (old from, new from, words)."""
        a, b, c, d = block
        occurrences = _unique_ngrams if once else _counted_ngrams
        here = occurrences(self.old.keys[a:b], width)
        there = occurrences(self.new.keys[c:d], width)
        hits = [(i, there[gram]) for gram, i in here.items() if gram in there]
        runs: list[MatchingBlock] = []
        for i, j in (hits[k] for k in longest_increasing_subsequence([j for _, j in hits])):
            if runs and i - runs[-1][0] == j - runs[-1][1] <= runs[-1][2]:
                runs[-1] = (*runs[-1][:2], i - runs[-1][0] + width)
            elif not runs or (i >= runs[-1][0] + runs[-1][2] and j >= runs[-1][1] + runs[-1][2]):
                runs.append((i, j, width))
        return [(a + i + room, c + j + room, size - 2 * room) for i, j, size in runs if size > 2 * room]

    def _between(self, block: Window, runs: list[MatchingBlock], level: int) -> list[MatchingBlock]:
        a, b, c, d = block
        kept: list[MatchingBlock] = []
        for i, j, size in runs:
            kept += self.align((a, i, c, j), level)
            kept.append((i, j, size))
            a, c = i + size, j + size
        return kept + self.align((a, b, c, d), level)


def _has_few_links(old: list[str], new: list[str]) -> bool:
    """Whether so few words are equal that all pairs of equal words can be tried."""
    if len(old) * len(new) <= _MOST_LINKS:
        return True
    there = Counter(new)
    return sum(there[key] for key in old) <= _MOST_LINKS


_NGram = tuple[Hashable, ...]


def _ngrams(keys: list[str], width: int) -> Iterator[tuple[str, ...]]:
    return zip(*(islice(keys, k, None) for k in range(width)), strict=False)


def _unique_ngrams(keys: list[str], width: int) -> dict[_NGram, int]:
    """Return the place of each run of `width` words that occurs once, in order."""
    places: dict[_NGram, int] = {}
    again = set()
    for k, gram in enumerate(_ngrams(keys, width)):
        if gram in places:
            again.add(gram)
        places[gram] = k
    return {gram: k for gram, k in places.items() if gram not in again}


def _counted_ngrams(keys: list[str], width: int) -> dict[_NGram, int]:
    """Return the place of each run of `width` words, told apart by how often it occurred before."""
    seen: Counter[_NGram] = Counter()
    places: dict[_NGram, int] = {}
    for k, gram in enumerate(_ngrams(keys, width)):
        places[gram, seen[gram]] = k
        seen[gram] += 1
    return places
