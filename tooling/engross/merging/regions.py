"""Two sequences made of one base, cut into regions: what neither changed, what one did, and what both did (diff3).

Source: Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", FSTTCS 2007.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.values import dataclass

MatchedRun = tuple[int, int, int]
"""Equal items one after another: the first in the base, the first in the other, how many."""

Stretch = tuple[int, int]
"""From an item to the one before which it ends."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the base and what stands there in ours and in theirs; ``stable``: no one changed it."""

    stable: bool
    base: Stretch
    ours: Stretch
    theirs: Stretch


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A change of one side: a stretch of the base, and what takes its place."""

    base: Stretch
    side: Stretch


def merge_regions(
    sizes: tuple[int, int, int], ours: Sequence[MatchedRun], theirs: Sequence[MatchedRun]
) -> Iterator[Region]:
    """The regions of a base, ours and theirs with ``sizes`` items, by the matching blocks of the base with each.

    Changes that share an item of the base, or of which one ends where another begins, are one region.
    """
    hunks = {
        "ours": list(_hunks(sizes[0], sizes[1], ours)),
        "theirs": list(_hunks(sizes[0], sizes[2], theirs)),
    }
    shifts = {"ours": 0, "theirs": 0}
    at = 0
    while hunks["ours"] or hunks["theirs"]:
        start = min(found[0].base[0] for found in hunks.values() if found)
        end, grown = start, {"ours": 0, "theirs": 0}
        taking = True
        while taking:
            taking = False
            for side, found in hunks.items():
                while found and found[0].base[0] <= end:
                    hunk = found.pop(0)
                    end = max(end, hunk.base[1])
                    grown[side] += (hunk.side[1] - hunk.side[0]) - (hunk.base[1] - hunk.base[0])
                    taking = True
        if at < start:
            yield _region(True, (at, start), shifts, {"ours": 0, "theirs": 0})
        yield _region(False, (start, end), shifts, grown)
        shifts = {side: shifts[side] + grown[side] for side in shifts}
        at = end
    if at < sizes[0]:
        yield _region(True, (at, sizes[0]), shifts, {"ours": 0, "theirs": 0})


def _region(stable: bool, base: Stretch, shifts: dict[str, int], grown: dict[str, int]) -> Region:
    start, end = base
    ours, theirs = ((start + shifts[side], end + shifts[side] + grown[side]) for side in ("ours", "theirs"))
    return Region(stable, base, ours, theirs)


def _hunks(size: int, other: int, blocks: Sequence[MatchedRun]) -> Iterator[_Hunk]:
    i = j = 0
    for first, second, length in (*blocks, (size, other, 0)):
        if i < first or j < second:
            yield _Hunk((i, first), (j, second))
        i, j = first + length, second + length
