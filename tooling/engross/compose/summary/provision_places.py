"""Every provision of a comparison with a name that no other has: its citation, and which of several of one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.place import Places
from engross.model.law.provision import CONTAINERS
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class PlacedChange:
    """What becomes of one provision, and where.

    ``name``: its citation, the only one of its name; ``before``: its citation in the old text. ``section``: the heading
    line of its section, ``section_place`` the citation of that. ``within_moved``: whether it moved along with
    what it stands in.
    """

    change: ProvisionChange
    citation: str
    name: str
    before: str
    section: str
    section_place: str
    within_moved: bool


@dataclass(frozen=True, slots=True)
class _Place:
    change: ProvisionChange
    places: Places
    section: tuple[str, str]
    within_moved: bool


def placed_changes(root: ProvisionChange, hierarchy: Hierarchy) -> tuple[PlacedChange, ...]:
    """``root`` and all below it, in reading order, each with its place."""
    found = tuple(_walk(root, Places(hierarchy=hierarchy).below(root), ("", ""), within=False))
    old, new = _by_citation(found, "old"), _by_citation(found, "new")
    return tuple(
        PlacedChange(
            each.change,
            each.places.shown,
            _name(each, old, new),
            each.places.old,
            *each.section,
            each.within_moved,
        )
        for each in found
    )


def _walk(change: ProvisionChange, places: Places, section: tuple[str, str], *, within: bool) -> Iterator[_Place]:
    provision = change.either
    if provision.level == "section" or provision.level in CONTAINERS:
        heading = provision.heading.words if provision.heading else ""
        section = f"{provision.label} {heading}".strip(), places.shown
    yield _Place(change, places, section, within)
    for child, cited in places.of_children(change):
        inner = child.kind in ("added", "repealed") and (within or change.kind == "moved")
        yield from _walk(child, cited, section, within=inner)


_Side = dict[str, list[int]]


def _by_citation(found: tuple[_Place, ...], side: str) -> _Side:
    """The provisions of one side by their citations, as id(); a part of one that was split or joined is another's."""
    named: defaultdict[str, list[int]] = defaultdict(list)
    shared = {"old": "split", "new": "joined"}[side]
    for each in found:
        cited = each.places.old if side == "old" else each.places.new
        if cited and not (each.change.part_of is not None and each.change.kind == shared):
            named[cited].append(id(each.change))
    return named


def _name(each: _Place, old: _Side, new: _Side) -> str:
    """The citation in the new text, else in the old; of a part that was joined to another, that in the old."""
    is_old = not each.places.new or (each.change.kind == "joined" and each.change.part_of is not None)
    cited, change = each.places.old if is_old else each.places.new, id(each.change)
    same = (old if is_old else new)[cited]
    name = f"{cited} ({same.index(change) + 1} of {len(same)} so cited)" if len(same) > 1 else cited
    return f"{name} of the old text" if is_old and cited in new else name
