"""``engross fmt``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from engross.akn import identify, read_chapter, write_chapter
from engross.cli.choose import shown, workspace_of
from engross.outputs.writing import write_atomically
from engross.workspace import read_bytes


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE…]")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 where a file is not in canonical form.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], check: bool) -> None:
    """Put ordinance files into canonical form: eIds from places, one block a line (default: all files)."""
    root = Path.cwd()
    if not files:
        workspace = workspace_of(ctx)
        root = workspace.root
        files = tuple(item.path for folder in workspace.chapters() for item in folder.versions)
    wrong = 0
    for path in files:
        data = read_bytes(path)
        name = shown(root.resolve(), path)
        canonical = write_chapter(identify(read_chapter(data, name)))
        if canonical == data:
            continue
        wrong += 1
        if check:
            click.echo(f"{name}: not in canonical form; run `engross fmt {name}`")
        else:
            write_atomically(path, canonical)
            click.echo(f"{name}: formatted")
    if check and wrong:
        sys.exit(1)
