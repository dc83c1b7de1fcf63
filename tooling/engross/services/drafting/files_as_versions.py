"""A Word or Markdown file in the place of a version, and what such a file does not say of its chapter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import EngrossError
from engross.importing.file_readers import SUFFIXES
from engross.model.law.chapter import Body, Chapter, Source, Stage, Version
from engross.model.law.hierarchy import STANDARD
from engross.resources import SHIPPED
from engross.services.drafting.draft_files import read_draft_file
from engross.workspace import ChapterFolder, Workspace, load, read_bytes

if TYPE_CHECKING:
    from engross.importing import IdentifyAs, Identity, Imported
    from engross.model.publication.accepted_text import Side


def is_draft(path: Path) -> bool:
    """Whether a path names a file that is imported, not read as it is."""
    return path.suffix.lower() in (*SUFFIXES, ".docm")


def read_draft(
    path: Path, workspace: Workspace | None, folder: ChapterFolder | None, *, lenient: bool = False
) -> Imported:
    """The file at ``path`` as one version of a chapter, or two; the chapter's versions at hand help to read it.

    Without a folder the chapter is the one of the workspace that the file names. A draft that says no date has
    that of the file. Errors: SourceError, and EngrossError where the file cannot be read.
    """
    data = read_bytes(path)
    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    hierarchy = workspace.hierarchy() if workspace is not None else STANDARD

    if path.suffix.lower() == ".docx":
        unchanged = _unchanged(data, path.name, workspace, folder)
        if unchanged is not None:
            return _sourced(unchanged, path.name, data)

    def read_with(known: Sequence[Chapter]) -> Imported:
        told = identified(known, None, day)
        return read_draft_file(data, path.name, known, told, lenient=lenient, hierarchy=hierarchy)

    read = read_with(versions_of(folder))
    if folder is None and workspace is not None:
        home = folder_of_chapter(read.proposal, workspace)
        if home is not None:
            read = read_with(versions_of(home))
    return _sourced(read, path.name, data)


def _unchanged(data: bytes, name: str, workspace: Workspace | None, folder: ChapterFolder | None) -> Imported | None:
    """The text that a clean copy of ours carries, where the file is as it was written: its import would be the same."""
    from engross.services.drafting.unchanged_copies import unchanged_copy

    templates, hierarchy = (workspace.templates(), workspace.hierarchy()) if workspace else (SHIPPED, STANDARD)
    chapter = unchanged_copy(data, name, templates, hierarchy)
    if chapter is None or (folder is not None and load(folder.versions[-1].path).uri != chapter.uri):
        return None
    from engross.importing import Imported, ImportRemark

    proof = "the file is, byte for byte, the clean copy that is made of the text which it carries: that text was read"
    return Imported(chapter, None, (ImportRemark("proof", "", proof),), (chapter,))


def folder_of_chapter(chapter: Chapter, workspace: Workspace) -> ChapterFolder | None:
    """The workspace's folder of the chapter that a file turned out to be, by URI, else by number."""
    folders = workspace.chapters()
    for folder in folders:
        if load(folder.versions[-1].path).uri == chapter.uri:
            return folder
    return next((f for f in folders if chapter.number and f.number.lower() == chapter.number.lower()), None)


def versions_of(folder: ChapterFolder | None) -> tuple[Chapter, ...]:
    """Every version in a chapter's folder, oldest first."""
    return tuple(load(item.path) for item in folder.versions) if folder is not None else ()


def identified(
    known: Sequence[Chapter], day: date | None, otherwise: date | None, new: Identity | None = None
) -> IdentifyAs:
    """What a file does not say of itself, once it is known what was recognised in it.

    A text that did not change is the version that it was. A proposal that was edited is still that proposal, unless
    ``day`` makes it another; an edited text in force becomes a proposal of ``day``, else of ``otherwise``. A chapter
    of which nothing is known is ``new``, or a draft of a chapter unknown. Errors: EngrossError where a date is needed
    and none is given.
    """
    from engross.importing import Identity

    if new is None:
        new = Identity("/akn/us/act/code/draft", Body("council", "Council"), Version(date(2000, 1, 1), "proposed"))

    def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
        like = was or (known[-1] if known else None)
        uri, author, events = (like.uri, like.author, like.events) if like else (new.uri, new.author, new.events)
        stage: Stage = "proposed" if side == "new" else "codified"
        if was is not None and not changed:
            version = was.version if day is None or side == "old" else Version(day, was.version.stage)
        elif was is not None and (side == "old" or (day is None and was.version.stage == "proposed")):
            version = was.version
        else:
            first = day or otherwise
            if first is None:
                raise EngrossError("the file does not say of what date this draft is; say --date YYYY-MM-DD")
            version = Version(first, stage)
        return Identity(uri, author, version, events, new.label, new.title)

    return told


def _sourced(read: Imported, name: str, data: bytes) -> Imported:
    """``read`` with the file that its chapters come from."""
    source = Source(name, hashlib.sha256(data).hexdigest())
    base = replace(read.base, source=source) if read.base is not None else None
    return replace(read, proposal=replace(read.proposal, source=source), base=base)
