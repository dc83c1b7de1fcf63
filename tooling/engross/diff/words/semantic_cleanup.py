"""Semantic clean-up: eliminating short equalities that only break a change into fragments.

A person who rewrites a phrase does not keep the two words in its middle that happen to recur. How readily the
words between two changes are given up depends on how few they are and how large the changes beside them;
the odds below were fitted to redlines that people made (docs/decisions/0002-how-people-mark.md).
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import log1p

from engross.diff.words.costs import content_sizes
from engross.diff.words.matching_blocks import MatchingBlock, merge_adjacent
from engross.diff.words.tokens import Tokens
from engross.patterns import compile_on_use

# Log odds that a person gives the words up; sizes are counted in letters, as log(1 + size).
_BASE = -0.2
_LENGTH = -2.3
_CONTENT_LENGTH = 0.95
_SMALLER_CHANGE = 0.4
_LARGER_CHANGE = 0.45
_ENDS_CLAUSE = -0.6
_ENDS_LINE = -2.1
_FIGURE = -0.75
_ENDS_AT_COMMA = -1.3
_ONE_WAY = -0.65  # both changes only add, or both only strike: giving up the words saves no mark

_NEVER = -1.0
_CLAUSE_END = compile_on_use(r"[.;:](?:\s|$)")


def eliminate_short_equalities(old: Tokens, new: Tokens, runs: list[MatchingBlock]) -> list[MatchingBlock]:
    """Return `runs` (matching blocks, in order) without those a person would strike and retype."""
    equalities = merge_adjacent([(-1, -1, 1), *runs, (len(old.keys), len(new.keys), 1)])
    if len(equalities) > 2:
        equalities = _Equalities(old, new, equalities).thin_out()
    i, j, size = equalities[0]
    equalities[0] = i + 1, j + 1, size - 1
    i, j, size = equalities[-1]
    equalities[-1] = i, j, size - 1
    return [equality for equality in equalities if equality[2]]


class _Equalities:
    """The equalities (matching blocks), each with the log odds that a person gives it up.

    The first and the last hold the two ends of the text, a word of their own each, and are never eliminated.
    """

    def __init__(self, old: Tokens, new: Tokens, equalities: list[MatchingBlock]) -> None:
        self.old, self.equalities = old, equalities
        count = len(equalities)
        self.before = list(range(-1, count - 1))
        self.after = list(range(1, count + 1))
        self.letters = [0, *(_letters(old, i, i + size) for i, _, size in equalities[1:-1]), 0]
        gaps = [(i + size, p, j + size, q) for (i, j, size), (p, q, _) in pairwise(equalities)]
        self.struck = [_letters(old, a, b) for a, b, _, _ in gaps]  # by the equality before
        self.added = [_letters(new, c, d) for _, _, c, d in gaps]
        self.fixed = [0.0, *(self._own_odds(k) for k in range(1, count - 1)), 0.0]

    def thin_out(self) -> list[MatchingBlock]:
        """Eliminate the likeliest equality, update the odds of its neighbours, and so on; return what is left."""
        count = len(self.equalities)
        odds = [self._odds(k) for k in range(count)]
        heap = [(-value, k) for k, value in enumerate(odds) if value > 0]
        heapify(heap)
        gone = set()
        while heap:
            value, k = heappop(heap)
            if k in gone or -value != odds[k]:
                continue
            gone.add(k)
            left, right = self.before[k], self.after[k]
            self.after[left], self.before[right] = right, left
            self.struck[left] += self.letters[k] + self.struck[k]
            self.added[left] += self.letters[k] + self.added[k]
            for beside in (left, right):
                odds[beside] = self._odds(beside)
                if odds[beside] > 0:
                    heappush(heap, (-odds[beside], beside))
        return [equality for k, equality in enumerate(self.equalities) if k not in gone]

    def _own_odds(self, k: int) -> float:
        """Work out the part of the odds that lies in the kept words themselves."""
        first, _, size = self.equalities[k]
        last = first + size
        text = self.old.text(first, last)
        lines = "\n" in text or "\n" in self.old.blanks[first] or "\n" in self.old.blanks[last]
        return (
            _BASE
            + _LENGTH * log1p(self.letters[k])
            + _CONTENT_LENGTH * log1p(sum(content_sizes(self.old.keys[first:last])))
            + _ENDS_CLAUSE * bool(_CLAUSE_END.search(text))
            + _ENDS_LINE * lines
            + _FIGURE * (text[0].isdigit() or text[0] in "(§")
            + _ENDS_AT_COMMA * text.endswith(",")
        )

    def _odds(self, k: int) -> float:
        before = self.before[k]
        if before < 0 or self.after[k] >= len(self.equalities):
            return _NEVER
        left, right = self.struck[before] + self.added[before], self.struck[k] + self.added[k]
        one_way = not (self.struck[before] or self.struck[k]) or not (self.added[before] or self.added[k])
        return (
            self.fixed[k]
            + _ONE_WAY * one_way
            + _SMALLER_CHANGE * log1p(min(left, right))
            + _LARGER_CHANGE * log1p(max(left, right))
        )


def _letters(tokens: Tokens, start: int, end: int) -> int:
    return sum(map(len, tokens.keys[start:end]))
