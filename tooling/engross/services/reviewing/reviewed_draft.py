"""Saving what was accepted of a file: as a draft of a day, or in the place of the draft that it corrects."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.akn import identify, write_chapter
from engross.diff import compare
from engross.errors import EngrossError
from engross.merging import without_changes
from engross.model.law.chapter import Chapter, Version
from engross.outputs.atomic_writing import write_atomically
from engross.services.drafting.draft_import import ReadTexts, write_texts
from engross.services.drafting.source_acts import ActWriter
from engross.services.reviewing.file_review import FileReview
from engross.values import dataclass
from engross.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SavedReview:
    """What was saved: the chapter's folder, the version, and whether anything was written."""

    folder: str
    version: Version
    written: bool


def accepted_text(review: FileReview, refused: Collection[int]) -> Chapter:
    """The proposal without the changes that were ``refused``, by their places (from 0) in the review.

    Errors: EngrossError where one of them cannot be refused.
    """
    if review.base is None or not refused:
        return review.proposal
    return identify(without_changes(compare(review.base, review.proposal), refused))


def save_as_draft(
    workspace: Workspace, review: FileReview, refused: Collection[int], day: date, write: ActWriter
) -> SavedReview:
    """Save what was accepted as a draft of ``day``, beside those that are there.

    Errors: EngrossError where there is a draft of that day that says something else; nothing is written then.
    """
    name = review.proposal.version.name
    return _save(workspace, review, refused, Version(day, "proposed", name), write, correct=False)


def correct_draft(workspace: Workspace, review: FileReview, refused: Collection[int], write: ActWriter) -> SavedReview:
    """Save what was accepted in the place of the draft that the file was made from.

    Errors: EngrossError where it was made from none, or that draft was noticed; nothing is written then.
    """
    version = review.proposal.version
    if version.stage != "proposed":
        raise EngrossError("the file was made from the law, not from a draft; save it as a new draft")
    return _save(workspace, review, refused, version, write, correct=True)


def write_accepted_text(review: FileReview, refused: Collection[int], path: Path) -> None:
    """Write what was accepted to ``path``, for a use case that reads a file. Errors: EngrossError."""
    write_atomically(path, write_chapter(accepted_text(review, refused)))


def _save(
    workspace: Workspace,
    review: FileReview,
    refused: Collection[int],
    version: Version,
    write: ActWriter,
    *,
    correct: bool,
) -> SavedReview:
    proposal = replace(accepted_text(review, refused), version=version)
    comparison = compare(review.base, proposal) if review.base is not None else None
    texts = ReadTexts(review.name, review.base if review.tracked else None, proposal, review.sources)
    home = workspace.ordinances / review.folder
    _, written, _ = write_texts(workspace, home, texts, comparison, write, replace=correct)
    return SavedReview(review.folder, version, any(written.values()))
