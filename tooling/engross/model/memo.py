"""A memoised function of a word: asking again is a dictionary look-up and no call, and `map` can do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

_MOST = 1 << 17
"""Most entries held at once; a large code has fewer words."""


class Memo(dict[str, _T]):
    """A dictionary of results that calls ``answer`` for what it does not hold; when it is full it is emptied."""

    __slots__ = ("answer",)

    def __init__(self, answer: Callable[[str], _T]) -> None:
        """``answer``: the function that is memoised; a pure function of the word."""
        super().__init__()
        self.answer = answer

    def __missing__(self, word: str) -> _T:
        """Call the function, and store the result."""
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self.answer(word)
        return found
