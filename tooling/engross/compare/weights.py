"""What a redline costs its reader: the weight of a kept word, the price of a mark, the place of its edge.

The figures are in thousandths. They were fitted to redlines that people made; how, and what each is worth,
is told in docs/decisions/0002-how-people-mark.md.
"""

from __future__ import annotations

from functools import lru_cache

from engross.compare.tokens import Tokens

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

_JOINING = frozenset(["and", "or"])

_SMALL = """
    a all an and any are as at be been but by each for from has have he her his if in into is it its
    may no not of on or other shall she such than that the their then there these they this those to
    under upon was were which who will with within without
"""
_SMALL_WORDS = frozenset(_SMALL.split())


def word_gains(keys: list[str]) -> list[int]:
    """Say what it is worth to keep each word: a long word much, a small word or a sign little."""
    return list(map(_gain, keys))


@lru_cache(maxsize=65536)
def is_content(key: str) -> bool:
    """Tell whether a token is more than a sign or a small word."""
    return (len(key) > 1 or key.isalnum()) and key.lower() not in _SMALL_WORDS


@lru_cache(maxsize=65536)
def _gain(key: str) -> int:
    if is_content(key):
        return _WORD + _LETTER * len(key)
    return _SMALL_WORD if key[0].isalnum() else _SIGN


def edge_costs(tokens: Tokens) -> list[int]:
    """Price an edge of a mark before each token, and after the last: low where a clause or a line ends."""
    keys = tokens.keys
    costs = [_EDGE_AT_CLAUSE]
    for before, after, blank in zip(keys, keys[1:], tokens.blanks[1:], strict=False):
        if before[-1] in ".;:" or "\n" in blank:
            costs.append(_EDGE_AT_CLAUSE)
        elif before == ",":
            costs.append(_EDGE_AFTER_COMMA)
        elif after in ",.;:":
            costs.append(_EDGE_BEFORE_SIGN)
        elif after in _JOINING:
            costs.append(_EDGE_BEFORE_AND)
        else:
            costs.append(_EDGE_IN_PHRASE)
    costs.append(_EDGE_AT_CLAUSE)
    return costs
