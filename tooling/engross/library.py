"""A workspace for Python programs and notebooks: its chapters, and their texts by day, stage or name.

``open_workspace(".").chapter("68").in_force().find("68-5A")``
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from engross.errors import NotFoundError
from engross.model.law.chapter import Chapter
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace, find_workspace, load, pick_version


@dataclass(frozen=True, slots=True, repr=False)
class OpenedChapter:
    """A chapter of an opened workspace; each text is read from its file when it is asked for."""

    folder: ChapterFolder
    today: date

    @property
    def versions(self) -> tuple[str, ...]:
        """Its versions, oldest first, as their files are named: ``2020-01-14.codified``."""
        return tuple(str(item.version) for item in self.folder.versions)

    def in_force(self, on: date | None = None) -> Chapter:
        """The text that is the law on a day; without one, on the day that the workspace was opened for.

        Errors: NotFoundError where none is; SourceError where a file cannot be read.
        """
        day = on or self.today
        text = self.folder.timeline().in_force(day)
        if text is None:
            raise NotFoundError(f"{self.folder.name} has no text that is the law on {day}; it has: {self._listed}")
        return load(self.folder.file_of(text.version).path)

    def draft(self) -> Chapter:
        """The pending draft. Errors: NotFoundError where there is none, AmbiguousError where there are several."""
        text = self.folder.timeline().draft(self.today)
        if not text.pending:
            raise NotFoundError(f"{self.folder.name} has no pending draft; it has: {self._listed}")
        return load(self.folder.file_of(text.version).path)

    def text(self, version: str) -> Chapter:
        """The text that ``version`` names: a stage or a draft's name (the latest of it), a date, or a file's name
        without its suffix. Errors: NotFoundError, AmbiguousError."""
        return load(pick_version(self.folder, version).path)

    @property
    def _listed(self) -> str:
        return ", ".join(self.versions)

    def __repr__(self) -> str:
        """Its folder and its versions."""
        return f"<{self.folder.name}: {self._listed}>"


@dataclass(frozen=True, slots=True, repr=False)
class OpenedWorkspace:
    """A city's folder, opened for a day."""

    workspace: Workspace
    today: date

    def chapters(self) -> tuple[OpenedChapter, ...]:
        """Its chapters, in the order of their folders."""
        return tuple(OpenedChapter(folder, self.today) for folder in self.workspace.chapters())

    def chapter(self, wanted: str) -> OpenedChapter:
        """The chapter that a number, a folder's name or the beginning of one names. Errors: NotFoundError,
        AmbiguousError."""
        return OpenedChapter(self.workspace.chapter(wanted), self.today)

    def __repr__(self) -> str:
        """Its folder, and how many chapters it has."""
        return f"<workspace {self.workspace.root.name}: {len(self.workspace.chapters())} chapters>"


def open_workspace(path: str | os.PathLike[str] = ".", today: date | None = None) -> OpenedWorkspace:
    """Open the nearest folder from ``path`` upwards that holds ``ordinances/``.

    ``today`` is the day to answer for; without it, that of this machine. Errors: NotFoundError.

        >>> city = open_workspace(".", today=date(2025, 10, 1))
        >>> city.chapter("68").in_force().find("68-12")
        <section § 68-12. “Severability.”, 0 below it>
    """
    return OpenedWorkspace(find_workspace(Path(path)), today or date.today())
