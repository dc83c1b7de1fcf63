"""How alike two stretches of law are, cheaply: the share of words they have in common, ignoring case."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+")

Words = frozenset[tuple[str, int]]
"""A bag of words: each word with how many times it has come before, so that set operations count."""


def words_of(texts: Iterable[str]) -> Words:
    """The bag of words of ``texts``: lower case, hyphens parting words."""
    seen: dict[str, int] = {}
    bag = []
    for text in texts:
        for word in _WORD.findall(text.lower()):
            count = seen.get(word, 0)
            seen[word] = count + 1
            bag.append((word, count))
    return frozenset(bag)


def likeness(one: Words, other: Words) -> float:
    """Dice's coefficient of two bags: 0 nothing in common, 1 the same words."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 1.0
