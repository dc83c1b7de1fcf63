"""``engross build``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from engross.cli.choose import shown, workspace_of
from engross.cli.output import size
from engross.cli.redlining import author_of, redline_bytes
from engross.compare import compare
from engross.compose import change_summary, clean_copy
from engross.model.chapter import Chapter
from engross.render import FORMATS, render
from engross.workspace import ChapterFolder, Workspace, default_base, default_draft, load, write_atomically


@click.command("build")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Redline and clean copy of every chapter that has versions, into build/; a line a file with its size."""
    workspace = workspace_of(ctx)
    author = author_of(ctx)
    first: Path | None = None
    for folder in workspace.chapters():
        for name, data in _outputs(workspace, folder, author):
            path = workspace.build / folder.name / name
            write_atomically(path, data)
            click.echo(f"{shown(workspace.root, path)}  {size(len(data))}")
            first = first or (path if name == "redline.docx" else None)
    if first is not None:
        click.echo(f"\nLook first at {shown(workspace.root, first)}: the redline, its certificate on the last page.")


def _outputs(workspace: Workspace, folder: ChapterFolder, author: str) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of everything that is made of one chapter."""
    draft = default_draft(folder)
    base = default_base(folder)
    new = load(draft.path, shown(workspace.root, draft.path))
    if base is not None and base.path != draft.path:
        yield from _redlines(load(base.path, shown(workspace.root, base.path)), new, author)
    publication = clean_copy(new)
    for name in FORMATS:
        yield f"clean.{name}", render(publication, name)


def _redlines(old: Chapter, new: Chapter, author: str) -> Iterator[tuple[str, bytes]]:
    comparison = compare(old, new)
    for name in (*FORMATS, "json"):
        yield f"redline.{name}", redline_bytes(comparison, name, author=author)
    yield "changes.txt", render(change_summary(comparison), "txt")
