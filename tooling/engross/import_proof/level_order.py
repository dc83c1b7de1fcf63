"""Whether what was read has the levels of its code, each in its place: what has not cannot be written."""

from __future__ import annotations

from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Level, Provision

_ANYWHERE: frozenset[Level] = frozenset({"definition", "point", "text"})
"""Levels that are in no order."""


def level_fault(chapter: Chapter) -> str | None:
    """The sentence on the first provision that stands where the hierarchy of ``chapter`` has no place for its level;
    None where each has its place."""
    waiting = [chapter.root]
    while waiting:
        holder = waiting.pop(0)
        for inner in holder.children:
            if not ({holder.level, inner.level} & _ANYWHERE or chapter.hierarchy.may_hold(holder.level, inner.level)):
                return _sentence(chapter, holder, inner)
        waiting[:0] = holder.children
    return None


def _sentence(chapter: Chapter, holder: Provision, inner: Provision) -> str:
    place = places(chapter).get(inner.eid) or places(chapter).get(holder.eid) or ""
    order = ", ".join(chapter.hierarchy.names)
    return (
        f"{f'{place}: ' if place else ''}{_named(inner)} was read inside {_named(holder)}, and the levels of this code "
        f"are {order}, each inside one of those before it; give the city's file the order of this text under "
        "[hierarchy], or name the workspace of its city with -C"
    )


def _named(provision: Provision) -> str:
    return f"the {provision.level} {f'“{provision.label}”' if provision.label else 'without a number'}"
