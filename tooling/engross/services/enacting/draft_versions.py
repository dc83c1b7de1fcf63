"""Which draft an action is on, which name its result gets, and the one act that writes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.akn import identify, write_chapter
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter, Source, Stage, Version
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.timeline import DatedText, Timeline, dated
from engross.services.drafting.draft_pictures import new_pictures
from engross.services.drafting.source_acts import ActWriter, SourceAct, SourceChange
from engross.services.events import FileAction
from engross.workspace import ChapterFolder, Workspace, load, pick_version, relative_name


def pending_draft(folder: ChapterFolder, version: str | None, today: date) -> DatedText:
    """The pending draft that ``version`` names, else the only one.

    Errors: EngrossError where none is pending, or ``version`` names none that is; AmbiguousError where several are and
    none is named.
    """
    timeline = folder.timeline()
    pending = timeline.drafts()
    if version:
        named = timeline.named(pick_version(folder, version).version)
        if named not in pending:
            raise EngrossError(f"{named.version} is not a pending draft; pending: {_listed(pending)}")
        return named
    if not pending:
        adopted = timeline.uncodified()
        told = f" ({adopted[-1].version} was adopted)" if adopted else ""
        raise EngrossError(f"{folder.name} has no pending draft{told}; make one with `engross draft {folder.name}`")
    return timeline.draft(today)


def read_text(workspace: Workspace, folder: ChapterFolder, text: DatedText) -> Chapter:
    """The chapter of a text, with the hash of its file."""
    path = folder.file_of(text.version).path
    return load(path, relative_name(workspace.root, path))


def hash_of(chapter: Chapter) -> str:
    """The SHA-256 (hex) of the file a chapter was read from; empty where it was not read from one."""
    return chapter.source.sha256 if chapter.source is not None else ""


def free_version(folder: ChapterFolder, day: date, stage: Stage, name: str, suffix: str) -> Version:
    """The version of ``day``, ``stage`` and ``name``; where that is taken, with ``suffix`` added to its name."""
    taken = {item.version for item in folder.versions}
    version, number = Version(day, stage, name), 1
    while version in taken:
        ending = suffix if number == 1 else f"{suffix}-{number}"
        version, number = Version(day, stage, f"{name}-{ending}" if name else ending), number + 1
    return version


def original_name(chapter: Chapter) -> str:
    """The name of the proposal that a draft goes back to, before it was amended or rebased: "" or ``backyard``."""
    first = next((action.version for action in chapter.actions if _goes_back(action)), "")
    parts = (first or str(chapter.version)).split(".")
    return parts[2] if len(parts) > 2 else ""


def write_version(
    folder: ChapterFolder, chapter: Chapter, what: str, read: tuple[Source, ...], write: ActWriter
) -> tuple[FileAction, ...]:
    """Write a new version of a chapter, and the pictures that it brings along, as one act.

    Errors: EngrossError where there is a file of that version.
    """
    return write(SourceAct(what, (new_file(folder, chapter), *new_pictures(folder.path, (chapter,))), read))


def new_file(folder: ChapterFolder, chapter: Chapter) -> SourceChange:
    """The file of a new version, in canonical form. Errors: EngrossError where there is one of that name."""
    path = folder.path / f"{chapter.version}.xml"
    if path.exists():
        raise EngrossError(f"{path.name} is there already and is not overwritten; choose another day or name")
    return SourceChange(path, write_chapter(identify(replace(chapter, source=None))), None)


def timeline_with(folder: ChapterFolder, chapter: Chapter) -> Timeline:
    """The timeline of a chapter once ``chapter`` is one of its texts."""
    texts = [text for text in folder.timeline().texts if text.version != chapter.version]
    return Timeline(tuple(sorted((*texts, dated(chapter)), key=lambda text: (text.version.date, str(text.version)))))


def _goes_back(action: LegislativeAction) -> bool:
    return bool(action.version) and action.kind != "drafted"


def _listed(texts: tuple[DatedText, ...]) -> str:
    return ", ".join(str(text.version) for text in texts) or "none"
