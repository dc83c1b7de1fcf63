"""What git has of the files of a workspace: a text as it stood at a revision, and what is not committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engross.akn import parse_chapter
from engross.git_repository import file_at_revision, uncommitted_files
from engross.model.law.chapter import Chapter
from engross.workspace.chapter_pictures import pictures_read_by
from engross.workspace.city_folder import Workspace
from engross.workspace.file_contents import relative_name


def load_revision(workspace: Workspace, path: Path, revision: str) -> Chapter:
    """The chapter as the file at ``path``, and the pictures beside it, stood at a git revision.

    Errors: NotFoundError where git does not know the revision or the file was not there.
    """
    relative = workspace.held(path).resolve().relative_to(workspace.root.resolve()).as_posix()
    data = file_at_revision(workspace.root, relative, revision)
    folder = relative.rpartition("/")[0]
    pictures = pictures_read_by(lambda name: file_at_revision(workspace.root, f"{folder}/{name}", revision), data)
    return replace(parse_chapter(data, f"{relative}@{revision}", workspace.hierarchy()), pictures=pictures)


def uncommitted_paths(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """Which of the files at ``paths`` git has uncommitted changes of, by their names in the workspace.

    Empty where the workspace is no repository, or there is no git.
    """
    return uncommitted_files(workspace.root, [relative_name(workspace.root, path) for path in paths if path.is_file()])
