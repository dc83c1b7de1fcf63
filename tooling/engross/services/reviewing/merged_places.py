"""What copies of a draft change and what was made of it, place by place, for a person who reads them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from engross.model.law.chapter import Chapter
from engross.services.enacting.edited_copies import EditedCopy
from engross.services.reviewing.file_review import ReviewedChange, changes_between
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class MergedPlace:
    """A place that a copy changes ("§ 68-5A"): the changes of each copy, in their order, and those of the result."""

    place: str
    copies: tuple[tuple[ReviewedChange, ...], ...]
    result: tuple[ReviewedChange, ...]


def merged_places(draft: Chapter, copies: Sequence[EditedCopy], merged: Chapter) -> tuple[MergedPlace, ...]:
    """Each place that a copy or the result changes in the draft: those of the result in reading order, then others."""
    result = _by_place(changes_between(draft, merged))
    sides = [_by_place(changes_between(draft, copy.text)) for copy in copies]
    places = dict.fromkeys(place for each in (result, *sides) for place in each)
    return tuple(
        MergedPlace(place, tuple(side.get(place, ()) for side in sides), result.get(place, ())) for place in places
    )


def _by_place(changes: Sequence[ReviewedChange]) -> dict[str, tuple[ReviewedChange, ...]]:
    found: dict[str, tuple[ReviewedChange, ...]] = {}
    for change in changes:
        found[change.place] = (*found.get(change.place, ()), change)
    return found
