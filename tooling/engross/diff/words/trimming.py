"""The common prefix and suffix of two texts, set aside before they are cut into words.

A text in normal form is chunks with single blanks between them. Setting some aside gives the marks that the whole text
would get, where the cut is made

- nine chunks or more from the first letter that differs: the words of eight stay open for a mark to slide over
  (`alignment`), and what the edge of a mark costs is read off the word before it;
- beside a chunk that is written alike on both sides, so that no mark touches the cut;
- and that no defined term can reach over, so that each side has all of each of its terms.
"""

from __future__ import annotations

from engross.diff.common_prefix import common_prefix_length
from engross.diff.words.alignment import OPEN_WORDS
from engross.diff.words.defined_terms import TermIndex

_MARGIN = OPEN_WORDS + 1


def trimmable_ends(old: str, new: str, olds: list[str], news: list[str], terms: TermIndex | None) -> tuple[int, int]:
    """How many chunks may be set aside before the first difference of two texts, and how many after the last.

    ``old`` and ``new`` are what is compared, chunk by chunk ``olds`` and ``news``, which may be written otherwise.
    """
    head = common_prefix_length(old, new)
    tail = min(common_prefix_length(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    before = old.count(" ", 0, head) - _MARGIN
    after = old.count(" ", len(old) - tail) - _MARGIN
    while before > 0 and not _may_cut_beside(olds[before - 1], news[before - 1], terms):
        before -= 1
    while after > 0 and not _may_cut_beside(olds[-after], news[-after], terms):
        after -= 1
    return max(before, 0), max(after, 0)


def _may_cut_beside(old: str, new: str, terms: TermIndex | None) -> bool:
    return terms is None or (old == new and terms.loose[old])
