"""How alike two stretches of law are, cheaply: the share of words they have in common, ignoring case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+")



@dataclass(frozen=True)
class Words:
    """A bag of words; what is asked of it is worked out once, when it is asked."""

    words: list[str]

    @cached_property
    def once(self) -> frozenset[str]:
        """Which words there are."""
        return frozenset(self.words)

    @cached_property
    def again(self) -> dict[str, int]:
        """How often more than once those come that come again."""
        if len(self.once) == len(self.words):
            return {}
        return {word: times - 1 for word, times in Counter(self.words).items() if times > 1}


def words_of(texts: Iterable[str]) -> Words:
    """The bag of words of ``texts``: lower case, hyphens parting words."""
    return Words(_WORD.findall("\n".join(texts).lower()))


def likeness(one: Words, other: Words, least: float = 0.0) -> float:
    """Dice's coefficient of two bags: 0 nothing in common, 1 the same words; 0 where it is below ``least``."""
    n, m = len(one.words), len(other.words)
    if not n + m:
        return 1.0
    if 2 * min(n, m) / (n + m) < least:
        return 0.0
    shared = len(one.once & other.once)
    if 2 * (shared + min(n - len(one.once), m - len(other.once))) / (n + m) < least:
        return 0.0
    few, many = (one.again, other.again) if len(one.again) < len(other.again) else (other.again, one.again)
    shared += sum([min(few[word], many[word]) for word in few.keys() & many.keys()])
    alike = 2 * shared / (n + m)
    return alike if alike >= least else 0.0
