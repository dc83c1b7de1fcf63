"""What a redline costs its reader: the weight of a kept word, the price of a mark, the place of its edge.

The figures are in thousandths. They were fitted to redlines that people made; how, and what each is worth,
is told in docs/decisions/0002-how-people-mark.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from engross.diff.tokens import Tokens
from engross.model.remembered import Remembered

MARK = 1300
"""Price of one run of deleted words, and of one run of inserted words."""

BLANK = 2900
"""Price of keeping a word while the white space before it changes."""

AWAY = 700
"""Share of its worth that a word keeps in another sentence than the one that its own became."""

_SIGN = 1300
_SMALL_WORD = 800
_WORD = 2000
_LETTER = 100
_EDGE_AT_CLAUSE = -180
_EDGE_AFTER_COMMA = 0
_EDGE_BEFORE_SIGN = 80
_EDGE_BEFORE_AND = 90
_EDGE_IN_PHRASE = 150

_CHEAPEST, _DEAREST = 2 * _EDGE_AT_CLAUSE, 2 * _EDGE_IN_PHRASE
"""What the edges may cost where a mark begins, or ends: there is one in each text."""

SURE = max(_DEAREST - 3 * _CHEAPEST, BLANK - 2 * MARK - 2 * _CHEAPEST)
"""What it costs at most that a mark begins later, after the words that both texts begin with (docs/decisions/0011)."""

_JOINING = frozenset(["and", "or"])

_SMALL = """
    a all an and any are as at be been but by each for from has have he her his if in into is it its
    may no not of on or other shall she such than that the their then there these they this those to
    under upon was were which who will with within without
"""
_SMALL_WORDS = frozenset(_SMALL.split())


def word_gains(keys: list[str]) -> list[int]:
    """Say what it is worth to keep each word: a long word much, a small word or a sign little."""
    return list(map(_GAINS.__getitem__, keys))


def content_sizes(keys: list[str]) -> Iterator[int]:
    """The letters of each token that is more than a sign or a small word; 0 for any other."""
    return map(_CONTENT.__getitem__, keys)


def edge_costs(tokens: Tokens, start: int, end: int) -> list[int]:
    """Price an edge of a mark before each token from `start` on, and before `end`: low where a clause or line ends."""
    first = max(start - 1, 0)
    keys, blanks = tokens.keys[first : end + 1], tokens.blanks[first + 1 : end + 1]
    beside = zip(map(_AFTER.__getitem__, keys), map(_BEFORE.__getitem__, keys[1:]), strict=False)
    costs = [one if one < other else other for one, other in beside]
    if "\n" in "".join(blanks):
        costs = [_EDGE_AT_CLAUSE if "\n" in blank else cost for cost, blank in zip(costs, blanks, strict=False)]
    if start == 0:
        costs.insert(0, _EDGE_AT_CLAUSE)
    if end == len(tokens.keys):
        costs.append(_EDGE_AT_CLAUSE)
    return costs


def _is_content(key: str) -> bool:
    return (len(key) > 1 or key.isalnum()) and key.lower() not in _SMALL_WORDS


def _gain(key: str) -> int:
    if _is_content(key):
        return _WORD + _LETTER * len(key)
    return _SMALL_WORD if key[0].isalnum() else _SIGN


def _edge_after(key: str) -> int:
    return _EDGE_AT_CLAUSE if key[-1] in ".;:" else _EDGE_AFTER_COMMA if key == "," else _EDGE_IN_PHRASE


def _edge_before(key: str) -> int:
    return _EDGE_BEFORE_SIGN if key in ",.;:" else _EDGE_BEFORE_AND if key in _JOINING else _EDGE_IN_PHRASE


_GAINS = Remembered(_gain)
_CONTENT = Remembered(lambda key: len(key) if _is_content(key) else 0)
_AFTER = Remembered(_edge_after)
_BEFORE = Remembered(_edge_before)
