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


def words_in(texts: Iterable[str]) -> list[str]:
    """The words of ``texts`` in order: lower case, hyphens parting words."""
    return _WORD.findall("\n".join(texts).lower())


def bag_of(words: list[str]) -> Words:
    """The bag that holds ``words``."""
    once = frozenset(words)
    if len(once) == len(words):
        return Words(len(words), once, {})
    return Words(len(words), once, {word: times - 1 for word, times in Counter(words).items() if times > 1})


def words_of(texts: Iterable[str]) -> Words:
    """The bag of words of ``texts``."""
    return bag_of(words_in(texts))


def likeness(one: Words, other: Words, least: float = 0.0) -> float:
    """Dice's coefficient of two bags: 0 nothing in common, 1 the same words; 0 where it is below ``least``."""
    total = one.count + other.count
    if not total:
        return 1.0
    if 2 * min(one.count, other.count) / total < least:
        return 0.0
    few, many = (one.again, other.again) if len(one.again) < len(other.again) else (other.again, one.again)
    repeats = sum([min(few[word], many[word]) for word in few.keys() & many.keys()])
    alike = 2 * (len(one.once & other.once) + repeats) / total
    return alike if alike >= least else 0.0
