"""From what is typed to chapters: CHAPTER and V of the command line."""

from __future__ import annotations

from pathlib import Path

import click

from engross.errors import NotFoundError
from engross.model.chapter import Chapter
from engross.resources import SHIPPED, Templates
from engross.services.drafts import home_of, is_draft, read_draft
from engross.workspace import (
    ChapterFolder,
    Workspace,
    default_base,
    default_draft,
    find_workspace,
    load,
    load_revision,
    pick_version,
    relative_name,
)


def workspace_of(ctx: click.Context) -> Workspace:
    """The workspace of this call: the folder named with -C, or the nearest one upwards."""
    folder: Path | None = ctx.find_root().obj
    return find_workspace(folder or Path.cwd())


def templates_of(ctx: click.Context) -> Templates:
    """The templates of this call's workspace; outside any workspace, those that ship."""
    workspace = _workspace(ctx)
    return workspace.templates() if workspace is not None else SHIPPED


def chapter_folder(ctx: click.Context, wanted: str) -> tuple[ChapterFolder | None, Path | None]:
    """What CHAPTER names: a chapter's folder, and the file where a file was named.

    A file outside any workspace has no folder.
    """
    path = Path(wanted)
    if path.suffix and path.is_file():
        start: Path = ctx.find_root().obj or path.resolve().parent
        try:
            folders = find_workspace(start).chapters()
        except NotFoundError:
            return None, path
        home = path.resolve().parent
        return next((folder for folder in folders if folder.path.resolve() == home), None), path
    if path.suffix in (".xml", ".docx"):
        raise NotFoundError(f"there is no file {wanted}")
    return workspace_of(ctx).chapter(wanted), None


def named_version(ctx: click.Context, folder: ChapterFolder | None, wanted: str, draft: Path | None) -> Chapter:
    """The version that V names: a stage, a date, ``git:REV`` (of the draft's file), or a path.

    Errors: NotFoundError, naming what there is.
    """
    path = Path(wanted)
    if path.suffix and path.is_file():
        return _read(ctx, path, folder)
    if folder is None:
        raise NotFoundError(f"there is no file {wanted}; outside a workspace a version is a path to an XML file")
    if wanted.startswith("git:"):
        file = draft or default_draft(folder).path
        return load_revision(workspace_of(ctx), file, wanted.removeprefix("git:"))
    item = pick_version(folder, wanted)
    return load(item.path, _shown(ctx, item.path))


def chosen_draft(ctx: click.Context, wanted: str, version: str | None) -> Chapter:
    """The version to be shown: V if given, else the file that CHAPTER names, else the latest proposal."""
    folder, file = chapter_folder(ctx, wanted)
    if version:
        return named_version(ctx, folder, version, file)
    if file is not None:
        return _read(ctx, file, folder)
    assert folder is not None  # noqa: S101 - no file, so a folder was found
    path = default_draft(folder).path
    return load(path, _shown(ctx, path))


def pair_of(ctx: click.Context, wanted: str, base: str | None, draft: str | None) -> tuple[Chapter, Chapter]:
    """The two versions to be compared, base first.

    Errors: NotFoundError where the chapter has no other version to compare with.
    """
    folder, file = chapter_folder(ctx, wanted)
    if file is not None and is_draft(file):
        return _drafted_pair(ctx, file, base, draft)
    new = chosen_draft(ctx, wanted, draft)
    if base:
        return named_version(ctx, folder, base, file), new
    earlier = default_base(folder) if folder is not None else None
    if folder is None or earlier is None:
        raise NotFoundError(
            f"{wanted} has no version to compare with; name one with --from, or use `engross clean {wanted}`"
        )
    return load(earlier.path, _shown(ctx, earlier.path)), new


def _drafted_pair(ctx: click.Context, file: Path, base: str | None, draft: str | None) -> tuple[Chapter, Chapter]:
    """The two versions to be compared where CHAPTER is a Word or Markdown file.

    Its tracked changes, where it has any, say both; else it is compared with the text in force.
    """
    workspace = _workspace(ctx)
    read = read_draft(file, workspace, None)
    folder = home_of(read.proposal, workspace) if workspace is not None else None
    new = named_version(ctx, folder, draft, None) if draft else read.proposal
    if base:
        return named_version(ctx, folder, base, None), new
    if read.base is not None:
        return read.base, new
    earlier = default_base(folder) if folder is not None else None
    if earlier is None:
        raise NotFoundError(f"{file.name} has no tracked changes and no text in force to compare with; say --from")
    return load(earlier.path, _shown(ctx, earlier.path)), new


def _read(ctx: click.Context, path: Path, folder: ChapterFolder | None) -> Chapter:
    """The version in a file: an ordinance as it is, a Word or Markdown file imported, its changes accepted."""
    if is_draft(path):
        return read_draft(path, _workspace(ctx), folder).proposal
    return load(path, _shown(ctx, path))


def _workspace(ctx: click.Context) -> Workspace | None:
    try:
        return workspace_of(ctx)
    except NotFoundError:
        return None


def _shown(ctx: click.Context, path: Path) -> str:
    """A path as outputs name it: from the workspace's root where it is inside, else the file's name."""
    try:
        root = workspace_of(ctx).root
    except NotFoundError:
        return path.name
    return relative_name(root, path)
