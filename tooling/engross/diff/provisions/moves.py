"""Moves: provisions that were deleted in one place and inserted in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from engross.diff.context import ComparisonContext
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import Provision
from engross.model.law.provision_place import place_along

_ENOUGH_WORDS = 6
"""A provision shorter than this is too common to be called moved."""

_MOVED = 0.8
"""From this likeness on a struck and an inserted provision are one that moved."""

_LEAST = 0.66
"""No two can be so alike of which one has less than this share of the words of the other: 2·⅔ / (1 + ⅔) is `_MOVED`."""


def mark_moves(root: ProvisionChange, context: ComparisonContext) -> ProvisionChange:
    """``root`` with each provision that was struck here and inserted there called moved, naming the other place.

    A wId settles it; else nearly the same words do. Of a provision that moved as a whole only the top is called
    so.
    """
    changes = list(root.walk())
    partners = moved_partners(changes, context)
    if not partners:
        return root
    parents = {id(child): change for change in changes for child in change.children}
    elsewhere: dict[int, str] = {}
    for struck, inserted in partners:
        elsewhere[id(struck)], elsewhere[id(inserted)] = (
            _place(inserted, parents, context.hierarchy),
            _place(struck, parents, context.hierarchy),
        )
    above = {id(parent) for pair in partners for change in pair for parent in _above(change, parents)}
    return _called_moved(root, elsewhere, above)


def moved_partners(
    changes: list[ProvisionChange], context: ComparisonContext
) -> list[tuple[ProvisionChange, ProvisionChange]]:
    """What moved: where it was struck and where it was inserted; each is used once, the likeliest first."""
    gone = [change for change in changes if change.kind == "repealed"]
    come = [change for change in changes if change.kind == "added"]
    if not gone or not come:
        return []
    olds, news = [change.either for change in gone], [change.either for change in come]
    weighed: list[tuple[float, int, int]] = []
    for i, j in candidates(olds, news, list(map(context.words, olds)), list(map(context.words, news))):
        alike = _alike(olds[i], news[j], context)
        if alike:
            weighed.append((-alike, i, j))
    partners = []
    taken: set[int] = set()
    for _, i, j in sorted(weighed):
        if taken.isdisjoint((i, ~j)):
            taken.update((i, ~j))
            partners.append((gone[i], come[j]))
    return partners


def candidates(
    gone: list[Provision], come: list[Provision], words_gone: list[list[str]], words_come: list[list[str]]
) -> Iterator[tuple[int, int]]:
    """The pairs worth weighing: those of one identity, and those of about one length that share one of the rarer words
    of the struck.

    Where the other held nothing but the words that are left, it would be as like as it can be without sharing one of
    those looked up; once that is too little, no more are looked up. The rarest, found in the fewest places, come
    first (the prefix filter of Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """
    lengths = list(map(len, words_come))
    places: dict[str, list[int]] = {}
    claims: dict[str, list[int]] = {}
    for j, words in enumerate(words_come):
        if come[j].wid:
            claims.setdefault(come[j].wid, []).append(j)
        if len(words) >= _ENOUGH_WORDS:
            for word in set(words):
                places.setdefault(word, []).append(j)
    for i, words in enumerate(words_gone):
        found: set[int] = set()
        left = sum(map(places.__contains__, words)) if len(words) >= _ENOUGH_WORDS else 0
        times = Counter(words) if _enough(left, words) else {}
        for word in sorted(times.keys() & places.keys(), key=lambda word: len(places[word])):
            if not _enough(left, words):
                break
            found.update(places[word])
            left -= times[word]
        least, most = _LEAST * len(words), len(words) / _LEAST
        found = {j for j in found if least <= lengths[j] <= most}
        yield from ((i, j) for j in found.union(claims.get(gone[i].identity, ())))


def _enough(left: int, words: list[str]) -> bool:
    return left > 0 and 2 * left / (len(words) + left) >= _MOVED


def _alike(old: Provision, new: Provision, context: ComparisonContext) -> float:
    if new.wid and new.wid == old.identity:
        return 2.0
    if "@" in new.wid or min(len(context.words(old)), len(context.words(new))) < _ENOUGH_WORDS:
        return 0.0
    return context.likeness(old, new, _MOVED)


def _above(change: ProvisionChange, parents: Mapping[int, ProvisionChange]) -> Iterator[ProvisionChange]:
    """What ``change`` stands in, from its parent up."""
    parent = parents.get(id(change))
    while parent is not None:
        yield parent
        parent = parents.get(id(parent))


def _place(change: ProvisionChange, parents: Mapping[int, ProvisionChange], hierarchy: Hierarchy) -> str:
    """How a provision that is on one side only is cited there."""
    line = [change, *_above(change, parents)][::-1]
    sides = (each.old if change.old is not None else each.new for each in line)
    return place_along((provision for provision in sides if provision is not None), hierarchy)


def _called_moved(change: ProvisionChange, elsewhere: Mapping[int, str], above: Set[int]) -> ProvisionChange:
    """``change`` and all below it, the tops of what moved called so; what moved along with its top is left."""
    if id(change) in elsewhere:
        return replace(change, kind="moved", elsewhere=elsewhere[id(change)])
    if id(change) not in above:
        return change
    return replace(change, children=tuple(_called_moved(child, elsewhere, above) for child in change.children))
