"""What two texts begin and end with, set aside before any word of it is cut: work is then by the change.

A text in normal form is chunks with single blanks between them. Setting some aside gives the marks that the whole text
would get, where the cut is made

- nine chunks or more from the first letter that differs: the words of eight stay open for a mark to slide over
  (`alignment`), and what the edge of a mark costs is read off the word before it;
- beside a chunk that is written alike on both sides, so that no mark touches the cut;
- and that no defined term can reach over, so that each side has all of each of its terms.
"""

from __future__ import annotations

from engross.diff.alignment import ROOM
from engross.diff.beginnings import same_letters
from engross.diff.terms import Vocabulary

_APART = ROOM + 1


def ends_to_spare(old: str, new: str, olds: list[str], news: list[str], terms: Vocabulary | None) -> tuple[int, int]:
    """How many chunks may be set aside before the first difference of two texts, and how many after the last.

    ``old`` and ``new`` are what is compared, chunk by chunk ``olds`` and ``news``, which may be written otherwise.
    """
    head = same_letters(old, new)
    tail = min(same_letters(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    before = old.count(" ", 0, head) - _APART
    after = old.count(" ", len(old) - tail) - _APART
    while before > 0 and not _firm(olds[before - 1], news[before - 1], terms):
        before -= 1
    while after > 0 and not _firm(olds[-after], news[-after], terms):
        after -= 1
    return max(before, 0), max(after, 0)


def _firm(old: str, new: str, terms: Vocabulary | None) -> bool:
    return terms is None or (old == new and terms.loose[old])
