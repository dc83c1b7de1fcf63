"""``engross git-merge``."""

from __future__ import annotations

from pathlib import Path

import click

from engross.outputs.atomic_writing import write_atomically
from engross.services.git.merge_driver import ThreeVersions, merge_for_git
from engross.workspace import hierarchy_for, read_bytes

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("git-merge")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("size", type=click.IntRange(min=1))
@click.argument("name")
@click.pass_context
def git_merge_command(ctx: click.Context, base: Path, ours: Path, theirs: Path, size: int, name: str) -> None:
    """Merge BASE, OURS and THEIRS into OURS by provision and word: what git calls once `engross git-setup` was run.

    SIZE is that of a conflict marker, NAME the path in the repository. Exit status 1 while conflicts are left.
    """
    versions = ThreeVersions(name, read_bytes(base), read_bytes(ours), read_bytes(theirs))
    made = merge_for_git(versions, hierarchy_for(Path(name)), size)
    write_atomically(ours, made.data)
    for sentence in made.said:
        click.echo(f"engross: {name}: {sentence}", err=True)
    ctx.exit(int(made.conflicts > 0))
