"""Where each stretch of what was sent stands in what was printed, whatever order its columns were read in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

SHINGLE = 4
"""So many words in a row have to be the same for a stretch to be found."""

_SKIPPED = 3
"""So many words may be changed, lost or put in before the same stretch goes on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``size`` words that are the same, from ``sent`` in the one and ``printed`` in the other (from 0)."""

    sent: int
    printed: int
    size: int


def stretches(sent: Sequence[str], printed: Sequence[str]) -> list[Stretch]:
    """The stretches that both have, in the order of ``sent``, none overlapping another there.

    Of several places the one with the longest run is taken, of those the nearest behind the last: a column that was
    scanned twice is compared where it was read well.
    """
    places = index(printed)
    found: list[Stretch] = []
    at = end = 0
    while at <= len(sent) - SHINGLE:
        near = _near(sent, at, printed, end)
        far = [
            Stretch(at, place, _run(sent, at, printed, place))
            for place in places.get(tuple(sent[at : at + SHINGLE]), ())
        ]
        best = max((*near, *far), key=partial(_worth, at=at, end=end), default=None)
        if best is None:
            at += 1
            continue
        found.append(best)
        at, end = best.sent + best.size, best.printed + best.size
    return found


def _near(sent: Sequence[str], at: int, printed: Sequence[str], end: int) -> list[Stretch]:
    """The stretches that go on right behind the last one, a few words on either side left out."""
    steps = [(a, b) for a in range(_SKIPPED + 1) for b in range(_SKIPPED + 1)]
    runs = [Stretch(at + a, end + b, _run(sent, at + a, printed, end + b)) for a, b in steps]
    return [each for each in runs if each.size >= SHINGLE]


def _worth(each: Stretch, at: int, end: int) -> tuple[int, bool, int]:
    return each.size - (each.sent - at), each.printed >= end, -abs(each.printed - end)


def index(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each SHINGLE words begin."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - SHINGLE + 1):
        places[tuple(words[at : at + SHINGLE])].append(at)
    return places


def _run(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    size = 0
    while at + size < len(one) and place + size < len(other) and one[at + size] == other[place + size]:
        size += 1
    return size
