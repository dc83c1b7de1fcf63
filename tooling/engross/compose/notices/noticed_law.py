"""The law that a notice shows: the sections noticed, with what they stand in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from engross.compose.law.clean_copy import unchanged_tree
from engross.compose.law.page_lines import page_lines
from engross.compose.law.shown_pictures import with_pictures
from engross.compose.own_anchors import with_own_anchors
from engross.meetings.item_subject import subject_of
from engross.model.comparison.comparison import ProvisionChange
from engross.model.law.place import Places
from engross.model.law.provision import CONTAINERS
from engross.model.meeting.meeting import Business
from engross.model.meeting.notice import NoticeForm
from engross.model.publication.publication import PageBlock


def noticed_law(business: Business, form: NoticeForm) -> tuple[PageBlock, ...]:
    """The lines of the law of an item: as a redline, or as it would read.

    A new ordinance has nothing to be struck: it is shown as it would read in either form. Of a bill the law of each
    chapter follows the other. An item that is words has no law.
    """
    if business.parts:
        laws = (noticed_law(part, form) for part in business.parts)
        return tuple(block for at, law in enumerate(laws, 1) for block in with_own_anchors(law, f"part-{at}"))
    if business.draft is None:
        return ()
    if form == "redline" and business.comparison is not None and not business.fresh:
        root = business.comparison.root
    else:
        root = unchanged_tree(business.draft.root)
    subject = subject_of(business)
    noticed = root if subject.fresh else _kept(root, frozenset(subject.sections))
    if noticed is None:
        return ()
    former = business.comparison.old.pictures if business.comparison is not None else ()
    lines = page_lines(noticed, Places(hierarchy=business.draft.hierarchy).below(noticed))
    return tuple(with_pictures(lines, business.draft.pictures, former))


def _kept(change: ProvisionChange, sections: Collection[str]) -> ProvisionChange | None:
    """``change`` with no section but those of ``sections``; what holds none of them goes."""
    if change.either.level == "section":
        numbers = {side.number for side in (change.old, change.new) if side is not None}
        return change if numbers & set(sections) else None
    if change.either.level not in CONTAINERS:
        return change
    children = tuple(kept for child in change.children if (kept := _kept(child, sections)) is not None)
    return replace(change, children=children) if children else None
