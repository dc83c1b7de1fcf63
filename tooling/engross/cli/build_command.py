"""``engross build``."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import click

from engross import __version__
from engross.building import ChapterJob, chapter_outputs
from engross.cli.author import author_of
from engross.cli.choose import shown, workspace_of
from engross.cli.jobs import in_order, jobs_options
from engross.cli.output import size
from engross.model.chapter import Source
from engross.outputs.putting import put_outputs
from engross.workspace import Workspace, read_bytes

_LIBRARIES = ("lxml", "typst")
"""The libraries whose versions the manifest names: those that shape the bytes."""
_DEEDS = {
    "removed": "removed: it is made no longer",
    "kept": "kept, though it is made no longer: it was altered after it was built; remove it if nobody needs it",
}


@click.command("build")
@jobs_options
@click.pass_context
def command(ctx: click.Context, jobs: int, scheduler: str) -> None:
    """Redline and clean copy of every chapter that has versions, into build/; a line a file with its size."""
    workspace = workspace_of(ctx)
    made = in_order(chapter_outputs, _chapter_jobs(workspace, author_of(ctx)), jobs, scheduler)
    outputs = (output for each in made for output in each)
    first = ""
    for put in put_outputs(workspace.build, outputs, tools(), waiting):
        path = shown(workspace.root, workspace.build / put.path)
        click.echo(f"{path}  {_DEEDS.get(put.deed) or size(put.size)}")
        if not first and put.path.endswith("/redline.docx"):
            first = path
    if first:
        click.echo(f"\nLook first at {first}: the redline, its certificate on the last page.")


def _chapter_jobs(workspace: Workspace, author: str) -> Iterator[ChapterJob]:
    file = workspace.city_file()
    city = Source(shown(workspace.root, file), sha256(read_bytes(file)).hexdigest()) if file else None

    def named(path: Path) -> tuple[str, bytes]:
        return shown(workspace.root, path), read_bytes(path)

    for folder in workspace.chapters():
        draft, base = folder.to_build()
        yield ChapterJob(folder.name, named(draft.path), named(base.path) if base else None, author, city)


def tools() -> tuple[tuple[str, str], ...]:
    """The programs that the manifest names, and their versions."""
    return ("engross", __version__), *((library, version(library)) for library in _LIBRARIES)


def waiting() -> None:
    """Say that another build is waited for."""
    click.echo("engross: another build of this folder is running; waiting for it", err=True)
