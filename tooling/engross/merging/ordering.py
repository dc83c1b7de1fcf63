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
            part, known = _both(old, one, other, rank)
            sure = sure and known
        found += part
    return _each_once(found, ours, theirs), sure


def _both(
    old: list[ItemKey], one: list[ItemKey], other: list[ItemKey], rank: Callable[[ItemKey], object | None]
) -> tuple[list[ItemKey], bool]:
    """What both sides put into one stretch."""
    kept_one, kept_other = ([key for key in keys if key in old] for keys in (one, other))
    added = [*(key for key in one if key not in old), *(key for key in other if key not in old and key not in one)]
    kept = [key for key in old if key in one and key in other]
    if not kept and not (kept_one and kept_other):
        remaining = kept_one or kept_other
        ranks = [rank(key) for key in (*remaining, *added)]
        if None not in ranks and len(set(ranks)) == len(ranks):
            return sorted((*remaining, *added), key=lambda key: rank(key)), True  # type: ignore[arg-type,return-value]
        if not remaining and all(key in one for key in added):
            return added, True
    order = [*one, *(key for key in other if key not in one)]
    return order, False


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
