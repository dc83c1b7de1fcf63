"""The levels that were guessed in a file that is reviewed, and the review where one of them is another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from engross.diff import compare
from engross.importing.assembly.other_levels import LevelMove, LevelReading, level_readings, with_other_level
from engross.model.law.chapter import Chapter
from engross.services.reviewing.file_review import FileReview, reviewed_changes
from engross.services.reviewing.review_problems import review_problems
from engross.workspace import Workspace

__all__ = ["LevelMove", "guessed_levels", "review_with_levels"]
_MOST_CHOICES = 200


def guessed_levels(review: FileReview) -> tuple[LevelReading, ...]:
    """The numbered items of a proposal whose level was guessed, each with what else it can be."""
    return level_readings(review.proposal, _added(review.base, review.proposal))[:_MOST_CHOICES]


def review_with_levels(
    workspace: Workspace, review: FileReview, moves: Mapping[str, LevelMove], today: date
) -> FileReview:
    """``review`` with the items ``moves`` (by eId) read one level further out or in: its changes and problems anew.

    Errors: NotFoundError where an item is not there, or cannot be read so.
    """
    proposal = review.proposal
    # From the end on: the eIds of what stands before an item stay as they are.
    places = {provision.eid: at for at, provision in enumerate(proposal.walk())}
    for eid in sorted(moves, key=lambda each: places.get(each, -1), reverse=True):
        proposal = with_other_level(proposal, eid, moves[eid])
    base = review.base
    folder = None if review.fresh else workspace.chapter(review.folder)
    found, before = review_problems(workspace, folder, proposal, base, today)
    changes = tuple(reviewed_changes(compare(base, proposal))) if base is not None else ()
    return replace(review, proposal=proposal, changes=changes, new_problems=found, known_problems=before)


def _added(base: Chapter | None, proposal: Chapter) -> frozenset[str]:
    """The eIds of the provisions that are new in a proposal, each the outermost of what is new; none of a new text."""
    if base is None:
        return frozenset()
    changes = compare(base, proposal).root.walk()
    return frozenset(change.new.eid for change in changes if change.kind == "added" and change.new is not None)
