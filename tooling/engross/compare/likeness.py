"""How alike two stretches of law are, cheaply: the share of words they have in common, ignoring case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+")



class Words(NamedTuple):
    """A bag of words: how many, which, and how often more than once those that come again."""

    count: int
    once: frozenset[str]
    again: dict[str, int]


def words_of(texts: Iterable[str]) -> Words:
    """The bag of words of ``texts``: lower case, hyphens parting words."""
    words = _WORD.findall("\n".join(texts).lower())
    once = frozenset(words)
    if len(once) == len(words):
        return Words(len(words), once, {})
    return Words(len(words), once, {word: times - 1 for word, times in Counter(words).items() if times > 1})


def likeness(one: Words, other: Words) -> float:
    """Dice's coefficient of two bags: 0 nothing in common, 1 the same words."""
    total = one.count + other.count
    if not total:
        return 1.0
    few, many = (one.again, other.again) if len(one.again) < len(other.again) else (other.again, one.again)
    repeats = sum(min(few[word], many[word]) for word in few.keys() & many.keys())
    return 2 * (len(one.once & other.once) + repeats) / total
