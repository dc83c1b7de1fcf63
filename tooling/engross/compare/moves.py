"""Finding provisions that were struck in one place and inserted in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import is_

from engross.compare.likeness import Words, likeness, repeats
from engross.compare.provisions import Context
from engross.model.comparison import ProvisionChange
from engross.model.place import place_in
from engross.model.provision import Provision

_ENOUGH_WORDS = 6
"""A provision shorter than this is too common to be called moved."""

_MOVED = 0.8
"""From this likeness on a struck and an inserted provision are one that moved."""


def mark_moves(root: ProvisionChange, old: Provision, new: Provision, context: Context) -> ProvisionChange:
    """``root`` with each provision that was struck here and inserted there called moved, naming the other place.

    A wId settles it; else nearly the same words do. Of a provision that moved as a whole only the top is called
    so.
    """
    gone = [change for change in root.walk() if change.kind == "repealed" and change.old is not None]
    come = [change for change in root.walk() if change.kind == "added" and change.new is not None]
    if not gone or not come:
        return root
    partners = _partners([c.old for c in gone if c.old], [c.new for c in come if c.new], context)
    if not partners:
        return root
    cited: dict[int, str] = {}
    for tree in (old, new):
        _cite(tree, "", cited)
    return _called_moved(root, {own: cited[id(other)] for own, other in partners.items()})


def _partners(gone: list[Provision], come: list[Provision], context: Context) -> Mapping[int, Provision]:
    """For each moved provision, by its id(), the other place; each is used once, the likeliest first."""
    weighed: list[tuple[float, int, int]] = []
    bags_gone, bags_come = [context.bag(p) for p in gone], [context.bag(p) for p in come]
    for i, j in candidates(gone, come, bags_gone, bags_come):
        alike = _alike(gone[i], come[j], bags_gone[i], bags_come[j])
        if alike:
            weighed.append((alike, i, j))
    partners: dict[int, Provision] = {}
    for _, i, j in sorted(weighed, key=lambda item: (-item[0], item[1], item[2])):
        old, new = gone[i], come[j]
        if id(old) not in partners and id(new) not in partners:
            partners[id(old)] = new
            partners[id(new)] = old
    return partners


def candidates(
    gone: list[Provision], come: list[Provision], bags_gone: list[Words], bags_come: list[Words]
) -> Iterator[tuple[int, int]]:
    """The pairs worth weighing: those of one identity, and those that share one of the rarer words of the struck.

    Where the other bag held nothing but the words that are left, it would be as like as it can be without sharing one
    of those looked up; once that is too little, no more are looked up. The rarest, found in the fewest places, come
    first (the prefix filter of Chaudhuri, Ganti and Kaushik, ICDE 2006).
    """
    places: dict[str, list[int]] = {}
    claims: dict[str, list[int]] = {}
    for j, bag in enumerate(bags_come):
        if come[j].wid:
            claims.setdefault(come[j].wid, []).append(j)
        if len(bag.words) >= _ENOUGH_WORDS:
            for word in bag.once:
                places.setdefault(word, []).append(j)
    for i, bag in enumerate(bags_gone):
        found = set(claims.get(gone[i].identity, ()))
        known = bag.once & places.keys() if len(bag.words) >= _ENOUGH_WORDS else ()
        again = repeats(bag)
        left = len(known) + sum([again[word] for word in again.keys() & known])
        for word in sorted(known, key=lambda word: len(places[word])):
            if 2 * left / (len(bag.words) + left) < _MOVED:
                break
            found.update(places[word])
            left -= 1 + again.get(word, 0)
        yield from ((i, j) for j in found)


def _cite(provision: Provision, parent: str, cited: dict[int, str]) -> None:
    """Put down in ``cited`` how ``provision`` and all below it are cited, by id()."""
    place = cited[id(provision)] = place_in(parent, provision)
    for child in provision.children:
        _cite(child, place, cited)


def _alike(old: Provision, new: Provision, old_words: Words, new_words: Words) -> float:
    if new.wid and new.wid == old.identity:
        return 2.0
    if "@" in new.wid or min(len(old_words.words), len(new_words.words)) < _ENOUGH_WORDS:
        return 0.0
    return likeness(old_words, new_words, _MOVED)


def _called_moved(change: ProvisionChange, other_places: Mapping[int, str]) -> ProvisionChange:
    """``change`` and all below it, the tops of what moved called so; what moved along with its top is left."""
    own = change.old if change.kind == "repealed" else change.new if change.kind == "added" else None
    if own is not None and id(own) in other_places:
        return replace(change, kind="moved", elsewhere=other_places[id(own)])
    children = tuple(_called_moved(child, other_places) for child in change.children)
    return change if all(map(is_, children, change.children)) else replace(change, children=children)
