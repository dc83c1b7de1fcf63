"""The order of what stands below one provision, or of its paragraphs, when two sides have changed it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from engross.merging.regions import MatchedRun, merge_regions
from engross.model.subsequence import longest_increasing_subsequence

ItemKey = TypeVar("ItemKey", bound=Hashable)


def merge_order(
    base: Sequence[ItemKey],
    ours: Sequence[ItemKey],
    theirs: Sequence[ItemKey],
    rank: Callable[[ItemKey], object | None],
) -> tuple[list[ItemKey], bool]:
    """The keys of both sides, each once, in one order; and whether that order is beyond doubt.

    ``rank``: what to sort by what both sides put into one gap (None: nothing tells); where it does not tell, what ours
    has there comes first and the order is in doubt.
    """
    found: list[ItemKey] = []
    sure = True
    sizes = len(base), len(ours), len(theirs)
    for region in merge_regions(sizes, _matches(base, ours), _matches(base, theirs)):
        old, one, other = (
            list(keys[first:end])
            for keys, (first, end) in zip((base, ours, theirs), (region.base, region.ours, region.theirs), strict=True)
        )
        if one == other or other == old:
            part = one
        elif one == old:
            part = other
        else:
            moved_off = (set(old) - set(one)) & set(ours) | (set(old) - set(other)) & set(theirs)
            mine, yours = ([key for key in keys if key not in moved_off] for keys in (one, other))
            part, known = _both(mine, yours, rank)
            sure = sure and known
        found += part
    return _each_once(found, ours, theirs), sure


def _both(
    one: list[ItemKey], other: list[ItemKey], rank: Callable[[ItemKey], object | None]
) -> tuple[list[ItemKey], bool]:
    """What both sides have in one stretch: parted at what they share, and sorted by rank between."""
    found: list[ItemKey] = []
    sure = True
    i = j = 0
    for p, q, _ in (*_matches(one, other), (len(one), len(other), 0)):
        mine, yours = ([key for key in keys if key not in found] for keys in (one[i:p], other[j:q]))
        between = [*mine, *(key for key in yours if key not in mine)]
        if mine and yours:
            ranks = [rank(key) for key in between]
            if None not in ranks and len(set(ranks)) == len(ranks):
                between.sort(key=lambda key: rank(key))  # type: ignore[arg-type,return-value]
            else:
                sure = False
        found += [*between, *one[p : p + 1]]
        i, j = p + 1, q + 1
    return found, sure


def _each_once(found: list[ItemKey], ours: Sequence[ItemKey], theirs: Sequence[ItemKey]) -> list[ItemKey]:
    """``found``, each key once, with those of either side that are missing behind what stands before them there."""
    order = list(dict.fromkeys(found))
    for side in (ours, theirs):
        for at, key in enumerate(side):
            if key not in order:
                before = next((one for one in reversed(side[:at]) if one in order), None)
                order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order


def _matches(base: Sequence[ItemKey], side: Sequence[ItemKey]) -> list[MatchedRun]:
    """The longest run of keys that stand in one order in both, as blocks."""
    places = {key: at for at, key in enumerate(side)}
    pairs = [(at, places[key]) for at, key in enumerate(base) if key in places]
    kept = longest_increasing_subsequence([to for _, to in pairs])
    return [(*pairs[at], 1) for at in kept]
