"""Three texts into one by lines: a base, and what two made of it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from engross.merging.regions import MatchedRun, merge_regions
from engross.values import dataclass

_OURS, _BETWEEN, _THEIRS = "<<<<<<< {}\n", "=======\n", ">>>>>>> {}\n"


@dataclass(frozen=True, slots=True)
class MergedLines:
    """What came of a merge: the text, and of each conflict the lines of ours that it covers (counted from 1).

    In ``text`` a conflict stands between markers, ours first, as git writes it.
    """

    text: str
    conflicts: tuple[tuple[int, int], ...] = ()


def merge_lines(base: str, ours: str, theirs: str, names: tuple[str, str]) -> MergedLines:
    """``ours`` and ``theirs`` made of ``base``, in one text; ``names`` are what the markers of a conflict call them.

    Where both changed the same lines otherwise, or lines that touch, that is a conflict.
    """
    texts = tuple(text.splitlines(keepends=True) for text in (base, ours, theirs))
    sizes = len(texts[0]), len(texts[1]), len(texts[2])
    merged: list[str] = []
    conflicts = []
    for region in merge_regions(sizes, _matches(texts[0], texts[1]), _matches(texts[0], texts[2])):
        was, mine, other = (
            lines[start:end]
            for lines, (start, end) in zip(texts, (region.base, region.ours, region.theirs), strict=True)
        )
        if mine in (other, was):
            merged += other
        elif other == was:
            merged += mine
        else:
            conflicts.append((region.ours[0] + 1, max(region.ours)))
            merged += [_OURS.format(names[0]), *_ended(mine), _BETWEEN, *_ended(other), _THEIRS.format(names[1])]
    return MergedLines("".join(merged), tuple(conflicts))


def _matches(base: Sequence[str], other: Sequence[str]) -> list[MatchedRun]:
    return [
        (run.a, run.b, run.size) for run in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    ]


def _ended(lines: Sequence[str]) -> list[str]:
    """``lines``, the last with a line feed, so that a marker begins a line."""
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]
