"""A proposal without some of its changes: where a change is refused, the words before it stand again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from engross.errors import EngrossError
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter
from engross.model.law.picture import pictures_of_all
from engross.model.law.provision import Provision
from engross.values import dataclass

_OF_WORDS = ("amended", "renumbered", "terms")


@dataclass(frozen=True, slots=True)
class SeparateChange:
    """A change that is accepted or refused by itself: of one provision's own words, or a whole provision that is added
    or repealed with all below it.

    ``refusable``: it can be refused. One that moves, splits or joins provisions cannot, nor one that holds such a
    change: the same words stand in another place of the proposal.
    """

    change: ProvisionChange
    parent: ProvisionChange | None
    refusable: bool

    @property
    def whole(self) -> bool:
        """Whether a whole provision is added or repealed."""
        return self.change.kind in ("added", "repealed")


def separate_changes(comparison: Comparison) -> tuple[SeparateChange, ...]:
    """The changes of a proposal that can be accepted or refused one by one, in reading order."""
    held = {id(provision) for provision in comparison.new.walk()}
    return tuple(_separate(comparison.root, None, held))


def _separate(
    change: ProvisionChange, parent: ProvisionChange | None, held: Collection[int]
) -> Iterator[SeparateChange]:
    if change.kind in ("added", "repealed"):
        alone = all(each.kind == change.kind for each in change.walk())
        place = change.new if change.kind == "added" else parent.new if parent is not None else None
        yield SeparateChange(change, parent, alone and place is not None and id(place) in held)
        return
    if change.kind != "unchanged":
        yield SeparateChange(change, parent, change.kind in _OF_WORDS and id(change.new) in held)
    if change.kind == "moved":
        return
    for child in change.children:
        yield from _separate(child, change, held)


def without_changes(comparison: Comparison, refused: Collection[int]) -> Chapter:
    """The proposal without the changes ``refused``, by their places (from 0) in ``separate_changes``.

    Its eIds are still those of the proposal. Errors: EngrossError where there is no such change, or it cannot be
    refused by itself.
    """
    changes = separate_changes(comparison)
    replaced: dict[int, Provision] = {}
    dropped: set[int] = set()
    restored: dict[int, list[tuple[int, Provision]]] = {}
    for at in sorted(refused):
        if not 0 <= at < len(changes) or not changes[at].refusable:
            raise EngrossError(f"change {at + 1} cannot be refused by itself; reject it in the Word file instead")
        change, parent = changes[at].change, changes[at].parent
        if change.new is None:
            assert parent is not None  # noqa: S101 - the whole is never repealed as a change of its own
            assert change.old is not None  # noqa: S101 - one side is there
            restored.setdefault(id(parent.new), []).append((_before(change, parent), change.old))
        elif change.old is None:
            dropped.add(id(change.new))
        else:
            replaced[id(change.new)] = change.old
    root = _rebuilt(comparison.new.root, replaced, dropped, restored)
    return replace(
        comparison.new, root=root, pictures=pictures_of_all(comparison.new.pictures, comparison.old.pictures)
    )


def _before(change: ProvisionChange, parent: ProvisionChange) -> int:
    """Which provision of the proposal stands before the place of one that it repeals; 0 where none does."""
    before = 0
    for each in parent.children:
        if each is change:
            break
        if each.new is not None:
            before = id(each.new)
    return before


def _rebuilt(
    provision: Provision,
    replaced: dict[int, Provision],
    dropped: set[int],
    restored: dict[int, list[tuple[int, Provision]]],
) -> Provision:
    back = restored.get(id(provision), [])
    children = [old for before, old in back if not before]
    for child in provision.children:
        if id(child) not in dropped:
            children.append(_rebuilt(child, replaced, dropped, restored))
        children += [old for before, old in back if before == id(child)]
    old = replaced.get(id(provision), provision)
    return replace(
        provision,
        label=old.label,
        heading=old.heading,
        body=old.body,
        flush=old.flush,
        status=old.status,
        cited=old.cited,
        preface=old.preface,
        children=tuple(children),
    )
