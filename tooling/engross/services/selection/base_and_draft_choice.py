"""The choice of texts, from the CHAPTER and V that a caller names: the draft that is shown, the base of its redline.

Every default comes from the chapter's ``Timeline``; nothing else looks at a stage to choose a text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from engross.errors import AmbiguousError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.timeline import DatedText, Timeline
from engross.resources import SHIPPED, Templates
from engross.services.drafting.files_as_versions import folder_of_chapter, is_draft, read_draft
from engross.services.drafting.import_remarks import import_lines
from engross.values import dataclass
from engross.workspace import (
    ChapterFolder,
    VersionFile,
    Workspace,
    find_workspace,
    load,
    load_revision,
    pick_version,
    relative_name,
)


@dataclass(frozen=True, slots=True)
class SelectionContext:
    """Where and when a caller asks: the folder named as the workspace (None: none was), the current folder, the day.

    ``lenient``: what an ordinance cannot hold is left out of a Word or Markdown file, and listed.
    """

    named: Path | None
    current: Path
    today: date
    lenient: bool = False

    def workspace(self) -> Workspace:
        """The workspace: the folder that is named, or the nearest one upwards. Errors: NotFoundError."""
        return find_workspace(self.named or self.current)

    def workspace_or_none(self) -> Workspace | None:
        """The workspace, where there is one."""
        try:
            return self.workspace()
        except NotFoundError:
            return None

    def templates(self) -> Templates:
        """The templates of the workspace; outside any workspace, those that ship."""
        workspace = self.workspace_or_none()
        return workspace.templates() if workspace is not None else SHIPPED

    def shown(self, path: Path) -> str:
        """A path as outputs name it: from the workspace's root where it is inside, else the file's name."""
        workspace = self.workspace_or_none()
        return relative_name(workspace.root, path) if workspace is not None else path.name


@dataclass(frozen=True, slots=True)
class ChosenTexts:
    """A text of a chapter, the one it is compared with, and what is to be said of them, a sentence each."""

    draft: VersionFile
    base: VersionFile | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedlinePair:
    """Two texts to be compared, and what is to be said of them, a sentence each.

    ``imports`` are the lines of what was remarked where a text was imported.
    """

    old: Chapter
    new: Chapter
    remarks: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text to be shown, and what is to be said of it, a sentence each; ``imports`` as ``RedlinePair``'s."""

    chapter: Chapter
    remarks: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


def default_texts(folder: ChapterFolder, today: date) -> ChosenTexts:
    """The texts of a chapter where none is named. Errors: AmbiguousError where several drafts are pending."""
    timeline = folder.timeline()
    try:
        return texts_with(folder, timeline, timeline.draft(today), today)
    except AmbiguousError as fault:
        raise AmbiguousError(f"{folder.name}: {fault} with --to or --version") from None


def pending_texts(folder: ChapterFolder, today: date) -> tuple[ChosenTexts, ...]:
    """The texts of each pending draft of a chapter, oldest first; of its settled text where none is pending."""
    timeline = folder.timeline()
    drafts = timeline.drafts() or (timeline.settled(today),)
    return tuple(texts_with(folder, timeline, draft, today) for draft in drafts)


def settled_texts(folder: ChapterFolder, today: date) -> ChosenTexts:
    """The texts of a chapter, its draft where one is pending; where several are, none of them is shown, and all are
    named."""
    timeline = folder.timeline()
    drafts = timeline.drafts()
    if len(drafts) < 2:
        return default_texts(folder, today)
    texts = texts_with(folder, timeline, timeline.settled(today), today)
    several = ", ".join(str(draft.version) for draft in drafts)
    return ChosenTexts(texts.draft, texts.base, (*texts.remarks, f"several drafts are pending: {several}"))


def law_files(folder: ChapterFolder, today: date) -> tuple[VersionFile, ...]:
    """The texts that are the law on a day, in any section, and those that will be from a day that they state; oldest
    first."""
    timeline = folder.timeline()
    texts = [timeline.in_force(today), *(one.text for one in timeline.exceptions(today))]
    texts += [text for text in timeline.coming(today) if text.effective is not None]
    return tuple(item for item in folder.versions if any(text and text.version == item.version for text in texts))


def texts_with(folder: ChapterFolder, timeline: Timeline, draft: DatedText, today: date) -> ChosenTexts:
    """The texts of a chapter where ``draft`` is to be shown."""
    base = timeline.base_for(draft)
    moved = timeline.overtaken(draft, today)
    remarks = (*([moved.sentence] if moved else []), *timeline.remarks(today))
    return ChosenTexts(folder.file_of(draft.version), folder.file_of(base.version) if base else None, remarks)


def locate(setting: SelectionContext, wanted: str) -> tuple[ChapterFolder | None, Path | None]:
    """What CHAPTER names: a chapter's folder, and the file where a file was named.

    A file outside any workspace has no folder. Errors: NotFoundError, naming the chapters there are.
    """
    path = Path(wanted)
    if path.suffix and path.is_file():
        try:
            folders = find_workspace(setting.named or path.resolve().parent).chapters()
        except NotFoundError:
            return None, path
        home = path.resolve().parent
        return next((folder for folder in folders if folder.path.resolve() == home), None), path
    if path.suffix in (".xml", ".docx"):
        raise NotFoundError(f"there is no file {wanted}")
    return setting.workspace().chapter(wanted), None


