"""Copies of one Word file, each edited by someone, merged into it as tracked changes by author."""

from engross.word_merging.tracked_copies import PersonCopy
from engross.word_merging.word_file_merge import merge_word_files

__all__ = ["PersonCopy", "merge_word_files"]
