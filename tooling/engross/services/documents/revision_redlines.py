"""The redlines of a pull request: each version of a chapter that differs from a git revision, against what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from engross.akn import parse_chapter
from engross.building.redlines import document_bytes
from engross.compose import clean_copy
from engross.compose.law.redline import redline
from engross.diff import compare
from engross.errors import EngrossError, NotFoundError
from engross.git_repository import ChangedPath, branching_point, changed_paths, files_at
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.picture import PICTURE_NAME
from engross.model.publication.publication import Publication
from engross.services.documents.redline_author import redline_author
from engross.services.selection.base_and_draft_choice import texts_with
from engross.values import dataclass
from engross.workspace import Workspace, is_version, load, read_bytes, relative_name
from engross.workspace.chapter_pictures import pictures_beside, pictures_read_by


@dataclass(frozen=True, slots=True)
class RevisionRedline:
    """What became of one file: the names and bytes of its documents, and a sentence; ``failed`` where none could be
    made of it."""

    documents: tuple[tuple[str, bytes], ...]
    said: str
    failed: bool = False


def revision_redlines(
    workspace: Workspace, revision: str, formats: Sequence[str], today: date
) -> Iterator[RevisionRedline]:
    """The redline of each version that differs from ``revision`` (where HEAD left it) by its own file or by that of a
    picture which it shows, in ``formats``; renamed files are held against what they were. A version that is new is held
    against the law it was written against; of one that has no other to be compared with there is a clean copy.

    Errors: NotFoundError where git does not know the revision; EngrossError where git fails.
    """
    commit = branching_point(workspace.root, revision)
    former = dict(files_at(workspace.root, commit, (workspace.ordinances.name,)))
    makers = _Makers(workspace, f"{revision} ({commit[:12]})", former, tuple(formats), today)
    for change in _changed_texts(workspace, changed_paths(workspace.root, commit, (workspace.ordinances.name,))):
        try:
            yield makers.of(change)
        except EngrossError as fault:
            yield RevisionRedline((), f"{change.path}: no redline: {fault}", failed=True)


def _changed_texts(workspace: Workspace, changes: Sequence[ChangedPath]) -> list[ChangedPath]:
    """The changed files of ``changes`` that hold law, and those that stay and show a picture whose file changed."""
    law = [change for change in changes if _is_law(change.path or change.before or "")]
    names = {name for change in changes for name in (change.path, change.before) if name and _is_beside_law(name)}
    pictures = {PurePosixPath(name) for name in names if PICTURE_NAME.fullmatch(PurePosixPath(name).name)}
    known = {change.path for change in law}
    for folder in workspace.chapters() if pictures else ():
        changed = {path.name for path in pictures if path.parts[1] == folder.name}
        for item in folder.versions if changed else ():
            name = relative_name(workspace.root, item.path)
            shown = pictures_beside(folder.path, read_bytes(item.path))
            if name not in known and any(picture.name in changed for picture in shown):
                law.append(ChangedPath(name, name))
    return sorted(law, key=lambda change: change.path or change.before or "")


def _is_law(name: str) -> bool:
    return _is_beside_law(name) and is_version(Path(name))


def _is_beside_law(name: str) -> bool:
    path = PurePosixPath(name)
    return len(path.parts) == 3 and path.parts[1] != "meetings"


@dataclass(frozen=True, slots=True)
class _Makers:
    """What every redline of one run is made with; ``revision`` as a title names it."""

    workspace: Workspace
    revision: str
    former: dict[str, bytes]
    formats: tuple[str, ...]
    today: date

    def of(self, change: ChangedPath) -> RevisionRedline:
        """The documents of one changed file, and what is said of it."""
        name, before = change.path, change.before
        if name is None:
            return RevisionRedline((), f"{before} is gone since {self.revision}; there is no redline of it")
        hierarchy = self.workspace.hierarchy()
        new = load(self.workspace.root / name, name, hierarchy)
        if before is None:
            return self._of_new(name, new, hierarchy)
        old = self._former(before, hierarchy)
        comparison = compare(old, new)
        moved = f", renamed from {before}" if before != name else ""
        if not any(change.kind != "unchanged" for change in comparison.root.walk()):
            return RevisionRedline((), f"{name}{moved}: no words changed since {self.revision}")
        page = redline(comparison, author=redline_author(self.workspace), remarks=(f"Since {self.revision}",))
        return self._documents(name, page, f"since {self.revision}", f"{name}{moved}: redline since {self.revision}")

    def _former(self, name: str, hierarchy: Hierarchy) -> Chapter:
        """The text that a file held at the revision, with the pictures that stood beside it."""
        data, folder = self.former[name], PurePosixPath(name).parent

        def read(picture: str) -> bytes:
            found = self.former.get(f"{folder}/{picture}")
            if found is None:
                raise NotFoundError(picture)
            return found

        chapter = parse_chapter(data, f"{name}@{self.revision}", hierarchy)
        return replace(chapter, pictures=pictures_read_by(read, data))

    def _of_new(self, name: str, new: Chapter, hierarchy: Hierarchy) -> RevisionRedline:
        path = PurePosixPath(name)
        folder = next(folder for folder in self.workspace.chapters() if folder.name == path.parts[1])
        timeline = folder.timeline()
        item = next(item for item in folder.versions if item.path.name == path.name)
        texts = texts_with(folder, timeline, timeline.named(item.version), self.today)
        if texts.base is None:
            said = f"{name} is new since {self.revision} and amends no text; it has a clean copy"
            return self._documents(name, clean_copy(new), f"new since {self.revision}", said)
        base = load(texts.base.path, relative_name(self.workspace.root, texts.base.path), hierarchy)
        page = redline(compare(base, new), author=redline_author(self.workspace), remarks=texts.remarks)
        said = f"{name} is new since {self.revision}: redline against {texts.base.version}"
        return self._documents(name, page, f"new since {self.revision}", said)

    def _documents(self, name: str, page: Publication, compared: str, said: str) -> RevisionRedline:
        page = replace(page, title=f"{page.title}, {compared}", subject=f"{page.subject}, {compared}")
        folder, stem = PurePosixPath(name).parts[1], PurePosixPath(name).stem
        templates = self.workspace.templates()
        made = ((f"{folder}.{stem}.{each}", document_bytes(page, each, templates)) for each in self.formats)
        return RevisionRedline(tuple(made), said)
