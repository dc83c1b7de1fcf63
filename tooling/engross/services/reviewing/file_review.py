"""What a Word or Markdown file changes in a chapter, read for a person who accepts or refuses each change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from engross.compose import summary_json
from engross.diff import compare
from engross.importing import Imported
from engross.merging import SeparateChange, separate_changes
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter, Source
from engross.services.drafting.draft_files import read_draft_file
from engross.services.drafting.draft_import import (
    chapter_and_identity,
    folder_named_by_file,
    refuse_another_chapter,
    text_before,
)
from engross.services.drafting.files_as_versions import identified, versions_of
from engross.services.drafting.source_acts import sources_of
from engross.services.reviewing.review_problems import review_problems
from engross.values import dataclass
from engross.workspace import Workspace, read_bytes


@dataclass(frozen=True, slots=True)
class ReviewedChange:
    """A change that was read: its kind, where it is ("§ 68-5A"), its words as operations ("=" kept, "-" struck, "+"
    inserted), and whether it can be refused by itself."""

    kind: str
    place: str
    operations: tuple[tuple[str, str], ...]
    refusable: bool


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """Something to be known of the file: what kind it is (as ``ImportRemark``'s), where, and what."""

    kind: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class FileReview:
    """What was read in the file ``name``.

    ``folder`` is the chapter's, one of the workspace's unless ``fresh``. ``made_from``: the version that the file says
    it was made from, or that its words are closest to (empty: none). ``base`` is the text before the changes, None for
    a new chapter; ``tracked``: the file itself has it, in its tracked changes. ``sources`` are the files of the
    workspace that it was read with. ``new_problems`` are the sentences of what the checks find in the proposal and not
    in the text before; ``known_problems`` counts what they find in both.
    """

    name: str
    folder: str
    fresh: bool
    made_from: str
    base: Chapter | None
    tracked: bool
    proposal: Chapter
    sources: tuple[Source, ...]
    changes: tuple[ReviewedChange, ...]
    remarks: tuple[ReviewRemark, ...]
    new_problems: tuple[str, ...]
    known_problems: int


def review_file(workspace: Workspace, file: Path, today: date, *, lenient: bool = False) -> FileReview:
    """Read the Word or Markdown ``file`` of a chapter for review; nothing is written.

    An edited text of the law is a draft of ``today``. ``lenient``: what an ordinance cannot hold is left out and told.
    Errors: EngrossError where the file cannot be read, or does not name its chapter.
    """
    data = read_bytes(file)
    wanted = folder_named_by_file(workspace, data, file.name, lenient=lenient)
    folder, new = chapter_and_identity(workspace, wanted)
    known = versions_of(folder)
    told, hierarchy = identified(known, None, today, new), workspace.hierarchy()
    read = read_draft_file(data, file.name, known, told, lenient=lenient, hierarchy=hierarchy)
    refuse_another_chapter(read, wanted, folder, file)
    base = text_before(read, known)
    comparison = compare(base, read.proposal) if base is not None else None
    found, before = review_problems(workspace, folder, read.proposal, base, today)
    return FileReview(
        file.name,
        wanted,
        folder is None,
        _made_from(read, known),
        base,
        read.base is not None,
        read.proposal,
        sources_of(chapter.source for chapter in known),
        tuple(reviewed_changes(comparison)) if comparison is not None else (),
        tuple(ReviewRemark(remark.kind, remark.place, remark.words) for remark in read.remarks),
        found,
        before,
    )


def _made_from(read: Imported, known: Sequence[Chapter]) -> str:
    """The draft that an edited file still is, else the last text that it says it was made from; empty where neither is
    known."""
    names = [str(each.version) for each in known]
    told = [str(each.version) for each in (read.proposal, *reversed(read.made_from))]
    return next((version for version in told if version in names), "")


def changes_between(old: Chapter, new: Chapter) -> tuple[ReviewedChange, ...]:
    """Each change from one text of a chapter to another, in reading order."""
    return tuple(reviewed_changes(compare(old, new)))


def reviewed_changes(comparison: Comparison) -> Iterator[ReviewedChange]:
    """Each change of a comparison that is accepted or refused by itself, in reading order."""
    told = summary_json(comparison)["changes"]
    assert isinstance(told, list)  # noqa: S101 - as it is documented
    for each, entry in zip(separate_changes(comparison), told, strict=True):
        yield ReviewedChange(entry["kind"], entry["number"], _operations(each, entry["ops"]), each.refusable)


def _operations(each: SeparateChange, own: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The words of a change; of a whole provision, with those of all below it."""
    if not each.whole:
        return tuple((sign, words) for sign, words in own)
    lines = []
    for provision in each.change.either.walk():
        texts = [text.words for text in provision.texts() if text.words]
        lines.append(" ".join(part for part in (provision.label, *texts[:1]) if part))
        lines += texts[1:]
    return (("+" if each.change.kind == "added" else "-", "\n".join(line for line in lines if line)),)
