"""Told before a picture of a page is read, which takes a while."""

from __future__ import annotations

from collections.abc import Callable

TellPage = Callable[[int, int], None]
"""Told before a page is read: which one, from 1, and of how many."""


def untold(_page: int, _pages: int) -> None:
    """Tell nobody."""
