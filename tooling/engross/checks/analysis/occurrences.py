"""Where the same words stand in a text, counted once however many findings stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache


@lru_cache(maxsize=512)
def occurrences(text: str, words: str) -> tuple[int, ...]:
    """Where ``words`` begin in ``text``, in order, in characters; occurrences may overlap. Empty words are nowhere."""
    return tuple(_found(text, words)) if words else ()


def occurrence_at(text: str, words: str, start: int) -> int:
    """Which occurrence (from 0) of ``words`` in ``text`` begins at ``start``."""
    return bisect_left(occurrences(text, words), start)


def _found(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