def shown_text(setting: SelectionContext, wanted: str, version: str | None) -> ShownText:
    """The text to be shown: V if given, else the file that CHAPTER names, else the chapter's default.

    Errors: NotFoundError, naming what there is; AmbiguousError where several drafts are pending and none is named.
    """
    folder, file = locate(setting, wanted)
    if version or file is not None or folder is None:
        return _named(setting, folder, version, file)
    texts = default_texts(folder, setting.today)
    return ShownText(_load(setting, texts.draft), texts.remarks)


def choose_base_and_draft(setting: SelectionContext, wanted: str, base: str | None, draft: str | None) -> RedlinePair:
    """The two texts to be compared.

    Errors: NotFoundError where the chapter has no other text to compare with; AmbiguousError where several drafts are
    pending and none is named.
    """
    folder, file = locate(setting, wanted)
    if file is not None and is_draft(file):
        return _imported_pair(setting, file, base, draft)
    item = _version_file(setting, folder, file, draft)
    if item is None or (draft or "").startswith("git:"):
        new = _named(setting, folder, draft, file)
    else:
        new = ShownText(_load(setting, item))
    if base:
        old = _named(setting, folder, base, file)
        return _paired(replace(old, remarks=_superseded(folder, base, setting.today)), new)
    texts = _default_pair(folder, item, setting.today)
    if texts is None or texts.base is None:
        raise NotFoundError(
            f"{wanted} has no version to compare with; name one with --from, or use `engross clean {wanted}`"
        )
    return _paired(ShownText(_load(setting, texts.base), texts.remarks), new)


def _superseded(folder: ChapterFolder | None, base: str, today: date) -> tuple[str, ...]:
    """What is to be said of an adopted text that is named as the base and is not the law of ``today``."""
    if folder is None or base.startswith("git:") or Path(base).is_file():
        return ()
    named, law = pick_version(folder, base).version, folder.timeline().in_force(today)
    if law is None or named == law.version or named.stage == "proposed":
        return ()
    return (f"{named} is not the law of {today}: that is {law.version}",)


def _paired(old: ShownText, new: ShownText) -> RedlinePair:
    return RedlinePair(old.chapter, new.chapter, (*old.remarks, *new.remarks), (*old.imports, *new.imports))


def _default_pair(folder: ChapterFolder | None, item: VersionFile | None, today: date) -> ChosenTexts | None:
    """The texts of a chapter with the one in ``item``; the law of ``today`` is the base of one that is not there."""
    if folder is None:
        return None
    timeline = folder.timeline()
    if item is not None:
        return texts_with(folder, timeline, timeline.named(item.version), today)
    law = folder.file_of((timeline.in_force(today) or timeline.settled(today)).version)
    return ChosenTexts(law, law, tuple(timeline.remarks(today)))


def _version_file(
    setting: SelectionContext, folder: ChapterFolder | None, file: Path | None, version: str | None
) -> VersionFile | None:
    """The file of the text that is meant, where it is one of the chapter's versions."""
    if folder is None:
        return None
    if version and not version.startswith("git:"):
        return None if Path(version).suffix and Path(version).is_file() else pick_version(folder, version)
    if file is not None:
        return next((item for item in folder.versions if item.path.samefile(file)), None)
    return default_texts(folder, setting.today).draft


def _named(
    setting: SelectionContext, folder: ChapterFolder | None, version: str | None, file: Path | None
) -> ShownText:
    """The text that V names: a stage, a date, a draft's name, ``git:REV`` (of the draft's file), or a path; without V
    the one in ``file``.

    Errors: NotFoundError, naming what there is.
    """
    path = Path(version) if version else file
    if path is not None and (not version or (path.suffix and path.is_file())):
        return _read(setting, path, folder)
    assert version  # noqa: S101 - else there is a file
    if folder is None:
        raise NotFoundError(f"there is no file {version}; outside a workspace a version is a path to an XML file")
    if version.startswith("git:"):
        held = file or default_texts(folder, setting.today).draft.path
        return ShownText(load_revision(setting.workspace(), held, version.removeprefix("git:")))
    return ShownText(_load(setting, pick_version(folder, version)))


def _imported_pair(setting: SelectionContext, file: Path, base: str | None, draft: str | None) -> RedlinePair:
    """The two texts to be compared where CHAPTER is a Word or Markdown file.

    Its tracked changes, where it has any, say both; else it is compared with the law of the day.
    """
    workspace = setting.workspace_or_none()
    read = read_draft(file, workspace, None, lenient=setting.lenient)
    said = import_lines(file.name, read.remarks)
    folder = folder_of_chapter(read.proposal, workspace) if workspace is not None else None
    new = _named(setting, folder, draft, None) if draft else ShownText(read.proposal)
    new = ShownText(new.chapter, new.remarks, (*said, *new.imports))
    if base:
        return _paired(_named(setting, folder, base, None), new)
    if read.base is not None:
        return _paired(ShownText(read.base), new)
    texts = _default_pair(folder, None, setting.today)
    if texts is None:
        raise NotFoundError(f"{file.name} has no tracked changes and no text in force to compare with; say --from")
    return _paired(ShownText(_load(setting, texts.draft), texts.remarks), new)


def _read(setting: SelectionContext, path: Path, folder: ChapterFolder | None) -> ShownText:
    """The text in a file: an ordinance as it is, a Word or Markdown file imported, its changes accepted."""
    if is_draft(path):
        read = read_draft(path, setting.workspace_or_none(), folder, lenient=setting.lenient)
        return ShownText(read.proposal, imports=import_lines(path.name, read.remarks))
    return ShownText(load(path, setting.shown(path)))


def _load(setting: SelectionContext, item: VersionFile) -> Chapter:
    return load(item.path, setting.shown(item.path))
