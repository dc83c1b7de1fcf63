"""Comparing two versions: aligning provisions, then words, then saying what kind of change it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.names_on_demand import names_on_demand

if TYPE_CHECKING:
    from engross.diff.chapters import compare
    from engross.diff.words.word_diff import diff_words

__all__ = ["compare", "diff_words"]

__getattr__ = names_on_demand(
    __name__,
    {
        "compare": "chapters",
        "diff_words": "words.word_diff",
    },
)
