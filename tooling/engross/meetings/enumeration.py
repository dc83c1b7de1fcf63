"""Several words in one sentence."""

from __future__ import annotations


def joined_with_and(words: tuple[str, ...]) -> str:
    """``84-2``; ``84-2 and 84-3``; ``84-1, 84-2 and 84-3``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
