"""The optimal alignment of two windows of tokens, with affine gap costs.

Every pair of equal words is a link. An alignment is a chain of links: it earns the weight of its words and pays for
every run of deleted or inserted words between them, so a word that costs more in marks than it is worth is not kept.
The best chain is found exactly, over the links alone: the sparse matching of Hunt and Szymanski (CACM 20, 1977)
with the affine gap costs of Gotoh (J. Mol. Biol. 162, 1982).

A score and the link that reaches it are one number, the score in the upper digits: of two, the larger is the better
one, and of equal scores that of the later link.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from engross.diff.words.costs import (
    CERTAIN_GAIN,
    MARK_COST,
    OTHER_SENTENCE_SHARE,
    WHITESPACE_COST,
    edge_costs,
    match_gains,
)
from engross.diff.words.matching_blocks import MatchingBlock
from engross.diff.words.sentence_pairing import pair_sentences, sentence_numbers
from engross.diff.words.tokens import Tokens

Window = tuple[int, int, int, int]
"""A range of tokens of each text: old from, old to, new from, new to."""

_ONE = 1 << 20
"""A score of one; there are fewer links than that."""

_LINK = _ONE - 1
_NONE = -(10**12) * _ONE
_MARK, _BLANK = MARK_COST * _ONE, WHITESPACE_COST * _ONE


class _WindowSide(NamedTuple):
    """A range of one text: its tokens, the white space before each, and the sentence of the new text that it is in.

    For an old word that is the sentence that its own became, or -1 where that is not known.
    """

    keys: list[str]
    blanks: list[str]
    sentences: list[int]

    def part(self, start: int, end: int) -> _WindowSide:
        """A range of it, its end as one more word, which both texts have once."""
        return _WindowSide([*self.keys[start:end], ""], [*self.blanks[start:end], ""], [*self.sentences[start:end], -1])


def optimal_alignment(old: Tokens, new: Tokens, block: Window) -> list[MatchingBlock]:
    """Return the matching blocks of `block`, in order."""
    a, b, c, d = block
    gains = match_gains(old.keys[a:b])
    one, other = _sides(old, new, block, gains)
    most = min(b - a, d - c)
    head = _certain_matches(one, other, gains, range(most))
    tail = _certain_matches(one, other, gains, range(-1, head - most - 1, -1))
    chain = [(b - tail, d - tail, tail)]
    if head + tail < most:
        links = _weighted_links(
            one.part(head, b - a - tail),
            other.part(head, d - c - tail),
            [*gains[head : b - a - tail], 0],
            (edge_costs(old, a + head, b - tail), edge_costs(new, c + head, d - tail)),
        )
        _, _, link = links[-1]
        while link:
            i, j, link = links[link]
            chain.append((a + head + i, c + head + j, 1))
    chain.append((a, c, head))
    return chain[::-1]


def _sides(old: Tokens, new: Tokens, block: Window, gains: list[int]) -> tuple[_WindowSide, _WindowSide]:
    a, b, c, d = block
    one, other = old.keys[a:b], new.keys[c:d]
    olds, news = sentence_numbers(one, old.blanks[a : b + 1]), sentence_numbers(other, new.blanks[c : d + 1])
    partner = pair_sentences((one, olds), (other, news), gains)
    sentences = [partner.get(number, -1) for number in olds] if partner else [-1] * len(one)
    return _WindowSide(one, old.blanks[a:b], sentences), _WindowSide(other, new.blanks[c:d], news)


def _certain_matches(old: _WindowSide, new: _WindowSide, gains: list[int], steps: range) -> int:
    """How many words at an end, counted by ``steps`` from there, are in every best chain.

    Both sides have the same words there, up to one that stands nowhere else in either and is worth more than
    `CERTAIN_GAIN`. A chain without it could be bettered: with all words from the end up to it kept, they earn all they
    can earn, and what follows goes on as before, behind a mark that begins after that word.
    """
    same = 0
    for k in steps:
        if (
            old.keys[k] != new.keys[k]
            or old.blanks[k] != new.blanks[k]
            or old.sentences[k] not in (-1, new.sentences[k])
        ):
            break
        same += 1
    for size in range(same, 0, -1):
        k = steps[size - 1]
        key = old.keys[k]
        if gains[k] > CERTAIN_GAIN and old.keys.count(key) == new.keys.count(key) == 1:
            return size
    return 0


def _weighted_links(
    old: _WindowSide, new: _WindowSide, gains: list[int], costs: tuple[list[int], list[int]]
) -> list[tuple[int, int, int]]:
    """All links, each with the one before it in the best chain that ends there; the last is that of the ends.

    Scores are kept by place, one more than the position in the new text: at place 0 is where both texts begin. There
    are four ways to reach a link, and the best of each is at hand.
    """
    old_edges, edges = ([cost * _ONE for cost in side] for side in costs)
    places: dict[str, list[int]] = {}
    for place, key in enumerate(new.keys, 1):
        places.setdefault(key, []).append(place)
    links = [(-1, -1, -1)]  # position in old, position in new, the link before
    row = {0: 0}  # the links of the old word just before
    left: list[tuple[int, int]] = []  # the same with a mark opened
    column = [_NONE] * len(edges)  # links of all earlier old words, a mark opened
    prefix_best = [*column, _NONE]  # the best of these before a place: it never falls
    for i, key in enumerate(old.keys):
        edge = old_edges[i]
        if left:
            _open_marks(left, column, prefix_best)
        left = [(place, value - edge - edges[place]) for place, value in row.items()] if row else []
        row, last = {}, row
        if key not in places:
            continue
        price, blank, sentence = _MARK + edge, old.blanks[i], old.sentences[i]
        there = gains[i] * _ONE
        elsewhere = there if sentence < 0 else gains[i] * OTHER_SENTENCE_SHARE // 1000 * _ONE
        for place in places[key]:
            before = place - 1
            best = prefix_best[before] - _MARK
            if column[before] > best:
                best = column[before]
            for at, value in left:
                if at < before and value > best:
                    best = value
            best -= price + edges[before]
            if before in last:
                straight = last[before] if blank == new.blanks[before] else last[before] - _BLANK
                if straight - (straight & _LINK) > best:  # if equal, the mark stands later, where people put it
                    best = straight
            link = best & _LINK
            row[place] = best - link + (there if new.sentences[before] == sentence else elsewhere) + len(links)
            links.append((i, before, link))
    return links


def _open_marks(left: list[tuple[int, int]], column: list[int], prefix_best: list[int]) -> None:
    """Take in the links of one more old word, a mark opened after them."""
    for place, value in left:
        if value > column[place]:
            column[place] = value
        beyond = place + 1
        if value > prefix_best[beyond]:
            end = bisect_right(prefix_best, value, beyond)
            prefix_best[beyond:end] = [value] * (end - beyond)
