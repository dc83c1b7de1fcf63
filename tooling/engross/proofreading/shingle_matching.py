"""Where runs of words that were sent stand in what was printed, whatever order its columns were read in.

Runs are found by shingles: n-grams of `SHINGLE` words that both texts have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from engross.values import dataclass

SHINGLE = 4
"""So many words in a row have to be the same for a run to be found."""

_FEW, _MANY = 3, 60
_STEPS = (
    *((a, b) for a in range(_MANY + 1) for b in range(_FEW + 1)),
    *((a, b) for a in range(_FEW + 1) for b in range(_FEW + 1, _MANY + 1)),
)
"""So many words may be lost, changed or put in before the same run continues right behind the last."""


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """``size`` words that are the same, from ``sent`` in the one and ``printed`` in the other (from 0)."""

    sent: int
    printed: int
    size: int


def matching_words(sent: Sequence[str], printed: Sequence[str]) -> list[MatchingWords]:
    """The runs of words that both have, in the order of ``sent``, none overlapping another on either side.

    Of several places the one with the longest run is taken, of those the nearest behind the last: a column that was
    scanned twice is compared where it was read well. What is printed once is matched with one run only, so that a line
    that was lost is not found again in its like.
    """
    places = shingle_index(printed)
    used = [False] * len(printed)
    found: list[MatchingWords] = []
    at = end = 0
    while at <= len(sent) - SHINGLE:
        there = places.get(tuple(sent[at : at + SHINGLE]), ())
        steps = [(at, place) for place in there] + [(at + a, end + b) for a, b in _STEPS]
        runs = (MatchingWords(one, other, _run(sent, one, printed, other, used)) for one, other in steps)
        best = max((each for each in runs if each.size >= SHINGLE), key=partial(_worth, at=at, end=end), default=None)
        if best is None:
            at += 1
            continue
        found.append(best)
        at, end = best.sent + best.size, best.printed + best.size
        used[best.printed : end] = [True] * best.size
    return found


def _worth(each: MatchingWords, at: int, end: int) -> tuple[int, bool, int]:
    return each.size - (each.sent - at), each.printed >= end, -abs(each.printed - end)


def shingle_index(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each SHINGLE words begin."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - SHINGLE + 1):
        places[tuple(words[at : at + SHINGLE])].append(at)
    return places


def _run(one: Sequence[str], at: int, other: Sequence[str], place: int, used: Sequence[bool]) -> int:
    size, most = 0, min(len(one) - at, len(other) - place)
    while size < most and not used[place + size] and one[at + size] == other[place + size]:
        size += 1
    return size
