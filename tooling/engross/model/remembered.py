"""What a function says of a word, remembered: asking again is a look-up and no call, and `map` can do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_MOST = 1 << 17
"""Words that are remembered at once; a large code has fewer."""


class Remembered(dict[str, T]):
    """A table of answers that asks ``answer`` for what it does not hold; when it is full it begins anew."""

    __slots__ = ("answer",)

    def __init__(self, answer: Callable[[str], T]) -> None:
        """``answer`` says of a word what is to be remembered; it depends on nothing else."""
        super().__init__()
        self.answer = answer

    def __missing__(self, word: str) -> T:
        """Ask, and put down what was said."""
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self.answer(word)
        return found
