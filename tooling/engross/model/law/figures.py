"""Numbers written in figures, as labels, names and the attributes of other people's files have them."""

from __future__ import annotations

_MOST = 18
"""Figures that a number of law has at most. Python refuses to read one of some thousands, and is slow before that."""


def figures_value(words: str) -> int | None:
    """The value of a number written in figures: ``17`` is 17; None for anything else, as ``²``, which is a mark, and
    for a number of more than 18 figures."""
    return int(words) if words.isdecimal() and len(words) <= _MOST else None


def figures_key(part: str) -> tuple[int, str]:
    """What to sort a part of a number by: figures as figures, else by length and alphabet."""
    value = figures_value(part)
    return (len(part), part) if value is None else (value, "")
