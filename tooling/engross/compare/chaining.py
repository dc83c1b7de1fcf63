"""The best chain of kept words between two stretches of tokens.

Every pair of equal words is a link. A chain of links earns the weight of its words and pays for every run of
deleted or inserted words between them, so a word that costs more in marks than it is worth is not kept. The
best chain is found exactly, over the links alone: the sparse matching of Hunt and Szymanski (CACM 20, 1977)
with the affine gap prices of Gotoh (J. Mol. Biol. 162, 1982).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from engross.compare.sentences import counterparts, sentence_numbers
from engross.compare.weights import AWAY, BLANK, MARK

Scored = tuple[int, int]
"""A score and the link that reaches it."""

_NONE: Scored = (-(10**12), -1)


class Side(NamedTuple):
    """A stretch of one text: its tokens, the white space around them, the price of each edge."""

    keys: list[str]
    blanks: list[str]
    edges: list[int]


def best_chain(old: Side, new: Side, gains: list[int]) -> list[tuple[int, int]]:
    """Return the pairs of positions (in `old`, in `new`) that are kept, in order; `gains` is by old word."""
    places: dict[str, list[int]] = {}
    for j, key in enumerate(new.keys):
        places.setdefault(key, []).append(j)
    scores = _Scores(new.edges)
    old_sentences = sentence_numbers(old.keys, old.blanks)
    new_sentences = sentence_numbers(new.keys, new.blanks)
    partner = counterparts((old.keys, old_sentences), (new.keys, new_sentences), gains)
    links = [(-1, -1, -1)]  # position in old, position in new, the link before
    row = [(-1, 0, 0)]  # the links of one old word: position in new, score, link
    for i, key in enumerate(old.keys):
        if row or scores.row_at:
            scores.enter(row, old.edges[i])
        if key not in places:
            row = []
            continue
        price, blank, gain = MARK + old.edges[i], old.blanks[i], gains[i]
        home = partner.get(old_sentences[i], -1)
        abroad = gain * AWAY // 1000 if home >= 0 else gain
        row = []
        for j in places[key]:
            score, link = scores.best(j, price, 0 if blank == new.blanks[j] else BLANK)
            if link >= 0:
                row.append((j, score + (gain if new_sentences[j] == home else abroad), len(links)))
                links.append((i, j, link))
    scores.enter(row, old.edges[-1])
    return _walk_back(links, scores.best(len(new.keys), MARK + old.edges[-1], 0)[1])


class _Scores:
    """The best scores so far, kept so that each of the four ways to reach a link is found at once."""

    def __init__(self, edges: list[int]) -> None:
        self.edges = edges
        self.diagonal: dict[int, Scored] = {}  # by new word: links of the old word just before
        self.row_at: list[int] = []  # the same links once a mark is opened after them:
        self.row: list[Scored] = []  # the best up to each of these new words
        self.leaving: list[Scored] = []
        self.column: dict[int, Scored] = {}  # by new word: links of all earlier old words, a mark opened
        self.stairs_at: list[int] = []  # the best of these up to a new word; both lists rise
        self.stairs: list[Scored] = []

    def enter(self, row: list[tuple[int, int, int]], old_edge: int) -> None:
        """Take in the links of the next old word; `old_edge` is the price of an edge after that word."""
        for j, value in zip(self.row_at, self.leaving, strict=True):
            if value > self.column.get(j, _NONE):
                self.column[j] = value
            self._climb(j, value)
        edges = self.edges
        self.diagonal = {j: (score, link) for j, score, link in row}
        self.row_at = [j for j, _, _ in row]
        self.leaving = [(score - old_edge - edges[j + 1], link) for j, score, link in row]
        self.row = list(accumulate(self.leaving, max))

    def best(self, j: int, price: int, blank: int) -> Scored:
        """Find the best way to reach new word `j` at `price` a mark, or unmarked at the price `blank`."""
        before = j - 1
        price += self.edges[j]
        best = _NONE
        at = bisect_left(self.row_at, before)
        if at:
            score, link = self.row[at - 1]
            best = (score - price, link)
        if before in self.column:
            score, link = self.column[before]
            best = max(best, (score - price, link))
        at = bisect_left(self.stairs_at, before)
        if at:
            score, link = self.stairs[at - 1]
            best = max(best, (score - price - MARK, link))
        if before in self.diagonal:
            score, link = self.diagonal[before]
            if score - blank > best[0]:  # if equal, the mark stands later: people keep what comes first
                best = (score - blank, link)
        return best

    def _climb(self, j: int, value: Scored) -> None:
        at, stairs = self.stairs_at, self.stairs
        k = bisect_right(at, j)
        if k and stairs[k - 1] >= value:
            return
        first = beyond = bisect_left(at, j)
        while beyond < len(stairs) and stairs[beyond] <= value:
            beyond += 1
        at[first:beyond] = [j]
        stairs[first:beyond] = [value]


def _walk_back(links: list[tuple[int, int, int]], link: int) -> list[tuple[int, int]]:
    chain = []
    while link > 0:
        i, j, link = links[link]
        chain.append((i, j))
    chain.reverse()
    return chain
