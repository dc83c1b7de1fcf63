"""What a redline costs its reader: the weight of a kept word, the price of a mark, the place of its edge.

The figures are in thousandths. They were fitted to redlines that people made; how, and what each is worth,
is told in docs/decisions/0002-how-people-mark.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from engross.diff.words.tokens import Tokens
from engross.model.memo import Memo

MARK_COST = 1300
"""Price of one run of deleted words, and of one run of inserted words."""

WHITESPACE_COST = 2900
"""Price of keeping a word while the white space before it changes."""

OTHER_SENTENCE_SHARE = 700
"""Share of its worth that a word keeps in another sentence than the one that its own became."""

_PUNCTUATION_GAIN = 1300
_STOP_WORD_GAIN = 800
_WORD_GAIN = 2000
_LETTER_GAIN = 100
_EDGE_AT_CLAUSE = -180
_EDGE_AFTER_COMMA = 0
_EDGE_BEFORE_SIGN = 80
_EDGE_BEFORE_AND = 90
_EDGE_IN_PHRASE = 150

_LEAST_EDGE_COST, _MOST_EDGE_COST = 2 * _EDGE_AT_CLAUSE, 2 * _EDGE_IN_PHRASE
"""What the edges may cost where a mark begins, or ends: there is one in each text."""

CERTAIN_GAIN = max(_MOST_EDGE_COST - 3 * _LEAST_EDGE_COST, WHITESPACE_COST - 2 * MARK_COST - 2 * _LEAST_EDGE_COST)
"""What it costs at most that a mark begins later, after the words that both texts begin with (docs/decisions/0011)."""

_CONJUNCTIONS = frozenset(["and", "or"])

_STOP_WORD_LIST = """
    a all an and any are as at be been but by each for from has have he her his if in into is it its
    may no not of on or other shall she such than that the their then there these they this those to
    under upon was were which who will with within without
"""
_STOP_WORDS = frozenset(_STOP_WORD_LIST.split())


def match_gains(keys: list[str]) -> list[int]:
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
    return (len(key) > 1 or key.isalnum()) and key.lower() not in _STOP_WORDS


def _gain(key: str) -> int:
    if _is_content(key):
        return _WORD_GAIN + _LETTER_GAIN * len(key)
    return _STOP_WORD_GAIN if key[0].isalnum() else _PUNCTUATION_GAIN


def _edge_after(key: str) -> int:
    return _EDGE_AT_CLAUSE if key[-1] in ".;:" else _EDGE_AFTER_COMMA if key == "," else _EDGE_IN_PHRASE


def _edge_before(key: str) -> int:
    return _EDGE_BEFORE_SIGN if key in ",.;:" else _EDGE_BEFORE_AND if key in _CONJUNCTIONS else _EDGE_IN_PHRASE


_GAINS = Memo(_gain)
_CONTENT = Memo(lambda key: len(key) if _is_content(key) else 0)
_AFTER = Memo(_edge_after)
_BEFORE = Memo(_edge_before)
