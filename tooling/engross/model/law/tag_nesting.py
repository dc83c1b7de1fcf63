"""The one order in which the tags of a text stand in one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from engross.model.law.text import Tag, Text, cut

_OUTERMOST_FIRST = ("ref", "def", "quantity", "date", "time", "b", "i", "u", "sup", "sub", "img")
"""Tags over the same words nest in this order: meanings outside, looks inside."""
_RANKS = {kind: rank for rank, kind in enumerate(_OUTERMOST_FIRST)}
_LOOKS = frozenset(("b", "i", "u", "sup", "sub"))


def nested(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """``tags`` in the order of their elements in a file, each once, none across the end of another.

    Where two cross, the one that comes later in the order (a look before a meaning) is cut in two at the end of the
    other. A look without a character is left out. ``nested(nested(tags)) == nested(tags)``.
    """
    known = [tag for tag in tags if tag.start < tag.end or tag.kind not in _LOOKS]
    if len(known) < 2:
        return tuple(known)
    ordered = sorted(known, key=_place)
    if _are_nested(ordered):
        return tuple(ordered)
    kept: dict[Tag, None] = {}
    for tag in sorted(known, key=_precedence):
        for part in _parts(tag, kept):
            kept[part] = None
    return tuple(sorted(kept, key=_place))


def _are_nested(ordered: Iterable[Tag]) -> bool:
    """Whether none of the tags, in the order of their places, stands twice or across the end of another."""
    around: list[Tag] = []
    before: Tag | None = None
    for tag in ordered:
        if before is not None and before.start == tag.start and before.end == tag.end and before == tag:
            return False
        while around and around[-1].end <= tag.start:
            around.pop()
        if around and around[-1].end < tag.end:
            return False
        around.append(tag)
        before = tag
    return True


def nested_cut(text: Text, start: int, end: int) -> Text:
    """``cut(text, start, end)``, its tags in the order of their elements in a file: those that were cut may now be of
    one length.
    """
    made = cut(text, start, end)
    return made if len(made.tags) < 2 else replace(made, tags=nested(made.tags))


def _precedence(tag: Tag) -> tuple[int, int, int, str, str, str]:
    return _RANKS[tag.kind], tag.start, -tag.end, tag.value, tag.unit, tag.name


def _place(tag: Tag) -> tuple[int, int, int, str, str, str]:
    return tag.start, -tag.end, _RANKS[tag.kind], tag.value, tag.unit, tag.name


def _parts(tag: Tag, others: Iterable[Tag]) -> list[Tag]:
    """``tag`` cut at each end of one of ``others``, which nest, that crosses it."""
    cuts = set()
    for other in others:
        if other.start < tag.start < other.end < tag.end:
            cuts.add(other.end)
        elif tag.start < other.start < tag.end < other.end:
            cuts.add(other.start)
    if not cuts:
        return [tag]
    edges = [tag.start, *sorted(cuts), tag.end]
    return [Tag(tag.kind, start, end, tag.value, tag.unit, tag.name) for start, end in pairwise(edges)]
