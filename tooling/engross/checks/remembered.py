"""What is worked out of a word once, and asked for a thousand times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_ROOM = 1 << 17
"""Words kept; when there are more, all are forgotten. A code has some ten thousand."""


class Remembered(dict[str, T]):
    """Answers by the words that they were worked out of."""

    def __init__(self, work_out: Callable[[str], T]) -> None:
        """``work_out``: a pure function."""
        super().__init__()
        self._work_out = work_out

    def __missing__(self, words: str) -> T:
        """Work out the answer for words that were not seen before."""
        if len(self) >= _ROOM:
            self.clear()
        answer = self[words] = self._work_out(words)
        return answer
