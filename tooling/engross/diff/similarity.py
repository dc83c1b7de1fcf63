"""The similarity of two texts as bags of words: the share of words they have in common, ignoring case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from engross.patterns import compile_on_use

_WORD = compile_on_use(r"[0-9A-Za-z\u00c0-\u024f]+")


class WordBag(NamedTuple):
    """A bag of words: all of them, which there are, and how often more than once those come that come again.

    The last is filled in when it is first asked for.
    """

    words: list[str]
    once: frozenset[str]
    again: dict[str, int]


def bag_of_words(words: list[str]) -> WordBag:
    """The bag that holds ``words``."""
    return WordBag(words, frozenset(words), {})


def lower_case_words(texts: Iterable[str]) -> list[str]:
    """The words of ``texts`` in order: lower case, hyphens parting words."""
    return _WORD.findall("\n".join(texts).lower())


def bag_of_texts(texts: Iterable[str]) -> WordBag:
    """The bag of words of ``texts``."""
    return bag_of_words(lower_case_words(texts))


def repeat_counts(bag: WordBag) -> dict[str, int]:
    """How often more than once each word of ``bag`` comes that comes again."""
    if not bag.again and len(bag.once) < len(bag.words):
        bag.again.update((word, times - 1) for word, times in Counter(bag.words).items() if times > 1)
    return bag.again


def similarity(one: WordBag, other: WordBag, least: float = 0.0) -> float:
    """Dice's coefficient of two bags: 0 nothing in common, 1 the same words; 0 where it is below ``least``."""
    n, m = len(one.words), len(other.words)
    if not n + m:
        return 1.0
    if 2 * min(n, m) / (n + m) < least:
        return 0.0
    shared = len(one.once & other.once)
    if 2 * (shared + min(n - len(one.once), m - len(other.once))) / (n + m) < least:
        return 0.0
    few, many = sorted((repeat_counts(one), repeat_counts(other)), key=len)
    shared += sum([min(few[word], many[word]) for word in few.keys() & many.keys()])
    alike = 2 * shared / (n + m)
    return alike if alike >= least else 0.0
