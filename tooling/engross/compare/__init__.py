"""Comparing two versions: aligning provisions, then words, then saying what kind of change it is."""

from engross.compare.chapters import compare
from engross.compare.words import diff_words

__all__ = ["compare", "diff_words"]
