"""The chapters of a workspace and their texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.services.bills.bill_files import bill_named
from engross.values import dataclass
from engross.workspace import Workspace, load, relative_name


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A text of a chapter as ``list --json`` shows it; ``in_force``: it is the law on the day that is asked about."""

    version: str
    date: str
    stage: str
    name: str
    file: str
    effective: str
    in_force: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class ListedChapter:
    """A chapter as ``list`` shows it: its folder, its texts, oldest first, and what is to be said of them."""

    folder: str
    versions: tuple[ListedVersion, ...]
    remarks: tuple[str, ...]


def list_chapters(workspace: Workspace, today: date) -> Iterator[ListedChapter]:
    """Every chapter of a workspace, by its folder's name, as of the day ``today``.

    Errors: SourceError where a file that states days cannot be read.
    """
    for folder in workspace.chapters():
        timeline = folder.timeline()
        law, pending = timeline.in_force(today), timeline.drafts()
        versions = tuple(
            ListedVersion(
                str(text.version),
                text.version.date.isoformat(),
                text.version.stage,
                text.version.name,
                relative_name(workspace.root, folder.file_of(text.version).path),
                text.effective.isoformat() if text.effective else "",
                text == law,
                text in pending,
            )
            for text in timeline.texts
        )
        yield ListedChapter(folder.name, versions, tuple(timeline.remarks(today)))


def chapters_of_bills(workspace: Workspace) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each bill by its name: its title, and the folders of its chapters. Errors: as of ``bill_named``."""
    bills = (bill_named(workspace, name) for name in workspace.bills())
    return {bill.name: (bill.title, tuple(part.chapter for part in bill.parts)) for bill in bills if bill is not None}


def unread_remarks(workspace: Workspace) -> tuple[str, ...]:
    """A sentence for each file in a chapter's folder that no command reads, because its name is no version's."""
    return tuple(
        f"{relative_name(workspace.root, path)} is not read: name it <date>.<stage>.xml, or put it elsewhere"
        for path in workspace.unread_files()
    )


def number_and_title(workspace: Workspace, folder: str) -> tuple[str, str]:
    """The number and title of a chapter, as its latest text has them. Errors: SourceError where that cannot be read."""
    latest = load(workspace.chapter(folder).versions[-1].path)
    return latest.number, latest.title
