"""Comparing two versions: aligning provisions, then words, then saying what kind of change it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.diff.chapters import compare
    from engross.diff.words.word_diff import diff_words

__all__ = ["compare", "diff_words"]

_HOMES = {"compare": "engross.diff.chapters", "diff_words": "engross.diff.words.word_diff"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: `engross --help` needs none of it."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'engross.diff' has no attribute {name!r}")
