"""The levels at which a numbered item could have been read otherwise: one further out or in; and the text read so.

An item that is read deeper stands in the one before it; one that is read further out stands behind what it stood in,
and what followed it there follows it. The words stay in their order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

from engross.akn import identify
from engross.errors import NotFoundError
from engross.importing.recognition.labels import label_readings
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.provision import ITEM_LEVELS, Level, Provision
from engross.model.law.text import Text
from engross.values import dataclass

LevelMove = Literal["out", "in"]
"""One level further out than it was read, or one further in."""
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class LevelReading:
    """A numbered item whose level was guessed: its eId, its place ("§ 68-5. A. (1)"), its first words, what it was read
    as, and what else it can be."""

    eid: str
    place: str
    words: str
    read_as: str
    others: tuple[tuple[LevelMove, str], ...]


def level_readings(chapter: Chapter, new: Collection[str]) -> tuple[LevelReading, ...]:
    """The items whose level is a guess and can be another, in reading order.

    Guessed is the level of an item that is ``new`` (its eId) in a text that is known, and of one whose label begins a
    list of one form and goes on with one of another: "(i)" behind "(h)".
    """
    return tuple(_readings(chapter.root, (), chapter.hierarchy, new))


def with_other_level(chapter: Chapter, eid: str, move: LevelMove) -> Chapter:
    """``chapter`` with the item ``eid`` read one level further out or in, and its eIds anew.

    Errors: NotFoundError where there is no such item, or it cannot be read so.
    """
    root = _moved(chapter.root, eid, move, chapter.hierarchy)
    if root is None:
        raise NotFoundError("this cannot be read so; set the indent or the number in Word and drop the file again")
    return identify(replace(chapter, root=root))


def _readings(
    parent: Provision, above: tuple[Provision, ...], hierarchy: Hierarchy, new: Collection[str]
) -> Iterator[LevelReading]:
    path = (*above, parent)
    for at, item in enumerate(parent.children):
        if item.label and item.level in ITEM_LEVELS and (item.eid in new or _begins_or_goes_on(item.label)):
            others = tuple(_others(path, at, hierarchy))
            if others:
                now = f"{_word(item.level, hierarchy)} of {parent.label or parent.number}"
                yield LevelReading(item.eid, _place(path, item), _first_words(item), now, others)
        yield from _readings(item, path, hierarchy, new)


def _others(path: tuple[Provision, ...], at: int, hierarchy: Hierarchy) -> Iterator[tuple[LevelMove, str]]:
    parent = path[-1]
    if len(path) > 1 and _read_out(path[-2], path[-2].children.index(parent), at, hierarchy) is not None:
        yield "out", f"{_word(parent.level, hierarchy)}, beside {parent.label}"
    inner = _read_in(parent, at, hierarchy)
    if inner is not None:
        before = parent.children[at - 1]
        yield "in", f"{_word(inner.children[at - 1].children[-1].level, hierarchy)} of {before.label}"


def _moved(holder: Provision, eid: str, move: LevelMove, hierarchy: Hierarchy) -> Provision | None:
    """``holder`` with the item ``eid`` below it moved; None where it is not below, or cannot be moved so."""
    for at, child in enumerate(holder.children):
        if move == "in" and child.eid == eid:
            return _read_in(holder, at, hierarchy)
        if move == "out":
            inner = next((i for i, item in enumerate(child.children) if item.eid == eid), None)
            if inner is not None:
                return _read_out(holder, at, inner, hierarchy)
        made = _moved(child, eid, move, hierarchy)
        if made is not None:
            return replace(holder, children=(*holder.children[:at], made, *holder.children[at + 1 :]))
    return None


def _read_in(parent: Provision, at: int, hierarchy: Hierarchy) -> Provision | None:
    """``parent`` with its child at ``at`` as the last child of the one before it."""
    if at == 0:
        return None
    before, item = parent.children[at - 1], parent.children[at]
    if before.level not in ITEM_LEVELS or before.flush:
        return None
    own = next((child.level for child in reversed(before.children) if child.level in ITEM_LEVELS), None)
    level = own or _next_level(before.level, 1, hierarchy)
    inner = _shifted(item, level, hierarchy) if level is not None else None
    if inner is None:
        return None
    holder = replace(before, children=(*before.children, inner))
    return replace(parent, children=(*parent.children[: at - 1], holder, *parent.children[at + 1 :]))


def _read_out(outer: Provision, at: int, inner: int, hierarchy: Hierarchy) -> Provision | None:
    """``outer`` with the grandchild at ``inner`` of its child at ``at`` as a child, and what follows it there."""
    parent = outer.children[at]
    if parent.level not in ITEM_LEVELS or parent.flush:
        return None
    moved = [_shifted(child, parent.level, hierarchy) for child in parent.children[inner:]]
    held = replace(parent, children=parent.children[:inner])
    found = [child for child in moved if child is not None]
    if len(found) != len(moved):
        return None
    return replace(outer, children=(*outer.children[:at], held, *found, *outer.children[at + 1 :]))


def _shifted(item: Provision, level: Level, hierarchy: Hierarchy) -> Provision | None:
    """``item`` at another ``level``, what is below it as many levels further; None where the code has not so many."""
    if item.level not in ITEM_LEVELS:
        return item
    ranks = hierarchy.ranks
    if item.level not in ranks or level not in ranks:
        return None
    step = ranks[level] - ranks[item.level]
    children = []
    for child in item.children:
        inner = _next_level(child.level, step, hierarchy) if child.level in ITEM_LEVELS else child.level
        made = _shifted(child, inner, hierarchy) if inner is not None else None
        if made is None:
            return None
        children.append(made)
    return replace(item, level=level, children=tuple(children))


def _next_level(level: Level, step: int, hierarchy: Hierarchy) -> Level | None:
    """The level so many further in (or out); None where there is none below the section."""
    names = hierarchy.below_section
    at = names.index(level) + step if level in names else -1
    return names[at] if 0 <= at < len(names) else None


def _begins_or_goes_on(label: str) -> bool:
    """Whether a label is the first of one form of number and a later one of another."""
    ordinals = {reading.ordinal for reading in label_readings(label) if not reading.inserted}
    return 1 in ordinals and len(ordinals) > 1


def _word(level: Level, hierarchy: Hierarchy) -> str:
    return hierarchy.of(level).word.lower() or level


def _place(path: tuple[Provision, ...], item: Provision) -> str:
    section = next((at for at, each in enumerate(path) if each.level == "section"), len(path) - 1)
    return " ".join(each.label for each in (*path[section:], item) if each.label)


def _first_words(item: Provision) -> str:
    words = next((block.plain for each in item.walk() for block in each.body if isinstance(block, Text)), "")
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
